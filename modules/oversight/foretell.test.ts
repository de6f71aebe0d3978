import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Course } from '#modules/dossiers'
import { foretell, measureForetelling } from './foretell.ts'
import { outlookOf } from './forecast.ts'
import { chanceLate, paceOf, samplesOf, standingAt } from './pace.ts'

/** A clock that works day and night: minutes since the year began. */
const clock = (moment: string): number =>
  (Date.parse(moment) - Date.parse('2026-01-01T00:00:00.000Z')) / 60_000
const at = (minute: number): string =>
  new Date(Date.parse('2026-01-01T00:00:00.000Z') + minute * 60_000).toISOString()

type Told = readonly [minute: number, state: string]

/** A dossier due so many minutes after the year began, from what happened to it. */
function course(id: string, due: number, steps: readonly Told[]): Course {
  return {
    dossier_id: id,
    procedure: 'p',
    steps: steps.map(([minute, state]) => ({ at: at(minute), state, holder: 'khanh', due_at: at(due) })),
  }
}

const grounds = (courses: readonly Course[], elsewhere: readonly Course[] = []) => ({
  courses,
  elsewhere,
  clock,
})

const quick = (id: string, from: number, took: number): Course =>
  course(id, from + 600, [
    [from, 'accepted'],
    [from, 'reviewing'],
    [from + took, 'finished'],
  ])
/** Ten dossiers under review took 100, 200 … 1000 minutes, all over by minute 1000. */
const TEN = Array.from({ length: 10 }, (_, place) => quick(`q${place}`, 0, (place + 1) * 100))

describe('the pace of a unit', () => {
  test('what stands teaches nothing, and what ended after the moment is not known at it', () => {
    const open = course('o', 900, [[0, 'reviewing']])
    assert.deepEqual([...paceOf(samplesOf([open], clock), at(5000))], [])
    assert.equal(paceOf(samplesOf(TEN, clock), at(450)).get('p reviewing')?.length, 4)
  })

  test('a pause is no work: the time a dossier waited for papers is left out', () => {
    const asked = course('a', 9000, [
      [0, 'reviewing'],
      [100, 'supplement'],
      [4100, 'reviewing'],
      [4150, 'finished'],
    ])
    assert.deepEqual(
      paceOf(samplesOf([asked], clock), at(9000))
        .get('p reviewing')
        ?.toSorted((a, b) => a - b),
      [50, 150],
    )
  })

  test('an act that leaves the state does not begin it anew', () => {
    const paid = course('p', 900, [
      [0, 'reviewing'],
      [60, 'reviewing'],
      [100, 'finished'],
    ])
    assert.deepEqual(paceOf(samplesOf([paid], clock), at(900)).get('p reviewing'), [100])
    assert.equal(
      standingAt(
        course('p', 900, [
          [0, 'reviewing'],
          [60, 'reviewing'],
        ]),
        at(70),
      )?.since,
      at(0),
    )
  })

  test('the chance counts only those that waited as long; too few of them tell nothing', () => {
    const pace = paceOf(samplesOf(TEN, clock), at(1000))
    assert.equal(chanceLate([pace], { kind: 'p reviewing', waited: 0, left: 500 }), 0.5)
    assert.equal(chanceLate([pace], { kind: 'p reviewing', waited: 200, left: 500 }), 3 / 8)
    assert.equal(chanceLate([pace], { kind: 'p reviewing', waited: 300, left: 500 }), null)
    assert.equal(chanceLate([pace], { kind: 'p endorsed', waited: 0, left: 1 }), null)
  })
})

describe('the forecast', () => {
  test('what is paused, past its date, ended or due later than 48 hours is not foretold', () => {
    const others = [
      course('paused', 1500, [[900, 'supplement']]),
      course('past', 900, [[0, 'reviewing']]),
      course('later', 1000 + 48 * 60 + 1, [[900, 'reviewing']]),
      course('waiting', 1200, [[900, 'submitted']]),
    ]
    assert.deepEqual(foretell(grounds([...TEN, ...others]), at(1000)), [])
  })

  test('a unit with too few of its own is judged by the city, and never by another procedure', () => {
    const near = course('near', 1000 + 60, [[1000, 'reviewing']])
    assert.equal(foretell(grounds([near], TEN), at(1000))[0]?.chance, 1)
    const others = TEN.map((one) => ({ ...one, procedure: 'q' }))
    assert.equal(foretell(grounds([near], others), at(1000))[0]?.chance, null)
  })

  test('horizons hold each other, and the expected is the sum of the chances', () => {
    const due = [
      course('near', 1000 + 60, [[1000, 'reviewing']]),
      course('far', 1000 + 900, [[1000, 'reviewing']]),
    ]
    const items = foretell(grounds([...TEN, ...due]), at(1000))
    assert.deepEqual(
      items.map(({ dossier_id, chance }) => [dossier_id, chance]),
      [
        ['near', 1],
        ['far', 0.1],
      ],
    )
    assert.deepEqual(outlookOf(items, 8), { due: 1, likely: 1, expected: 1, unknown: 0 })
    assert.deepEqual(outlookOf(items, 16), { due: 2, likely: 1, expected: 1.1, unknown: 0 })
  })

  test('its precision is counted by hand the same: foretold, right and late', () => {
    const foretoldLate = course('late', 1060, [
      [1000, 'reviewing'],
      [1500, 'finished'],
    ])
    const foretoldWrongly = course('luck', 1060, [
      [1000, 'reviewing'],
      [1030, 'finished'],
    ])
    const unforeseen = course('bad', 1900, [[1000, 'reviewing']])
    const notYet = course('open', 3000, [[1000, 'reviewing']])
    const all = [...TEN, foretoldLate, foretoldWrongly, unforeseen, notYet]
    const measured = measureForetelling(grounds(all), { moments: [at(1000)], now: at(2500) })
    assert.deepEqual(measured.h8, { foretold: 2, right: 1, late: 1 })
    assert.deepEqual(measured.h16, { foretold: 2, right: 1, late: 2 })
  })

  test('nothing that happened after a moment changes what was foretold at it', () => {
    const minute = fc.integer({ min: 0, max: 3000 })
    const some = fc.array(fc.tuple(minute, minute, fc.constantFrom('reviewing', 'endorsed')), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(some, minute, (drawn, now) => {
        const whole = drawn.map(([from, took, state], place) =>
          course(`d${place}`, from + 700, [
            [from, state],
            [from + took + 1, 'finished'],
          ]),
        )
        const known = whole.map((one) => ({ ...one, steps: one.steps.filter((step) => step.at <= at(now)) }))
        assert.deepEqual(foretell(grounds(whole), at(now)), foretell(grounds(known), at(now)))
      }),
      { numRuns: 200 },
    )
  })
})
