/** What becomes of calendars and code patterns that agencies which end have of their own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryOwn } from './own-things.ts'

const office = (agency: string, successor: string) => ({ agency, successor, successor_unit: 1 })
const carry = (own: readonly (readonly [string, string])[], rule: 'successor' | 'continue' = 'continue') =>
  carryOwn({
    own: new Map(own),
    offices: [office('a', 'x'), office('b', 'x'), office('c', 'y')],
    rule,
    same: (one, other) => one === other,
  })
const names = (offices: readonly { agency: string }[]) => offices.map(({ agency }) => agency)

test('several that differ are taken by nobody: the dry run says so instead of choosing', () => {
  const { carried, clashing } = carry([
    ['a', 'Saturdays'],
    ['b', 'evenings'],
  ])
  assert.deepEqual([carried, clashing.map(names)], [[], [['a', 'b']]])
})

test('several that are the same go on as one', () => {
  const { carried, clashing } = carry([
    ['a', 'Saturdays'],
    ['b', 'Saturdays'],
  ])
  assert.deepEqual([names(carried.map(({ office: one }) => one)), clashing], [['a'], []])
})

test('by the rule that the successor goes by its own, what it has not is told as missing', () => {
  const { carried, lacking } = carry([['c', 'market days']], 'successor')
  assert.deepEqual([carried, names(lacking)], [[], ['c']])
})

test('a successor that has its own keeps it by either rule, and nothing is missing', () => {
  for (const rule of ['successor', 'continue'] as const) {
    const own = [
      ['c', 'market days'],
      ['y', 'evenings'],
    ] as const
    assert.deepEqual(carry(own, rule), { carried: [], lacking: [], clashing: [] })
  }
})
