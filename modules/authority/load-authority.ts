import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { POSITIONS } from '#modules/people'
import type { Reader } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'
import { TIERS } from './competence.ts'
import { DELEGATION_KINDS } from './delegation.ts'

const Filled = Type.String({ minLength: 1 })
const Day = Type.String({ format: 'date' })
const Rules = Type.Object({
  about: Filled,
  configuration: Filled,
  rules: Type.Array(
    Type.Object({
      tier: Type.Enum([...TIERS]),
      position: Type.Enum([...POSITIONS]),
      valid_from: Day,
      legal_basis: Filled,
    }),
  ),
  demonstration: Type.Array(
    Type.Object({
      kind: Type.Enum([...DELEGATION_KINDS]),
      from_position: Type.Enum([...POSITIONS]),
      to_position: Type.Enum([...POSITIONS]),
      instrument_number: Filled,
      instrument_on: Day,
      valid_from: Type.String({ format: 'date-time' }),
    }),
  ),
})

function parseRules(text: string): Static<typeof Rules> {
  const file: unknown = JSON.parse(text)
  if (Value.Check(Rules, file)) return file
  const [first] = Value.Errors(Rules, file)
  throw new Error(`Rules of authority: ${first?.instancePath || '/'} ${first?.message}`)
}

/** Loads the written rule that says who signs by default, from the text of a file, as owner. Idempotent. */
export async function loadCompetences(sql: Reader, text: string): Promise<void> {
  const rows = parseRules(text).rules.map((rule) => {
    return { ...rule, id: deterministicId(`competence ${rule.tier} ${rule.position} ${rule.valid_from}`) }
  })
  await sql`
    insert into competences (id, tier, position, own_draft, collective, legal_basis, derived, valid_from, declared_at)
    select id, tier, position, 'forbidden', false, legal_basis, true, valid_from, valid_from
    from jsonb_to_recordset(${sql.json(rows)}::jsonb)
      as r (id uuid, tier text, position text, legal_basis text, valid_from date)
    on conflict do nothing`
}

/** Gives the demonstration's officers their delegations, as owner: one to every made-up holder of the position. Idempotent. */
export async function loadDemonstrationDelegations(sql: Reader, text: string): Promise<void> {
  for (const given of parseRules(text).demonstration) {
    await sql`
      insert into delegations (id, kind, agency_id, unit_id, from_position, to_account, may_redelegate,
        instrument_number, instrument_on, valid_from, granted_at)
      select md5(${given.instrument_number} || p.account_id::text || p.agency_id::text)::uuid, ${given.kind}, p.agency_id,
        p.unit_id, ${given.from_position}, p.account_id, false, ${given.instrument_number}, ${given.instrument_on},
        ${given.valid_from}, ${given.valid_from}
      from appointments p join accounts a on a.id = p.account_id
      where a.is_demonstration and p.role = 'signer' and p.position = ${given.to_position}
      on conflict do nothing`
  }
}
