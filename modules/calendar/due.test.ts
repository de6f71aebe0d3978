import assert from 'node:assert/strict'
import test from 'node:test'
import { fromLocalText, toLocalText } from '#platform/dates.ts'
import { DEFAULT_CLOCK_RULES } from './clock-rules.ts'
import { dueOf, dueText, hanoiCalendar, waited } from './test-calendar.ts'

const rules = DEFAULT_CLOCK_RULES

test('an interval that ends before it begins, or a moment without its zone, is refused', () => {
  const backwards = waited('supplement', '2026-02-26T10:00', '2026-02-24T09:00')
  assert.throws(() => dueOf('3 working_days', '2026-02-13T14:00', { intervals: [backwards] }), RangeError)
  assert.throws(
    () => dueOf('3 working_days', '2026-02-13T14:00', { receivedAt: '2026-02-13T14:00' }),
    RangeError,
  )
})

test('D1: a limit that is unknown, or that the law does not set, gives no due date and says so', () => {
  for (const limit of ['unknown', 'none']) {
    const answer = dueOf(limit, '2026-02-13T14:00')
    assert.equal(answer.legal_due, null)
    assert.equal(answer.metric_minutes, null)
    assert.equal(answer.waiting_for, null)
    assert.match(answer.explanation[0]?.text.vi ?? '', /không (tính|có) ngày hẹn/)
  }
})

const VECTORS = [
  ['2026-02-13T14:00', '1 working_days', '2026-02-23T17:00'],
  ['2026-02-13T14:00', '3 working_days', '2026-02-25T17:00'],
  ['2025-12-31T14:00', '2 working_days', '2026-01-06T17:00'],
  ['2026-04-24T14:00', '1 working_days', '2026-04-28T17:00'],
  ['2026-04-29T14:00', '3 working_days', '2026-05-06T17:00'],
  ['2026-08-21T14:00', '1 working_days', '2026-08-22T17:00'],
  ['2026-08-21T14:00', '5 working_days', '2026-08-27T17:00'],
  ['2026-08-28T14:00', '2 working_days', '2026-09-04T17:00'],
  ['2026-02-10T14:00', '7 calendar_days', '2026-02-23T17:00'],
  ['2026-08-11T14:00', '20 calendar_days', '2026-09-03T17:00'],
  ['2026-11-23T14:00', '1 working_days', '2026-11-25T17:00'],
  ['2027-02-03T14:00', '1 working_days', '2027-02-11T17:00'],
] as const

for (const [received, limit, expected] of VECTORS) {
  test(`received ${received}, ${limit}: due ${expected}`, () => {
    assert.equal(dueText(limit, received), expected)
  })
}

test('D1: a month ends on the same day of the next, or on its last day, and rolls off a day off', () => {
  assert.equal(dueText('1 months', '2026-03-10T09:00'), '2026-04-10T17:00')
  assert.equal(dueText('1 months', '2026-12-31T09:00'), '2027-02-01T17:00')
  assert.equal(dueText('1 months', '2027-01-29T09:00'), '2027-03-01T17:00')
})

test('D3: 8 working hours are one working day, from the minute of receipt', () => {
  assert.equal(dueText('8 working_hours', '2026-03-06T14:00'), '2026-03-09T14:00')
  assert.equal(dueText('8 working_hours', '2026-03-06T08:00'), '2026-03-06T17:00')
  assert.equal(dueText('4 working_hours', '2026-03-06T08:00'), '2026-03-06T12:00')
})

test('D5: "trong ngày" is due at closing; received after 15:00, at closing of the next working day', () => {
  assert.equal(dueText('same_day', '2026-03-06T15:00'), '2026-03-06T17:00')
  assert.equal(dueText('same_day', '2026-03-06T15:01'), '2026-03-09T17:00')
  const strict = { rules: { ...rules, fifteen_oclock: false } }
  assert.equal(dueText('same_day', '2026-03-06T15:01', strict), '2026-03-06T17:00')
  assert.equal(dueText('same_day', '2026-03-06T17:00', strict), '2026-03-09T17:00')
})

test('D6: filed in the last hour, the clock starts the next working day where the procedure says so', () => {
  const lastHour = { rules: { ...rules, last_hour: true } }
  assert.equal(dueText('1 working_days', '2026-03-05T16:00', lastHour), '2026-03-09T17:00')
  assert.equal(dueText('1 working_days', '2026-03-05T15:59', lastHour), '2026-03-06T17:00')
  assert.equal(dueText('1 working_days', '2026-03-05T16:00'), '2026-03-06T17:00')
})

test('D7: after closing or on a day off counts as received the next working morning', () => {
  assert.equal(dueText('1 working_days', '2026-03-05T17:00'), '2026-03-06T17:00')
  assert.equal(dueText('1 working_days', '2026-03-05T17:01'), '2026-03-09T17:00')
  assert.equal(dueText('1 working_days', '2026-03-07T10:00'), '2026-03-10T17:00')
  const plain = { rules: { ...rules, after_closing: false } }
  assert.equal(dueText('1 working_days', '2026-03-05T17:01', plain), '2026-03-06T17:00')
  assert.equal(dueText('1 working_days', '2026-03-07T10:00', plain), '2026-03-09T17:00')
})

test('D8: before opening counts from opening, at lunch from the afternoon, after closing from the morning', () => {
  assert.equal(dueText('2 working_hours', '2026-03-05T06:00'), '2026-03-05T10:00')
  assert.equal(dueText('2 working_hours', '2026-03-05T12:30'), '2026-03-05T15:00')
  assert.equal(dueText('2 working_hours', '2026-03-05T18:00'), '2026-03-06T10:00')
  const [receipt] = dueOf('2 working_hours', '2026-03-05T12:30').explanation
  assert.match(receipt?.text.vi ?? '', /trong giờ nghỉ trưa: coi như nhận lúc 13:00 thứ Năm 05\/03\/2026/)
})

test('D10: a supplement restarts the appointment or pauses it, and the metric always subtracts the wait', () => {
  const intervals = [waited('supplement', '2026-02-24T09:00', '2026-02-26T10:00')]
  const restarted = dueOf('3 working_days', '2026-02-13T14:00', { intervals })
  const paused = dueOf('3 working_days', '2026-02-13T14:00', {
    intervals,
    rules: { ...rules, supplement: 'pause' },
  })
  assert.equal(toLocalText(restarted.legal_due ?? ''), '2026-03-03T17:00')
  assert.equal(toLocalText(paused.legal_due ?? ''), '2026-03-02T17:00')
  assert.equal(restarted.metric_due, paused.legal_due)
  // 3 h on the day of receipt, 8 + 1 before the wait, 6 + 8 + 8 + 8 after it.
  assert.equal(restarted.metric_minutes, (3 + 8 + 1 + 6 + 8 + 8 + 8) * 60)
})

test('D10: a supplement asked for after the limit has ended restarts nothing', () => {
  const intervals = [waited('supplement', '2026-02-26T08:00', '2026-02-27T10:00')]
  assert.equal(dueText('3 working_days', '2026-02-13T14:00', { intervals }), '2026-02-25T17:00')
})

test('D10: while the supplement is awaited there is no new due date, and the answer says what is awaited', () => {
  const intervals = [waited('supplement', '2026-02-24T09:00', null)]
  const answer = dueOf('3 working_days', '2026-02-13T14:00', { intervals })
  assert.equal(answer.legal_due, null)
  assert.equal(answer.waiting_for, 'supplement')
  assert.match(answer.explanation.at(-1)?.text.vi ?? '', /chưa kết thúc/)
})

test('D11: a financial obligation holds the clock until its receipt, however long', () => {
  const held = [waited('financial_obligation', '2026-02-24T09:00', null)]
  assert.equal(dueText('3 working_days', '2026-02-13T14:00', { intervals: held }), null)
  const paid = [waited('financial_obligation', '2026-02-24T09:00', '2026-02-26T10:00')]
  assert.equal(dueText('3 working_days', '2026-02-13T14:00', { intervals: paid }), '2026-03-02T17:00')
})

test('D12: an objective cause is left out; a consultation only where the procedure says so', () => {
  const outage = [waited('objective_cause', '2026-02-24T08:00', '2026-02-24T17:00')]
  assert.equal(dueText('3 working_days', '2026-02-13T14:00', { intervals: outage }), '2026-02-26T17:00')
  const asked = [waited('consultation', '2026-02-24T08:00', '2026-02-24T17:00')]
  assert.equal(dueText('3 working_days', '2026-02-13T14:00', { intervals: asked }), '2026-02-25T17:00')
  const excluded = { intervals: asked, rules: { ...rules, consultation: 'pause' as const } }
  assert.equal(dueText('3 working_days', '2026-02-13T14:00', excluded), '2026-02-26T17:00')
})

test('a due date never falls inside a wait', () => {
  const intervals = [waited('objective_cause', '2026-02-22T10:00', '2026-02-23T18:00')]
  assert.equal(dueText('7 calendar_days', '2026-02-10T14:00', { intervals }), '2026-02-24T17:00')
})

test('D13, D14: the clock of a dossier sent on begins with the moment it is given, not with the counter’s', () => {
  assert.equal(dueText('5 working_days', '2026-03-02T09:00'), '2026-03-09T17:00')
  assert.equal(dueText('5 working_days', '2026-03-04T09:00'), '2026-03-11T17:00')
})

test('D15: channel and case do not move a clock that runs; only limit, receipt, waits and calendar do', () => {
  const online = dueText('5 working_days', '2026-03-02T09:00', {
    channel: 'online',
    case: 'chuyển thẩm quyền',
  })
  assert.equal(online, dueText('5 working_days', '2026-03-02T09:00'))
})

test('D18: an agency’s own hours and closures decide its clock, and the city’s holidays still hold', () => {
  const weekdays = ['07:30-11:30', '13:30-17:30']
  const hours = { mon: weekdays, tue: weekdays, wed: weekdays, thu: weekdays, fri: weekdays }
  const calendar = hanoiCalendar({ weeks: [{ from: '2026-02-01', hours, legal_basis: 'Quyết định' }] })
  assert.equal(dueText('1 working_days', '2026-02-13T14:00', { calendar }), '2026-02-23T17:30')
  assert.equal(dueText('1 working_days', '2026-01-14T14:00', { calendar }), '2026-01-15T17:00')
  assert.equal(dueText('1 working_days', '2026-08-21T17:10', { calendar }), '2026-08-22T17:30')
})

test('D18: an outage on record in the agency’s calendar is an objective cause for every dossier', () => {
  const name = { vi: 'Mất kết nối', en: 'No connection' }
  const outage = {
    from_at: fromLocalText('2026-03-03T08:00'),
    to_at: fromLocalText('2026-03-03T17:00'),
    name,
    legal_basis: 'Biên bản',
  }
  const calendar = hanoiCalendar({ outages: [outage] })
  assert.equal(dueText('1 working_days', '2026-03-02T09:00', { calendar }), '2026-03-04T17:00')
  assert.match(
    dueOf('1 working_days', '2026-03-02T09:00', { calendar }).explanation[1]?.text.vi ?? '',
    /không tính, nguyên nhân khách quan/,
  )
})

test('the machine’s time zone plays no part', () => {
  const home = process.env['TZ']
  const seen = new Set<number>()
  try {
    for (const zone of ['America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC']) {
      process.env['TZ'] = zone
      seen.add(new Date('2026-02-13T07:00:00Z').getHours())
      for (const [received, limit, expected] of VECTORS) assert.equal(dueText(limit, received), expected)
    }
  } finally {
    if (home === undefined) delete process.env['TZ']
    else process.env['TZ'] = home
  }
  assert.equal(seen.size, 4, 'the zones were really set')
})
