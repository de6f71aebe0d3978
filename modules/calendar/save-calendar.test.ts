import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { findPoint, getUnit } from '#modules/units'
import { Replay } from '#modules/record'
import { toDayNumber } from '#platform/dates.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import type { DayContent } from './calendar-content.ts'
import { planOf } from './calendar.ts'
import { findLastVersion, listCalendarVersions } from './calendar-versions.ts'
import { calendarGivenAt, findCalendar } from './find-calendar.ts'
import { type CalendarInput, type Owner, saveCalendar } from './save-calendar.ts'

const house = await openTestHouse()
const admin = await actorNamed(house, 'quantri.ha-noi')
const local = await actorNamed(house, 'quantri.cau-giay')
const stranger = await actorNamed(house, 'quantri.ba-dinh')
const desk = await actorNamed(house, 'tiepnhan.cau-giay')
const controller = await actorNamed(house, 'giamsat.ha-noi')

const on = '2026-03-02'
const point = await findPoint(house.app, (await getUnit(house.app, 'cau-giay', on)).id, on)
assert.ok(point)
const OWN: Owner = point.slug
const TUESDAY = toDayNumber('2026-03-03')

function dayOff(kind: DayContent['kind'], day: string): DayContent {
  return {
    ...{ on: day, kind, name: { vi: 'Mất điện', en: 'Power cut' } },
    ...{ legal_basis: 'Thông báo của Chủ tịch', status: 'announced' },
  }
}

async function next(agency: string | null, change: Partial<CalendarInput> = {}): Promise<CalendarInput> {
  const last = await findLastVersion(house.app, agency)
  const { announced_to, source, weeks, days, outages } = last?.content ?? {
    ...{ announced_to: '2027-12-31', source: 'Đơn vị', weeks: [], days: [], outages: [] },
  }
  const seen = last?.number ?? 0
  const reason = 'Theo thông báo mới'
  return { effective_on: on, reason, seen, announced_to, source, weeks, days, outages, ...change }
}

const save = (who: typeof admin, owner: Owner, input: CalendarInput) =>
  acting(house, { actor: who }, (work) => saveCalendar(work, owner, input))

test('nobody but the city’s administrator changes the city’s calendar', async () => {
  const input = await next(null)
  for (const who of [local, desk, controller]) {
    await assert.rejects(save(who, null, input), { code: 'not_your_calendar' })
  }
})

test('a commune’s administrator keeps no other unit’s calendar', async () => {
  const closed = await next(point.id, { days: [dayOff('closure', '2026-03-03')] })
  await assert.rejects(save(stranger, OWN, closed), { code: 'not_your_calendar' })
  await assert.rejects(save(desk, OWN, closed), { code: 'not_your_calendar' })
})

test('a commune’s administrator makes no general day off, make-up day or outage', async () => {
  const holiday = await next(point.id, { days: [dayOff('holiday', '2026-03-03')] })
  await assert.rejects(save(local, OWN, holiday), { code: 'not_local' })
  const outage = {
    ...{ from_at: '2026-03-02T01:00:00.000Z', to_at: '2026-03-02T04:00:00.000Z' },
    ...{ name: { vi: 'Mất mạng', en: 'Outage' }, legal_basis: 'Biên bản' },
  }
  await assert.rejects(save(local, OWN, await next(point.id, { outages: [outage] })), { code: 'not_local' })
})

test('a calendar does not change in the past, nor from a version that is not the last, nor to never open', async () => {
  await assert.rejects(save(admin, null, await next(null, { effective_on: '2026-03-01' })), {
    code: 'calendar_past',
  })
  await assert.rejects(save(admin, null, await next(null, { seen: 7 })), { code: 'stale' })
  await assert.rejects(save(admin, null, await next(null, { weeks: [] })), { code: 'calendar_closed' })
  const twice = [dayOff('closure', '2026-03-03'), dayOff('closure', '2026-03-03')]
  await assert.rejects(save(admin, null, await next(null, { days: twice })), { code: 'calendar_broken' })
})

test('a unit’s closure counts for it alone, and an appointment given before is explained by what was known then', async () => {
  const saved = await save(local, OWN, await next(point.id, { days: [dayOff('closure', '2026-03-03')] }))
  assert.equal(saved.number, 1)
  const later = '2026-03-02T03:00:00.000Z'
  const second = { ...(await next(point.id)), days: [dayOff('closure', '2026-03-04')] }
  await acting(house, { actor: local, now: later }, (work) => saveCalendar(work, OWN, second))
  assert.equal(planOf(await findCalendar(house.app, point.id, on), TUESDAY).open, 480)
  assert.equal(planOf(await findCalendar(house.app, null, on), TUESDAY).open, 480)
  const given = await calendarGivenAt(house.app, point.id, '2026-03-02T02:30:00.000Z')
  assert.equal(planOf(given, TUESDAY).open, 0, 'the first content was what held then')
  assert.equal(planOf(given, TUESDAY + 1).open, 480)
})

test('saving twice under one key saves once, and the history tells who, when and why', async () => {
  const key = { scope: admin.scope, key: randomUUID(), hash: 'one' }
  const input = await next(null, { days: [...(await next(null)).days, dayOff('closure', '2026-03-17')] })
  const run = () => acting(house, { actor: admin, key }, (work) => saveCalendar(work, null, input))
  await run()
  await assert.rejects(run(), Replay)
  const [last, first] = await listCalendarVersions(house.app, null)
  assert.equal(last?.number, 2)
  assert.equal(last?.saved_by_name, admin.name)
  assert.equal(last?.reason, 'Theo thông báo mới')
  assert.equal(first?.saved_at, null)
  const [event] =
    await house.owner`select act, data from events where noun = 'calendar' and noun_id = ${last?.id ?? ''}`
  assert.deepEqual(event?.['data'], { number: 2, effective_on: on })
})
