import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { randomFrom, shareOut, shuffle } from './random.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: string) => Array.from({ length: 20 }, randomFrom(seed).next)
  assert.deepEqual(numbers('1'), numbers('1'))
  assert.notDeepEqual(numbers('1'), numbers('2'))
})

test('shares are whole, sum up to the total, differ from the exact share by less than one, and nobody gets less than the least', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      weights,
      fc.integer({ min: 0, max: 3 }),
      (total, given, least) => {
        const parts = shareOut(total, given, least)
        const sum = given.reduce((all, weight) => all + weight, 0)
        const base = total >= least * given.length ? least : 0
        const rest = total - base * given.length
        assert.equal(
          parts.reduce((all, part) => all + part, 0),
          total,
        )
        for (const [index, part] of parts.entries()) {
          assert.ok(Number.isInteger(part) && part >= base)
          assert.ok(Math.abs(part - base - (rest * (given[index] ?? 0)) / sum) < 1)
        }
      },
    ),
  )
})

test('a shuffled list has the same members', () => {
  const list = Array.from({ length: 50 }, (_, index) => index)
  const shuffled = shuffle(list, randomFrom('1'))
  assert.notDeepEqual(shuffled, list)
  assert.deepEqual(
    shuffled.toSorted((a, b) => a - b),
    list,
  )
})
