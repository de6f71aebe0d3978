import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { Condition, fieldsOf, holds } from './condition.ts'

const answers = { kind: 'house', storeys: 3, owner: { sex: 'female' }, uses: ['living', 'shop'], empty: [] }

test('a condition with two verbs, none, or three storeys is no condition', () => {
  const deep = { not: { not: { not: { field: 'a', is: 1 } } } }
  for (const wrong of [
    {},
    { field: 'a' },
    { field: 'a', is: 1, is_not: 2 },
    { all: [] },
    { field: 'A', is: 1 },
    deep,
  ]) {
    assert.equal(Value.Check(Condition, wrong), false, JSON.stringify(wrong))
  }
})

test('each verb asks what it says', () => {
  assert.ok(holds({ field: 'kind', is: 'house' }, answers))
  assert.ok(!holds({ field: 'kind', is: 'shed' }, answers))
  assert.ok(holds({ field: 'missing', is_not: 'house' }, answers))
  assert.ok(holds({ field: 'storeys', in: [2, 3] }, answers))
  assert.ok(holds({ field: 'uses', is: 'shop' }, answers))
  assert.ok(holds({ field: 'owner.sex', is: 'female' }, answers))
  assert.ok(holds({ field: 'empty', answered: false }, answers))
  assert.ok(!holds({ field: 'constructor', answered: true }, answers))
  assert.ok(holds(undefined, answers))
})

test('all, any and not obey the laws of De Morgan', () => {
  const leaf = fc.record({ field: fc.constantFrom('a', 'b', 'c'), is: fc.boolean() })
  const given = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() })
  fc.assert(
    fc.property(fc.array(leaf, { minLength: 1, maxLength: 4 }), given, (parts, values) => {
      const negated = parts.map((part) => ({ not: part }))
      assert.equal(holds({ not: { all: parts } }, values), holds({ any: negated }, values))
      assert.equal(holds({ not: { any: parts } }, values), holds({ all: negated }, values))
    }),
  )
})

test('the fields a condition asks about are known', () => {
  assert.deepEqual(fieldsOf({ all: [{ field: 'a', is: 1 }, { not: { field: 'b.c', answered: true } }] }), [
    'a',
    'b.c',
  ])
})
