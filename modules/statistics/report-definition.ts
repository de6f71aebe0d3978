import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { invalid } from '#platform/refusal.ts'
import { Formula } from './formula.ts'

const closed = { additionalProperties: false }
const Said = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, closed)
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })
const ColumnKey = Type.String({ pattern: '^c[0-9]+$' })

/** One column: its number on the form, the heads over it from the top down, its formula. */
const Column = Type.Object(
  {
    key: ColumnKey,
    number: Type.String(),
    heads: Type.Array(Said, { minItems: 1, maxItems: 3 }),
    value: Formula,
    format: Type.Optional(Type.Enum(['count', 'percent', 'money'])),
    /** Why there is no data, where a measure is not there. */
    missing: Type.Optional(Said),
  },
  closed,
)

/** A sum that must hold in every row: the left column equals the columns on the right. */
const Identity = Type.Object({ left: ColumnKey, right: Type.Array(ColumnKey, { minItems: 1 }) }, closed)

/** Mẫu báo cáo: columns as named measures and formulas, by date; what its numbers mean stands in `notes`. */
export const ReportDefinition = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    version: Type.Integer({ minimum: 1 }),
    valid_from: Day,
    number: Type.String(),
    title: Said,
    law: Type.String(),
    /** What a row stands for. */
    rows: Type.Enum(['field', 'unit']),
    columns: Type.Array(Column, { minItems: 1, maxItems: 60 }),
    identities: Type.Array(Identity),
    notes: Type.Array(Said),
  },
  closed,
)
export type ReportDefinition = Static<typeof ReportDefinition>
export type ReportColumn = ReportDefinition['columns'][number]

/** Reads a definition; refuses a broken one, naming the file, the place and the reason. */
export function parseReportDefinition(content: unknown, file: string): ReportDefinition {
  if (!Value.Check(ReportDefinition, content)) {
    const [first] = Value.Errors(ReportDefinition, content)
    throw broken(file, first?.instancePath || '/', first?.message ?? 'is not a report')
  }
  const keys = new Set(content.columns.map((column) => column.key))
  const named = content.identities.flatMap(({ left, right }) => [left, ...right])
  const stranger = named.find((key) => !keys.has(key))
  if (stranger) throw broken(file, '/identities', `names a column ${stranger} that is not there`)
  if (keys.size < content.columns.length) throw broken(file, '/columns', 'two columns have one key')
  return content
}

function broken(file: string, path: string, reason: string) {
  const message = { vi: `${file} ${path}: ${reason}`, en: `${file} ${path}: ${reason}` }
  return invalid('broken_report_definition', message, [{ field: path, message }])
}
