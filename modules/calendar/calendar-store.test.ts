import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { toDayNumber } from '#platform/dates.ts'
import { openTestHouse } from '#test/house.ts'
import type { CalendarContent } from './calendar-content.ts'
import { planOf } from './calendar.ts'
import { findCalendar } from './find-calendar.ts'
import { loadCalendars } from './load-calendars.ts'
import { readCalendarFiles } from './read-calendar-files.ts'

const house = await openTestHouse()
const [city] = await readCalendarFiles('data/calendars')
assert.ok(city)

const monday = toDayNumber('2026-03-02')
const [agency] = await house.owner<{ id: string; slug: string; parent_id: string }[]>`
  select id, slug, parent_id from agencies where parent_id is not null order by slug limit 1`
assert.ok(agency)

const later: CalendarContent = {
  ...city,
  name: 'rieng',
  agency: agency.slug,
  effective_on: '2026-01-01',
  weeks: [
    {
      from: '2026-01-01',
      hours: { mon: ['07:30-11:30', '13:30-17:30'] },
      legal_basis: 'Quyết định của Chủ tịch',
    },
  ],
  days: [],
}

test('the calendar of a day before any version is refused', async () => {
  await assert.rejects(findCalendar(house.app, null, '1999-01-01'), { code: 'calendar_missing' })
})

test('a calendar for an agency that is not there is refused by its name', async () => {
  const lost = { ...later, agency: 'khong-co' }
  await assert.rejects(loadCalendars(house.owner, [lost]), /khong-co/)
})

test('the counter’s role cannot write the city’s calendar, whatever the code says', async () => {
  await assert.rejects(loadCalendars(house.app, [{ ...city, source: 'Khác' }]), /row-level security/)
})

test('an agency inherits from the city until it has its own hours, and elsewhere keeps the city’s', async () => {
  const before = await findCalendar(house.app, agency.id, '2026-03-01')
  assert.equal(planOf(before, monday).spans[0]?.from, 8 * 60)
  await loadCalendars(house.owner, [later])
  const calendar = await findCalendar(house.app, agency.id, '2026-03-01')
  assert.equal(planOf(calendar, monday).spans[0]?.from, 7 * 60 + 30)
  assert.equal(planOf(calendar, monday + 1).spans[0]?.from, 8 * 60)
  assert.equal(planOf(calendar, toDayNumber('2026-02-17')).open, 0)
  assert.equal(calendar.versions.length, 2)
  const sameAgain = await findCalendar(house.app, agency.id, '2026-03-01')
  assert.equal(sameAgain, calendar, 'what has been put together is kept')
  assert.equal((await findCalendar(house.app, agency.id, '2025-12-31')).versions.length, 1)
})

test('an agency without its own calendar has the one of the agency above it', async () => {
  const [child] = await house.owner<{ id: string }[]>`
    insert into agencies (id, unit_id, parent_id, kind, slug, name, valid_from)
    select ${randomUUID()}, unit_id, ${agency.id}, kind, 'con-thu', 'Bộ phận thử', '2025-07-01'
    from agencies where id = ${agency.id} returning id`
  const calendar = await findCalendar(house.app, child?.id ?? null, '2026-03-01')
  assert.equal(planOf(calendar, monday).spans[0]?.from, 7 * 60 + 30)
})

test('loading the same calendar again writes nothing; a changed one is a new version and the old one stays', async () => {
  await loadCalendars(house.owner, [city])
  const told: number[] = []
  assert.equal(await loadCalendars(house.owner, [city, later], (done) => told.push(done)), 0)
  assert.deepEqual(told, [1, 2])
  const closed: CalendarContent['days'][number] = {
    on: '2026-03-02',
    kind: 'closure',
    name: { vi: 'Mất điện', en: 'Power cut' },
    legal_basis: 'Thông báo của Chủ tịch',
    status: 'announced',
  }
  const changed = { ...city, days: [...city.days, closed], effective_on: '2026-02-01' }
  assert.equal(await loadCalendars(house.owner, [changed]), 1)
  assert.equal(planOf(await findCalendar(house.app, null, '2026-03-02'), monday).open, 0)
  assert.equal(planOf(await findCalendar(house.app, null, '2026-01-31'), monday).open, 480)
})
