import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FEWEST, publishShare, suppress } from './suppress.ts'

const columns = fc.array(
  fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 400 })),
  {
    minLength: 1,
    maxLength: 30,
  },
)

test('no count from 1 to 4 is shown, and what is shown is true', () => {
  fc.assert(
    fc.property(columns, (counts) => {
      const { shown, total } = suppress(counts)
      shown.forEach((one, place) => {
        if (one === null) return
        assert.equal(one, counts[place])
        assert.ok(one === 0 || one >= FEWEST)
      })
      if (total !== null)
        assert.equal(
          total,
          counts.reduce((sum, one) => sum + one, 0),
        )
    }),
    { numRuns: 2000 },
  )
})

test('nobody learns a hidden small count by subtracting from the total: each of 1 to 4 stays possible for each', () => {
  fc.assert(
    fc.property(columns, (counts) => {
      const { shown, total } = suppress(counts)
      if (total === null) return
      const places = shown.flatMap((one, place) => (one === null ? [place] : []))
      const small = places.filter((place) => (counts[place] ?? 0) < FEWEST)
      const others = places.filter((place) => (counts[place] ?? 0) >= FEWEST)
      const left = total - shown.reduce<number>((sum, one) => sum + (one ?? 0), 0)
      for (const place of small) {
        for (let guess = 1; guess < FEWEST; guess++) {
          // The rest of the small ones may be 1 to 4 each, the others at least 5 each.
          const rest = left - guess
          const least = small.length - 1 + others.length * FEWEST
          assert.ok(
            others.length > 0 && rest >= least,
            `${counts.join(',')}: ${guess} at ${place} is ruled out`,
          )
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('a share never tells apart which of none to four it rests on', () => {
  for (const whole of [20, 37, 500]) {
    const told = [0, 1, 2, 3, 4].map((late) => JSON.stringify(publishShare(whole - late, whole)))
    assert.equal(new Set(told).size, 1)
    const few = [0, 1, 2, 3, 4].map((part) => JSON.stringify(publishShare(part, whole)))
    assert.equal(new Set(few).size, 1)
  }
  assert.equal(publishShare(5, 19), null)
  assert.deepEqual(publishShare(50, 100), { share: 0.5, is: 'exactly' })
})
