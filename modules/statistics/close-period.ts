import { randomUUID } from 'node:crypto'
import type { Catalogue } from '#modules/procedures'
import { holds, once, recordEvent, type Actor, type Work } from '#modules/record'
import { dayOf, formatDay } from '#platform/dates.ts'
import { conflict, forbidden, invalid } from '#platform/refusal.ts'
import { countUncounted, insertClosed, selectClosed } from './closed-store.ts'
import { selectPins } from './definitions-store.ts'
import type { Closing } from './figures.ts'
import { isClosable, momentsOf, parsePeriod, type Period } from './period.ts'
import { countFigures } from './read-figures.ts'
import { statisticsCursor } from './spans-store.ts'

/** May this actor close a period: the city's controller or leader. */
export function mayClose(actor: Actor): boolean {
  return holds(actor, 'city_controller') || holds(actor, 'city_leader')
}

/**
 * Chốt kỳ: keeps every measure of a month or quarter as it stands now, with the names and definitions it is printed
 * with. What comes to be known later appears as a restatement beside it; the closed figures never change.
 */
export async function closePeriod(work: Work, key: string, catalogue: Catalogue): Promise<Closing> {
  if (!mayClose(work.actor)) throw notYours()
  const period = parsePeriod(key)
  if (!isClosable(period)) throw notClosable()
  return once(work, () => close(work, period, catalogue))
}

async function close(work: Work, period: Period, catalogue: Catalogue): Promise<Closing> {
  const { trx, actor, now } = work
  if (await selectClosed(trx, period.key)) throw closedAlready(period)
  if (period.to >= dayOf(now)) throw notOver(period)
  const position = await statisticsCursor(trx)
  // Events of after the period may wait: somebody acts all the time.
  const uncounted = await countUncounted(trx, position, momentsOf(period).until)
  if (uncounted > 0) throw notCaughtUp(uncounted)
  const { rows, names } = await countFigures(trx, { period, now, catalogue }, position)
  const closing = {
    ...{ id: randomUUID(), closed_at: now, closed_by_name: actor.name, position },
    pins: await selectPins(trx, period.to),
  }
  const closed_by = actor.id ?? ''
  if (!(await insertClosed(trx, { ...closing, period, names, rows, closed_by }))) throw closedAlready(period)
  await recordEvent(work, {
    ...{ module: 'statistics', noun: 'period', noun_id: closing.id, noun_version: 1, act: 'close' },
    ...{ agency_id: actor.posts[0]?.agency_id ?? null, unit_id: null },
    data: { key: period.key, position, figures: rows.length },
  })
  return closing
}

function notYours() {
  return forbidden('not_your_period', {
    vi: 'Kỳ báo cáo do giám sát hoặc lãnh đạo thành phố chốt.',
    en: 'A period is closed by the city’s controller or leader.',
  })
}

function notClosable() {
  const message = {
    vi: 'Chỉ chốt được tháng (2025-07) hoặc quý (2025-Q3).',
    en: 'Only a month (2025-07) or a quarter (2025-Q3) can be closed.',
  }
  return invalid('not_closable', message, [{ field: 'period', message }])
}

function notOver({ key, to }: Period) {
  return conflict('period_not_over', {
    vi: `Kỳ ${key} chưa hết; chốt được từ ngày sau ${formatDay(to)}.`,
    en: `Period ${key} is not over; it can be closed from the day after ${formatDay(to)}.`,
  })
}

function notCaughtUp(events: number) {
  return conflict('statistics_behind', {
    vi: `Số liệu còn ${events} sự kiện chưa tính. Hãy thử lại sau ít giây.`,
    en: `The figures have ${events} events yet to count. Try again in a few seconds.`,
  })
}

function closedAlready({ key }: Period) {
  return conflict('period_closed', {
    vi: `Kỳ ${key} đã chốt. Số đã chốt không đổi; đính chính xem ở cột số liệu tính lại.`,
    en: `Period ${key} is closed. What was closed never changes; corrections show as restated figures.`,
  })
}
