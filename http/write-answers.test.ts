import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { answerWriters, withoutNullUnions } from './write-answers.ts'

const maybe = Type.Union([Type.String(), Type.Null()])
const writer = (schema: unknown) => answerWriters({})({ schema })

test('what the schema does not name is not told', () => {
  const write = writer(Type.Object({ code: Type.String(), inner: Type.Object({ a: Type.Integer() }) }))
  assert.equal(write({ code: 'H26', secret: 'x', inner: { a: 1, b: 2 } }), '{"code":"H26","inner":{"a":1}}')
})

test('what may be null is null where it is, and itself where it is not', () => {
  const inner = Type.Union([Type.Object({ at: maybe }), Type.Null()])
  const schema = Type.Object({
    name: maybe,
    inner,
    list: Type.Array(maybe),
    kind: Type.Union([Type.Enum(['a']), Type.Null()]),
  })
  const write = writer(schema)
  const full = { name: 'Hòa', inner: { at: null }, list: ['x', null], kind: 'a' }
  const bare = { name: null, inner: null, list: [], kind: null }
  assert.deepEqual(JSON.parse(write(full)), full)
  assert.deepEqual(JSON.parse(write(bare)), bare)
})

test('a union of more than one thing and null stays one', () => {
  const many = { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] }
  assert.deepEqual(withoutNullUnions({ properties: { many } }), { properties: { many } })
  const write = writer(Type.Object({ value: Type.Union([Type.String(), Type.Integer(), Type.Null()]) }))
  for (const value of ['a', 1, null]) assert.deepEqual(JSON.parse(write({ value })), { value })
})

test('a word of a list or null stands beside a union of several things', () => {
  const kind = Type.Union([Type.Enum(['a', 'b']), Type.Null()])
  const many = Type.Union([Type.Object({ kind }), Type.Object({ other: Type.Integer() }), Type.Null()])
  const write = writer(Type.Object({ kind, many }))
  for (const value of [
    { kind: 'a', many: { kind: null } },
    { kind: null, many: { other: 1 } },
  ])
    assert.deepEqual(JSON.parse(write(value)), value)
})

test('one writer serves every address with the same schema', () => {
  const make = answerWriters({})
  assert.equal(make({ schema: Type.Object({ a: maybe }) }), make({ schema: Type.Object({ a: maybe }) }))
})
