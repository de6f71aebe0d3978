import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  localDay,
  parseDay,
  showDay,
  showLongDay,
  showMoment,
  showMoney,
  showNumber,
  showShare,
} from './format.ts'

test('what is not a day of the calendar is refused', () => {
  for (const typed of [
    '',
    '31/02/2026',
    '00/01/2026',
    '1/13/2026',
    '2026-02-13',
    '13/02/26',
    'hôm qua',
    '1322026',
  ]) {
    assert.equal(parseDay(typed), null, typed)
  }
})

test('a day may be typed with slashes, dots, dashes, spaces or nothing between', () => {
  for (const typed of ['13/02/2026', '13/2/2026', '13-02-2026', '13.02.2026', ' 13 02 2026 ', '13022026']) {
    assert.equal(parseDay(typed), '2026-02-13', typed)
  }
})

test('every day shown is read back as the same day', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10)
      assert.equal(parseDay(showDay(day)), day)
    }),
  )
})

test('a moment is shown in Vietnam time, on the day it is there', () => {
  assert.equal(showMoment('2026-02-13T07:05:00.000Z'), '14:05 13/02/2026')
  assert.equal(showMoment('2026-12-31T17:00:00.000Z'), '00:00 01/01/2027')
  assert.equal(localDay('2026-12-31T17:00:00.000Z'), '2027-01-01')
})

test('a day in the official form has a zero before days under 10 and months 1 and 2', () => {
  assert.equal(showLongDay('2026-02-03', 'vi'), 'ngày 03 tháng 02 năm 2026')
  assert.equal(showLongDay('2026-11-24', 'vi'), 'ngày 24 tháng 11 năm 2026')
  assert.equal(showLongDay('2026-03-24', 'vi'), 'ngày 24 tháng 3 năm 2026')
  assert.equal(showLongDay('2026-11-24', 'en'), '24 November 2026')
})

test('numbers and money are grouped as each language does', () => {
  assert.equal(showNumber(1_234_567, 'vi'), '1.234.567')
  assert.equal(showNumber(1_234.56, 'en', 1), '1,234.6')
  assert.equal(showNumber(-0.04, 'vi', 1), '0')
  assert.equal(showNumber(-1234, 'vi'), '−1.234')
  assert.equal(showMoney(8000, 'vi'), '8.000 đồng')
})

test('a share of nothing is a dash, not zero', () => {
  assert.equal(showShare(null, 'vi'), '–')
  assert.equal(showShare(0.973, 'vi'), '97,3\u00A0%')
  assert.equal(showShare(1, 'en'), '100\u00A0%')
})
