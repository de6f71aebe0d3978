import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byHorizon, type Forecast } from './forecast.ts'
import { proposalsFrom } from './proposals.ts'

const unit = (unit_id: number, numbers: { due: number; likely: number; per_day: number }): Forecast => ({
  ...{ unit_id, at: '2026-03-02T02:00:00.000Z', items: [], samples: 100, per_day: numbers.per_day },
  horizons: byHorizon(() => ({
    due: numbers.due,
    likely: numbers.likely,
    expected: numbers.likely,
    unknown: 0,
  })),
  measured: byHorizon(() => ({ foretold: 0, right: 0, late: 0 })),
})
const NOBODY = new Map<number, number>()

test('a unit with one late dossier, or where nobody has room, is proposed nothing', () => {
  assert.deepEqual(
    proposalsFrom(
      [unit(1, { due: 9, likely: 1, per_day: 1 }), unit(2, { due: 0, likely: 0, per_day: 9 })],
      NOBODY,
    ),
    [],
  )
  assert.deepEqual(
    proposalsFrom(
      [unit(1, { due: 9, likely: 5, per_day: 1 }), unit(2, { due: 50, likely: 0, per_day: 9 })],
      NOBODY,
    ),
    [],
  )
  assert.deepEqual(
    proposalsFrom(
      [unit(1, { due: 9, likely: 5, per_day: 9 }), unit(2, { due: 9, likely: 2, per_day: 9 })],
      NOBODY,
    ),
    [],
    'who is in need helps nobody',
  )
})

test('the worst off is helped first by who has most room, whose room shrinks by what he takes', () => {
  const all = [
    unit(1, { due: 30, likely: 6, per_day: 2 }),
    unit(2, { due: 30, likely: 9, per_day: 2 }),
    unit(3, { due: 0, likely: 0, per_day: 2 }),
    unit(4, { due: 0, likely: 0, per_day: 1.5 }),
  ]
  assert.deepEqual(
    proposalsFrom(
      all,
      new Map([
        [3, 1],
        [4, 4],
      ]),
    ),
    [
      { kind: 'lend_officer', from_unit: 3, to_unit: 2, dossiers: 9, spare: 12 },
      { kind: 'lend_officer', from_unit: 4, to_unit: 1, dossiers: 6, spare: 9 },
    ],
  )
  const [small] = proposalsFrom(
    [unit(1, { due: 9, likely: 2, per_day: 1 }), unit(3, { due: 0, likely: 0, per_day: 9 })],
    new Map([[3, 2]]),
  )
  assert.equal(small?.kind, 'share_queue', 'two dossiers are no half of what one officer does')
})
