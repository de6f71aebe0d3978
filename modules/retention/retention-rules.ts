import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'

/** The classes of data a rule may speak of. */
export const CLASSES = [
  'answers',
  'sessions',
  'identity_attempts',
  'denials',
  'drafts',
  'waiting_papers',
  'dossiers',
] as const
export type RetentionClass = (typeof CLASSES)[number]

const File = Type.Object({
  note: Type.String(),
  rules: Type.Array(
    Type.Object({
      class: Type.Enum([...CLASSES]),
      valid_from: Type.String({ format: 'date' }),
      keep_days: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
      legal_basis: Type.String({ minLength: 5 }),
      is_confirmed: Type.Boolean(),
    }),
  ),
})

/** Loads the dated rules, as the owner of the house; those already there stay. */
export async function loadRetentionRules(owner: Reader, path: string): Promise<void> {
  const { rules } = Value.Parse(File, JSON.parse(await readFile(path, 'utf8')))
  await owner`
    insert into retention_rules
    select * from jsonb_populate_recordset(null::retention_rules, ${owner.json(rules)}) on conflict do nothing`
}

/** The moment before which data of a class go; null where no rule in force has days. */
export async function expiryOf(sql: Reader, kind: RetentionClass, now: string): Promise<string | null> {
  const [row] = await sql<{ keep_days: number | null }[]>`
    select keep_days from retention_rules where class = ${kind} and valid_from <= ${dayOf(now)}
    order by valid_from desc limit 1`
  return row?.keep_days ? new Date(Date.parse(now) - row.keep_days * 86_400_000).toISOString() : null
}
