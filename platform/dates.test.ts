import assert from 'node:assert/strict'
import test from 'node:test'
import {
  addMonths,
  dayOf,
  formatDayOfficial,
  formatMoment,
  formatMomentOfficial,
  fromDayNumber,
  fromLocalMinute,
  fromLocalText,
  toDayNumber,
  toLocalMinute,
  toLocalText,
  weekdayName,
} from './dates.ts'

test('a moment without its zone is refused, and so is a day that does not exist', () => {
  assert.throws(() => toLocalMinute('2026-02-13T14:00'), RangeError)
  assert.throws(() => toLocalMinute('2026-02-13'), RangeError)
  assert.throws(() => toDayNumber('2026-02-30'), RangeError)
  assert.throws(() => fromLocalText('2026-02-30T14:00'), RangeError)
  assert.throws(() => fromLocalText('2026-02-13T14:00Z'), RangeError)
})

test('Hà Nội is seven hours ahead of UTC, also across midnight', () => {
  assert.equal(toLocalText('2026-02-13T07:00:00.000Z'), '2026-02-13T14:00')
  assert.equal(fromLocalText('2026-02-13T14:00'), '2026-02-13T07:00:00.000Z')
  assert.equal(dayOf('2026-02-13T17:30:00.000Z'), '2026-02-14')
  assert.equal(fromLocalMinute(toLocalMinute('2026-02-13T14:00:59+07:00')), '2026-02-13T07:00:00.000Z')
})

test('days and day numbers turn into each other, before 1970 too', () => {
  for (const day of ['1945-09-02', '1970-01-01', '2024-02-29', '2026-12-31']) {
    assert.equal(fromDayNumber(toDayNumber(day)), day)
  }
  assert.equal(weekdayName(toDayNumber('1945-09-02')).vi, 'Chủ Nhật')
  assert.equal(weekdayName(toDayNumber('2026-02-23')).vi, 'thứ Hai')
})

test('every day of four centuries is the one that Date knows', () => {
  for (let day = toDayNumber('1700-01-01'); day <= toDayNumber('2100-12-31'); day++) {
    const known = new Date(day * 86_400_000).toISOString()
    if (fromDayNumber(day) !== known.slice(0, 10)) assert.fail(`${fromDayNumber(day)} is not ${known}`)
  }
})

test('a month later is the same day, or the last day where the month is shorter', () => {
  const later = (day: string, months: number) => fromDayNumber(addMonths(toDayNumber(day), months))
  assert.equal(later('2026-01-31', 1), '2026-02-28')
  assert.equal(later('2024-01-31', 1), '2024-02-29')
  assert.equal(later('2026-12-15', 3), '2027-03-15')
})

test('moments are written as the official forms write them', () => {
  const moment = '2026-02-23T10:00:00.000Z'
  assert.equal(formatMoment(moment), '23/02/2026 17:00')
  assert.equal(formatMomentOfficial(moment), '17 giờ 00, ngày 23 tháng 02 năm 2026')
  assert.equal(formatDayOfficial('2026-09-02'), 'ngày 02 tháng 9 năm 2026')
})
