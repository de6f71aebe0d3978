import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { ROLES } from '#modules/record'
import { jsonOf, type Reader } from '#platform/database.ts'
import { FACTORS } from './sign-in-rules.ts'

const Files = Type.Object({
  note: Type.String(),
  rules: Type.Array(
    Type.Object({
      kind: Type.Enum(['officer', 'citizen']),
      role: Type.Union([Type.Enum([...ROLES]), Type.Null()]),
      valid_from: Type.String({ format: 'date' }),
      second_factor: Type.Enum([...FACTORS]),
      ...{ idle_minutes: Type.Integer(), absolute_minutes: Type.Integer(), source: Type.String() },
    }),
  ),
})

/** Loads the dated rules, as the owner of the house; in a demonstration nobody is made to have a second factor. */
export async function loadSignInRules(
  owner: Reader,
  path: string,
  { demonstration }: { demonstration: boolean },
): Promise<void> {
  const { rules } = Value.Parse(Files, JSON.parse(await readFile(path, 'utf8')))
  const rows = rules.map((rule) =>
    demonstration && rule.second_factor === 'required' ? { ...rule, second_factor: 'optional' } : rule,
  )
  await owner`
    insert into sign_in_rules
    select * from jsonb_populate_recordset(null::sign_in_rules, ${jsonOf(owner, rows)})
    on conflict do nothing`
}
