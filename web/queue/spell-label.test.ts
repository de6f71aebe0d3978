import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callWords, spellNumber } from './spell-label.ts'

const SAID: readonly [number, string][] = [
  [0, 'không'],
  [5, 'năm'],
  [10, 'mười'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [30, 'ba mươi'],
  [55, 'năm mươi lăm'],
  [99, 'chín mươi chín'],
]
for (const [number, words] of SAID)
  test(`${number} is said “${words}”`, () => assert.equal(spellNumber(number), words))

test('a number is called digit by digit, and one carried over with its day', () => {
  assert.equal(callWords({ label: 'A012', desk: 3 }), 'Mời số A không một hai, đến quầy số ba.')
  assert.equal(
    callWords({ label: 'K105-30', desk: 11 }),
    'Mời số K một không năm, của ngày ba mươi, đến quầy số mười một.',
  )
})
