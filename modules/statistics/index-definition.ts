import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { invalid } from '#platform/refusal.ts'
import { Formula } from './formula.ts'

const closed = { additionalProperties: false }
const Said = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, closed)

/** Whence a weight is known: read in the text, known but to be checked, or set here because nobody published it. */
const MARKS = ['found', 'medium', 'assumed'] as const

/** Whose dossiers cost an indicator its points. */
export const COSTLY = [
  'not_on_time',
  'not_online',
  'fee_not_online',
  'no_e_result',
  'not_digitised',
  'dissatisfied',
] as const
export type Costly = (typeof COSTLY)[number]

/** One indicator: its formula over measures, or why there is none. */
const Indicator = Type.Object(
  {
    key: Type.String({ pattern: '^[1-5]\\.[1-9]$' }),
    name: Said,
    /** Points; 0 for an indicator that only informs. */
    weight: Type.Number({ minimum: 0, maximum: 100 }),
    weight_mark: Type.Enum([...MARKS]),
    formula: Type.Union([Formula, Type.Null()]),
    /** The rate from which it has all its points; below it they fall in proportion. */
    full_at: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
    /** What a denominator of zero gives: nothing to judge, or nothing earned. */
    when_empty: Type.Enum(['none', 'zero']),
    /** An indicator this one is multiplied by, where that one has data. */
    times: Type.Optional(Type.String()),
    unit: Type.Optional(Type.Enum(['share', 'minutes'])),
    note: Type.Optional(Said),
    advice: Said,
    costly: Type.Optional(Type.Enum([...COSTLY])),
  },
  closed,
)

const Group = Type.Object(
  {
    key: Type.String(),
    name: Said,
    weight: Type.Number({ minimum: 0, maximum: 100 }),
    indicators: Type.Array(Indicator, { minItems: 1 }),
  },
  closed,
)

/** Bộ chỉ số: groups, indicators, weights, thresholds and bands, by date (QĐ 766/QĐ-TTg). */
export const IndexDefinition = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    version: Type.Integer({ minimum: 1 }),
    valid_from: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    title: Said,
    law: Type.String(),
    groups: Type.Array(Group, { minItems: 1 }),
    /** From the highest down; of a whole score only. */
    bands: Type.Array(Type.Object({ from: Type.Number(), name: Said }, closed), { minItems: 1 }),
  },
  closed,
)
export type IndexDefinition = Static<typeof IndexDefinition>
export type IndexIndicator = IndexDefinition['groups'][number]['indicators'][number]

/** Reads a definition; refuses a broken one, and one whose weights do not add up to its groups and to 100. */
export function parseIndexDefinition(content: unknown, file: string): IndexDefinition {
  if (!Value.Check(IndexDefinition, content)) {
    const [first] = Value.Errors(IndexDefinition, content)
    throw broken(file, first?.instancePath || '/', first?.message ?? 'is not an index')
  }
  for (const { key, weight, indicators } of content.groups) {
    const sum = indicators.reduce((total, one) => total + one.weight, 0)
    if (Math.abs(sum - weight) > 1e-9)
      throw broken(file, '/groups', `group ${key} weighs ${weight}, its indicators ${sum}`)
  }
  const whole = content.groups.reduce((total, group) => total + group.weight, 0)
  if (Math.abs(whole - 100) > 1e-9) throw broken(file, '/groups', `the groups weigh ${whole}, not 100`)
  return content
}

function broken(file: string, path: string, reason: string) {
  const message = { vi: `${file} ${path}: ${reason}`, en: `${file} ${path}: ${reason}` }
  return invalid('broken_index_definition', message, [{ field: path, message }])
}
