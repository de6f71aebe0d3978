import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDay } from '#platform/dates.ts'
import { parseDay, showMoney, showNumber, showShare } from './format.ts'

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
      assert.equal(parseDay(formatDay(day)), day)
    }),
  )
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
