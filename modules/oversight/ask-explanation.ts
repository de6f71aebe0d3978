import { randomUUID } from 'node:crypto'
import { addWorkingHours } from '#modules/calendar'
import { once, recordEvent, type Work } from '#modules/record'
import { getUnit, listAgencies } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { forbidden, invalid } from '#platform/refusal.ts'
import { FIGURES_OF_NOW } from './board.ts'
import { type AskInput, type Explanation, mayAsk } from './explanation.ts'
import { insertExplanation } from './explanations-store.ts'
import { readBoard } from './read-board.ts'
import { calendarOfUnit } from './read-digest.ts'

const DAY_HOURS = 8
const USUAL_DAYS = 2

/** Yêu cầu giải trình: the city asks a commune about a figure of its own, which is kept as it stood. */
export async function askExplanation(work: Work, input: AskInput): Promise<Explanation> {
  if (!mayAsk(work.actor)) throw notYours()
  const { from, to } = input
  if ((from ?? '') > (to ?? from ?? '')) throw outOfOrder()
  return once(work, () => ask(work, input))
}

async function ask(work: Work, input: AskInput): Promise<Explanation> {
  const { trx, actor, now } = work
  const { figure, question, days = USUAL_DAYS } = input
  const on = dayOf(now)
  const unit = await getUnit(trx, input.unit, on)
  const isOfNow = FIGURES_OF_NOW.includes(figure)
  const period = { from: isOfNow ? null : (input.from ?? null), to: isOfNow ? null : (input.to ?? null) }
  const { items } = await readBoard(trx, { ...period, now, units: [unit.id] })
  const row = items[0]
  if (!row) throw notACommune(unit.full_name)
  const calendar = await calendarOfUnit(trx, unit.id, on)
  const asked: Explanation = {
    ...{ id: randomUUID(), unit_id: unit.id, figure, from_on: period.from, to_on: period.to },
    ...{ shown: String(row[figure] ?? ''), question: question.trim() },
    ...{ asked_at: now, asked_by_name: actor.name },
    due_at: addWorkingHours(calendar, now, days * DAY_HOURS),
    ...{ answer: null, answered_at: null, answered_by_name: null },
  }
  const agencies = await listAgencies(trx, { unit: unit.id, on })
  await insertExplanation(
    work,
    asked,
    agencies.map(({ id }) => id),
  )
  await recordEvent(work, {
    ...{ module: 'oversight', noun: 'explanation', noun_id: asked.id, noun_version: 1, act: 'ask' },
    ...{ agency_id: actor.posts[0]?.agency_id ?? null, unit_id: unit.id },
    data: { figure, ...period, shown: asked.shown, due_at: asked.due_at },
  })
  return asked
}

function notYours() {
  return forbidden('not_yours_to_ask', {
    vi: 'Giám sát và lãnh đạo thành phố yêu cầu giải trình; xã, phường trả lời ở mục Giải trình.',
    en: 'The city’s controllers and leaders ask for explanations; communes answer under Explanations.',
  })
}

function outOfOrder() {
  const message = { vi: 'Ngày cuối phải sau ngày đầu.', en: 'The last day must be after the first.' }
  return invalid('period_order', message, [{ field: 'to', message }])
}

function notACommune(name: string) {
  const message = {
    vi: `${name} không phải xã, phường của thành phố; hãy chọn một xã, phường.`,
    en: `${name} is no commune of the city; choose one.`,
  }
  return invalid('not_a_commune', message, [{ field: 'unit', message }])
}
