import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Absence } from './absence.ts'
import type { Delegation } from './delegation.ts'
import { maySign } from './may-sign.ts'
import { absence, competence, delegation, facts, question } from './test-facts.ts'

/** Moments are hours of one day, people three; what happened is a diary read from its beginning. */
const hour = (h: number): string => `2026-03-02T${String(h).padStart(2, '0')}:00:00.000Z`
const HOURS = fc.integer({ min: 0, max: 9 })
const PEOPLE = ['hòa', 'an', 'bình', 'chi'] as const
const Somebody = fc.constantFrom(...PEOPLE)
const PROCEDURES = ['1.000001', '1.000002'] as const

const Grant = fc.record({
  to: Somebody,
  parent: fc.option(fc.nat({ max: 5 }), { nil: null }),
  from: HOURS,
  hours: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  revoked: fc.option(HOURS, { nil: null }),
  only: fc.option(fc.constantFrom(...PROCEDURES), { nil: null }),
  most: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  again: fc.boolean(),
})
const Away = fc.record({
  who: fc.constantFrom('hòa', 'an', 'bình'),
  from: HOURS,
  hours: fc.integer({ min: 1, max: 5 }),
  instead: fc.option(Somebody, { nil: null }),
})
type Given = typeof Grant extends fc.Arbitrary<infer T> ? T : never
type Gone = typeof Away extends fc.Arbitrary<infer T> ? T : never

/** The n-th grant; its parent is an earlier one or none. */
function asDelegations(grants: readonly Given[]): Delegation[] {
  return grants.map((one, n) =>
    delegation({
      id: `d${n}`,
      to_account: one.to,
      parent_id: one.parent !== null && one.parent < n ? `d${one.parent}` : null,
      procedures: one.only === null ? null : [one.only],
      most_money: one.most,
      may_redelegate: one.again,
      granted_at: hour(0),
      valid_from: hour(one.from),
      valid_to: one.hours === null ? null : hour(one.from + one.hours),
      revoked_at: one.revoked === null ? null : hour(one.revoked),
      revoked_reason: one.revoked === null ? null : 'Thôi',
    }),
  )
}

function asAbsences(gone: readonly Gone[]): Absence[] {
  return gone
    .filter(({ who, instead }) => who !== instead)
    .map((one, n) =>
      absence({
        ...{ id: `a${n}`, account_id: one.who, substitute_account: one.instead },
        ...{ valid_from: hour(one.from), valid_to: hour(one.from + one.hours) },
      }),
    )
}

type Case = { grants: readonly Given[]; gone: readonly Gone[]; h: number; procedure: string; money: number }

/** Walks hour by hour and hands the chair's right on as the papers say; knows nothing of the judgement's code. */
function oracle(seen: Case): Set<string> {
  const { grants, gone, h, procedure, money } = seen
  const away = gone.filter((one) => one.who !== one.instead && one.from <= h && h < one.from + one.hours)
  const isAway = (who: string) => away.some((one) => one.who === who)
  const standing = grants.map((one) => {
    let holds = false
    for (let at = 0; at <= h; at += 1) {
      if (at === one.from) holds = true
      if (one.hours !== null && at === one.from + one.hours) holds = false
      if (one.revoked !== null && at >= one.revoked) holds = false
    }
    return holds && (one.only === null || one.only === procedure) && (one.most === null || money <= one.most)
  })
  const good: boolean[] = []
  for (const [n, one] of grants.entries()) {
    const source = one.parent !== null && one.parent < n ? one.parent : null
    const above = source === null || (good[source] === true && grants[source]?.again === true)
    good.push(standing[n] === true && above)
  }
  const able = new Set<string>()
  if (!isAway('hòa')) able.add('hòa')
  for (const [n, one] of grants.entries()) if (good[n] && !isAway(one.to)) able.add(one.to)
  for (const { who, instead } of away) {
    if (instead === null || isAway(instead)) continue
    if (who === 'hòa') able.add(instead)
    if (grants.some((one, n) => one.to === who && good[n] && one.again)) able.add(instead)
  }
  return able
}

test('for random grants, revocations and absences the judgement says what a naive reading of the papers says', () => {
  const Any = fc.record({
    grants: fc.array(Grant, { maxLength: 6 }),
    gone: fc.array(Away, { maxLength: 3 }),
    h: HOURS,
    procedure: fc.constantFrom(...PROCEDURES),
    money: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(Any, (seen) => {
      const known = facts({
        competences: [competence()],
        delegations: asDelegations(seen.grants),
        absences: asAbsences(seen.gone),
      })
      const asked = { procedure: seen.procedure, money: seen.money }
      const expected = oracle(seen)
      for (const who of PEOPLE) {
        const verdict = maySign(question(who, asked), known, hour(seen.h))
        assert.equal(verdict.allowed, expected.has(who), `${who} at ${seen.h}`)
        if (!verdict.allowed) {
          assert.deepEqual(new Set(verdict.able.map((one) => one.account_id)), expected)
        }
      }
    }),
    { numRuns: 600 },
  )
})
