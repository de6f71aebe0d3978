import { readFile } from 'node:fs/promises'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Reader } from '#platform/database.ts'

/** Thời hạn giữ bản chính: after how long a holder is asked why he still has it. Dated data. */
const CustodyRule = Type.Object({
  valid_from: Type.String({ format: 'date' }),
  in_transit_hours: Type.Integer({ minimum: 1, description: 'Working hours on the way' }),
  after_end_hours: Type.Integer({
    minimum: 1,
    description: 'Working hours after the dossier ended, neither given back nor filed',
  }),
  held_days: Type.Integer({ minimum: 1, description: 'Calendar days in one holder’s hands' }),
  source: Type.String({ minLength: 5 }),
})
export type CustodyRule = Static<typeof CustodyRule>

const RuleFile = Type.Object({ note: Type.String(), rules: Type.Array(CustodyRule, { minItems: 1 }) })

/** Loads the dated rules, as the owner of the house; those already there stay. */
export async function loadCustodyRules(owner: Reader, path: string): Promise<void> {
  const { rules } = Value.Parse(RuleFile, JSON.parse(await readFile(path, 'utf8')))
  for (const rule of rules) {
    await owner`
      insert into custody_rules (valid_from, rule) values (${rule.valid_from}, ${owner.json(rule)}) on conflict do nothing`
  }
}

/** The rule in force on a day; the first one for days before it. */
export async function custodyRuleOn(sql: Reader, on: string): Promise<CustodyRule> {
  const [row] = await sql<{ rule: CustodyRule }[]>`
    select rule from custody_rules order by valid_from <= ${on} desc,
      case when valid_from <= ${on} then valid_from end desc nulls last, valid_from limit 1`
  if (!row) throw new Error('the house has no rule of custody')
  return row.rule
}
