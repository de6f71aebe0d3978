import { Type } from 'typebox'
import type { TSchema } from 'typebox'

const closed = { additionalProperties: false }
const Key = Type.String({ pattern: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$' })
const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

const Leaf = Type.Union([
  Type.Object({ field: Key, is: Scalar }, closed),
  Type.Object({ field: Key, is_not: Scalar }, closed),
  Type.Object({ field: Key, in: Type.Array(Scalar, { minItems: 1 }) }, closed),
  Type.Object({ field: Key, answered: Type.Boolean() }, closed),
])

/** One storey of all/any/not over `Inner`; depth is bounded so that the schema needs no references. */
function storey<Inner extends TSchema>(inner: Inner) {
  return Type.Union([
    Leaf,
    Type.Object({ all: Type.Array(inner, { minItems: 1 }) }, closed),
    Type.Object({ any: Type.Array(inner, { minItems: 1 }) }, closed),
    Type.Object({ not: inner }, closed),
  ])
}

/** When something applies: a small tree over answers, at most two storeys of all/any/not. */
export const Condition = storey(storey(Leaf))
export type Condition = Type.Static<typeof Condition>

/** Cleaned answers by field key; a dotted key reaches into a person, an address, an organisation. */
export type Answers = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The answer under a key, `a.b` reaching inside; undefined when it was not given. */
export function answerAt(answers: Answers, key: string): unknown {
  let value: unknown = answers
  for (const part of key.split('.'))
    value = isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined
  return value
}

function isAnswered(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  )
}

/** A multiple choice "is" a value when the value is among those chosen. */
function matches(value: unknown, wanted: unknown): boolean {
  return Array.isArray(value) ? value.includes(wanted) : value === wanted
}

/** Whether the condition holds for these answers; no condition always holds. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, answers))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const value = answerAt(answers, condition.field)
  if ('is' in condition) return matches(value, condition.is)
  if ('is_not' in condition) return !matches(value, condition.is_not)
  if ('in' in condition) return condition.in.some((wanted) => matches(value, wanted))
  return isAnswered(value) === condition.answered
}

/** The keys of all fields a condition asks about. */
export function fieldsOf(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap((part) => fieldsOf(part))
  if ('any' in condition) return condition.any.flatMap((part) => fieldsOf(part))
  if ('not' in condition) return fieldsOf(condition.not)
  return [condition.field]
}
