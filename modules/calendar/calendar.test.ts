import assert from 'node:assert/strict'
import test from 'node:test'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { planOf } from './calendar.ts'
import { limitFor, type LimitRow, limitText, parseLimit } from './limit.ts'
import { parseCalendarContent } from './parse-calendar-content.ts'
import { readCalendarFiles } from './read-calendar-files.ts'
import { hanoiCalendar } from './test-calendar.ts'

const [city] = await readCalendarFiles('data/calendars')
assert.ok(city)
const [holiday] = city.days
assert.ok(holiday)

test('a broken calendar is refused with its file, the place and the reason', () => {
  const broken: [object, RegExp][] = [
    [{ ...city, days: [{ ...holiday, on: '2026-02-30' }] }, /x\.json 2026-02-30 is broken: is not a day/],
    [{ ...city, days: [holiday, holiday] }, /2025-01-01 is broken: is given twice/],
    [{ ...city, days: [{ ...holiday, legal_basis: '' }] }, /\/days\/0\/legal_basis/],
    [{ ...city, days: [{ ...holiday, kind: 'swap' }] }, /not made up/],
    [{ ...city, days: [{ ...holiday, kind: 'make_up', instead_of: '2026-05-05' }] }, /not in the calendar/],
    [
      { ...city, days: [{ ...holiday, kind: 'hours', hours: ['13:00-17:00', '08:00-12:00'] }] },
      /follow one another/,
    ],
    [{ ...city, weeks: [{ ...city.weeks[0], hours: { mon: ['8-12'] } }] }, /\/weeks\/0\/hours\/mon\/0/],
  ]
  for (const [content, message] of broken)
    assert.throws(() => parseCalendarContent(content, 'x.json'), message)
})

test('every day off and make-up day says what it rests on', () => {
  assert.equal(city.days.length, 45)
  assert.ok(city.days.every((day) => day.legal_basis.length > 5))
})

test('2025 to 2027 have the announced days off on weekdays, and three make-up Saturdays', () => {
  const calendar = hanoiCalendar()
  const worked: Record<string, number> = {}
  const saturdays: string[] = []
  for (let day = toDayNumber('2025-01-01'); day <= toDayNumber('2027-12-31'); day++) {
    const on = fromDayNumber(day)
    const isWeekend = [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
    const isOpen = planOf(calendar, day).open > 0
    if (isOpen && isWeekend) saturdays.push(on)
    if (isOpen !== !isWeekend) worked[on.slice(0, 4)] = (worked[on.slice(0, 4)] ?? 0) + (isOpen ? -1 : 1)
  }
  assert.deepEqual(saturdays, ['2025-04-26', '2026-01-10', '2026-08-22'])
  // Weekdays off less Saturdays worked.
  assert.deepEqual(worked, { '2025': 11, '2026': 12, '2027': 12 })
})

test('an overlay closes a day or opens it in part, and leaves the others alone', () => {
  const closed: typeof holiday = { ...holiday, on: '2026-03-03', kind: 'closure', hours: ['08:00-12:00'] }
  const calendar = hanoiCalendar({ days: [closed] })
  assert.equal(planOf(calendar, toDayNumber('2026-03-03')).open, 240)
  assert.equal(planOf(calendar, toDayNumber('2026-03-04')).open, 480)
})

test('a limit is read as it is written, and anything else is refused', () => {
  for (const wrong of [
    '',
    '3',
    '0 working_days',
    '1.5 working_days',
    '3 weeks',
    '-1 months',
    '0.1 working_hours',
  ]) {
    assert.equal(parseLimit(wrong), null, wrong)
  }
  assert.deepEqual(parseLimit('1.5 working_hours'), { unit: 'working_hours', value: 1.5 })
  assert.deepEqual(limitText({ unit: 'working_hours', value: 1.5 }), {
    vi: '1,5 giờ làm việc',
    en: '1.5 working hours',
  })
  assert.equal(limitText({ unit: 'months', value: 1 }).en, '1 month')
})

test('D2: the limit differs by channel and case; two rows that say equally much make it unknown', () => {
  const row = (channel: LimitRow['channel'], kase: string | null, value: number): LimitRow => ({
    channel,
    case: kase,
    limit: { unit: 'working_days', value },
  })
  const rows = [row('online', null, 20), row('counter', null, 15), row(null, 'tang-le', 1)]
  assert.deepEqual(limitFor(rows, 'online', null), { unit: 'working_days', value: 20 })
  assert.deepEqual(limitFor(rows, 'counter', 'tang-le'), { unit: 'working_days', value: 1 })
  assert.deepEqual(limitFor(rows, 'post', null), { unit: 'unknown' })
  assert.deepEqual(limitFor([...rows, row('online', null, 10)], 'online', null), { unit: 'unknown' })
})
