import assert from 'node:assert/strict'
import test from 'node:test'
import { fromLocalText, toLocalText } from '#platform/dates.ts'
import { dueOf, waited } from './test-calendar.ts'

function told(limit: string, received: string, more = {}): string[] {
  return dueOf(limit, received, more).explanation.map((line) => line.text.vi)
}

test('Tết and its weekends are one line with their names, and each counted day tells its hours and the sum so far', () => {
  assert.deepEqual(told('3 working_days', '2026-02-13T14:00'), [
    'Nhận trực tiếp lúc 14:00 thứ Sáu 13/02/2026. Thời hạn 3 ngày làm việc: ngày nhận không tính, mỗi ngày làm việc sau đó tính 8 giờ.',
    'Thứ Bảy 14/02/2026 – Chủ Nhật 22/02/2026 (cuối tuần, Tết Nguyên đán Bính Ngọ): không tính.',
    'Thứ Hai 23/02/2026: 08:00–12:00, 13:00–17:00, tính 8 giờ (cộng dồn 8 giờ trên 24 giờ).',
    'Thứ Ba 24/02/2026: 08:00–12:00, 13:00–17:00, tính 8 giờ (cộng dồn 16 giờ trên 24 giờ).',
    'Thứ Tư 25/02/2026: 08:00–12:00, 13:00–17:00, tính 8 giờ (cộng dồn 24 giờ trên 24 giờ).',
    'Hạn trả kết quả: 17 giờ 00, ngày 25 tháng 02 năm 2026 (tổng cộng 24 giờ).',
  ])
})

test('a make-up Saturday and a swapped day are called by their names', () => {
  assert.match(
    told('1 working_days', '2026-08-21T14:00')[1] ?? '',
    /^Thứ Bảy 22\/08\/2026 \(Làm bù\): .* tính 8 giờ/,
  )
  assert.match(
    told('2 working_days', '2026-08-28T14:00')[1] ?? '',
    /\(cuối tuần, Nghỉ hoán đổi, Quốc khánh\): không tính/,
  )
})

test('a last day off says why the limit moves on', () => {
  const lines = told('7 calendar_days', '2026-02-10T14:00')
  assert.match(lines.at(-2) ?? '', /ngày cuối của thời hạn là ngày nghỉ nên hạn chuyển/)
})

test('a wait says what was awaited and what was left of the day', () => {
  const intervals = [waited('financial_obligation', '2026-02-24T09:00', '2026-02-26T10:00')]
  const lines = told('3 working_days', '2026-02-13T14:00', { intervals })
  assert.match(lines[3] ?? '', /tính 1 giờ, trừ thời gian chờ thực hiện nghĩa vụ tài chính \(cộng dồn 9 giờ/)
  assert.match(lines[4] ?? '', /không tính, chờ thực hiện nghĩa vụ tài chính/)
})

test('a long count puts whole weeks on a line and still sums', () => {
  const { explanation } = dueOf('20 working_days', '2026-03-02T09:00')
  assert.ok(explanation.length <= 12)
  assert.equal(
    explanation.reduce((sum, line) => sum + line.counted_minutes, 0),
    20 * 480,
  )
})

test('a due date beyond the announced days off says so', () => {
  assert.match(
    told('5 working_days', '2027-12-30T09:00').at(-2) ?? '',
    /mới được công bố đến thứ Sáu 31\/12\/2027/,
  )
})

test('English says the same', () => {
  const [, off, first] = dueOf('1 working_days', '2026-02-13T14:00').explanation
  assert.equal(
    off?.text.en,
    'Saturday 14/02/2026 – Sunday 22/02/2026 (weekend, Lunar New Year): not counted.',
  )
  assert.equal(first?.text.en, 'Monday 23/02/2026: 08:00–12:00, 13:00–17:00, counts 8 h (8 h of 8 h).')
})

test('steps run in working hours from the opening of day 1, and share out what is not working time', () => {
  const steps = [
    { code: 'nhan', hours: 4 },
    { code: 'tham-dinh', hours: 16 },
    { code: 'ky', hours: 4 },
  ]
  const dues = (limit: string, received: string) =>
    dueOf(limit, received, { steps }).step_dues.map((step) => toLocalText(step.due_at))
  assert.deepEqual(dues('3 working_days', '2026-02-13T14:00'), [
    '2026-02-23T12:00',
    '2026-02-25T12:00',
    '2026-02-25T17:00',
  ])
  assert.deepEqual(dues('24 working_hours', '2026-03-02T10:00'), [
    '2026-03-02T15:00',
    '2026-03-04T15:00',
    '2026-03-05T10:00',
  ])
  assert.deepEqual(dues('3 calendar_days', '2026-03-02T10:00'), [
    '2026-03-03T12:00',
    '2026-03-05T12:00',
    '2026-03-05T17:00',
  ])
  assert.deepEqual(dues('unknown', '2026-03-02T10:00'), [])
})

test('the metric ends where it is told to: at the settlement', () => {
  const until = fromLocalText('2026-02-24T10:00')
  assert.equal(dueOf('3 working_days', '2026-02-13T14:00', { until }).metric_minutes, (3 + 8 + 2) * 60)
})
