import { listOfficers } from '#modules/people'
import type { Fragment, Reader } from '#platform/database.ts'
import type { Absence } from './absence.ts'
import type { Competence } from './competence.ts'
import type { Delegation } from './delegation.ts'
import type { SigningFacts } from './signing-facts.ts'

type Committee = { readonly id: string; readonly unit_id: number; readonly kind: string }

const COMPETENCE = `id, procedure_code, case_key, tier, agency_id, position, own_draft, collective, legal_basis, derived,
  valid_from, valid_to`
const DELEGATION = `id, kind, agency_id, unit_id, from_position, to_account, parent_id, procedures, units, most_money,
  may_redelegate, instrument_number, instrument_on, valid_from, valid_to, granted_at, revoked_at, revoked_reason`
const ABSENCE = `id, agency_id, unit_id, account_id, position, reason, substitute_account, instrument_number,
  instrument_on, valid_from, valid_to, declared_at, ended_at`

/** One delegation by its id; null where there is none. */
export async function findDelegation(sql: Reader, id: string): Promise<Delegation | null> {
  const [row] = await sql<Delegation[]>`select ${sql.unsafe(DELEGATION)} from delegations where id = ${id}`
  return row ?? null
}

/** One absence by its id; null where there is none. */
export async function findAbsence(sql: Reader, id: string): Promise<Absence | null> {
  const [row] = await sql<Absence[]>`select ${sql.unsafe(ABSENCE)} from absences where id = ${id}`
  return row ?? null
}

/** What decides who signs at these committees (null: at every one), in one trip. */
export async function selectSigningFacts(
  sql: Reader,
  agencies: readonly string[] | null,
): Promise<Map<string, SigningFacts>> {
  // One agency is compared plainly: the server keeps one plan for it, and plans an array anew each time.
  const [only] = agencies ?? []
  const at = (column: string): Fragment => {
    if (agencies === null) return sql``
    if (only !== undefined && agencies.length === 1) return sql`and ${sql.unsafe(column)} = ${only}`
    return sql`and ${sql.unsafe(column)} = any (${[...agencies]}::uuid[])`
  }
  const [committees, competences, officers, delegations, absences] = await Promise.all([
    sql<Committee[]>`select id, unit_id, kind from agencies
      where kind in ('commune_committee', 'city_committee') ${at('id')} order by id`,
    sql<Competence[]>`select ${sql.unsafe(COMPETENCE)} from competences
      where agency_id is null or (true ${at('agency_id')}) order by declared_at, id`,
    listOfficers(sql, agencies),
    sql<Delegation[]>`select ${sql.unsafe(DELEGATION)} from delegations
      where true ${at('agency_id')} order by granted_at, id`,
    sql<Absence[]>`select ${sql.unsafe(ABSENCE)} from absences
      where true ${at('agency_id')} order by declared_at, id`,
  ])
  const admins = officers.filter((post) => post.role === 'city_admin')
  const byUnit = Map.groupBy(officers, (post) => post.unit_id)
  const delegationsAt = Map.groupBy(delegations, (one) => one.agency_id)
  const absencesAt = Map.groupBy(absences, (one) => one.agency_id)
  const facts = ({ id, unit_id, kind }: Committee): SigningFacts => ({
    agency: id,
    tier: kind === 'city_committee' ? 'city' : 'commune',
    competences: competences.filter((row) => row.agency_id === null || row.agency_id === id),
    officers: [...new Set([...(byUnit.get(unit_id) ?? []), ...admins])],
    delegations: delegationsAt.get(id) ?? [],
    absences: absencesAt.get(id) ?? [],
  })
  return new Map(committees.map((one) => [one.id, facts(one)]))
}
