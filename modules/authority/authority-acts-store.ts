import type { Work } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import type { Absence } from './absence.ts'
import type { Competence } from './competence.ts'
import type { Delegation } from './delegation.ts'

/** Writes a delegation and gives its receiver the signer's post that follows from it. */
export async function insertDelegation(work: Work, row: Delegation): Promise<void> {
  const { trx, actor } = work
  await trx`insert into delegations (id, kind, agency_id, unit_id, from_position, to_account, parent_id, procedures,
      units, most_money, may_redelegate, instrument_number, instrument_on, valid_from, valid_to, granted_by, granted_at)
    values (${row.id}, ${row.kind}, ${row.agency_id}, ${row.unit_id}, ${row.from_position}, ${row.to_account},
      ${row.parent_id}, ${row.procedures}, ${row.units}, ${row.most_money}, ${row.may_redelegate},
      ${row.instrument_number}, ${row.instrument_on}, ${row.valid_from}, ${row.valid_to}, ${actor.id}, ${row.granted_at})`
  await renewPosts(trx, row.to_account, row.agency_id)
}

/** Whether it was revoked now; false where somebody did before. */
export async function updateRevoked(work: Work, row: Delegation): Promise<boolean> {
  const { trx, actor } = work
  const { count } = await trx`update delegations
    set revoked_at = ${row.revoked_at}, revoked_reason = ${row.revoked_reason}, revoked_by = ${actor.id}
    where id = ${row.id} and revoked_at is null`
  await renewPosts(trx, row.to_account, row.agency_id)
  return count === 1
}

/** Writes an absence and gives the substitute the signer's post that follows from it. */
export async function insertAbsence(work: Work, row: Absence): Promise<void> {
  const { trx, actor } = work
  await trx`insert into absences (id, agency_id, unit_id, account_id, position, reason, substitute_account,
      instrument_number, instrument_on, valid_from, valid_to, declared_by, declared_at)
    values (${row.id}, ${row.agency_id}, ${row.unit_id}, ${row.account_id}, ${row.position}, ${row.reason},
      ${row.substitute_account}, ${row.instrument_number}, ${row.instrument_on}, ${row.valid_from}, ${row.valid_to},
      ${actor.id}, ${row.declared_at})`
  if (row.substitute_account) await renewPosts(trx, row.substitute_account, row.agency_id)
}

/** Whether it was ended now; false where somebody did before. */
export async function updateEnded(work: Work, row: Absence): Promise<boolean> {
  const { trx, actor, now } = work
  const { count } = await trx`update absences set ended_at = ${now}, ended_by = ${actor.id}
    where id = ${row.id} and ended_at is null`
  if (row.substitute_account) await renewPosts(trx, row.substitute_account, row.agency_id)
  return count === 1
}

/** The agency at which a delegation or an absence stands; null where there is none such. */
export async function selectAgencyOf(
  trx: Trx,
  table: 'delegations' | 'absences',
  id: string,
): Promise<string | null> {
  const [row] = await trx<{ agency_id: string }[]>`select agency_id from ${trx(table)} where id = ${id}`
  return row?.agency_id ?? null
}

/** Writes a declared line of the matrix. */
export async function insertCompetence(work: Work, row: Competence): Promise<void> {
  const { trx, actor, now } = work
  await trx`insert into competences (id, procedure_code, case_key, tier, agency_id, position, own_draft, collective,
      legal_basis, derived, valid_from, valid_to, declared_by, declared_at)
    values (${row.id}, ${row.procedure_code}, ${row.case_key}, ${row.tier}, ${row.agency_id}, ${row.position},
      ${row.own_draft}, ${row.collective}, ${row.legal_basis}, false, ${row.valid_from}, ${row.valid_to}, ${actor.id}, ${now})`
}

/** Lets a line of the matrix end on a day; answers whether there was one to end. */
export async function updateCompetenceEnd(work: Work, id: string, on: string): Promise<boolean> {
  const { trx, actor, now } = work
  const { count } =
    await trx`update competences set valid_to = ${on}, ended_by = ${actor.id}, ended_at = ${now}
    where id = ${id} and not derived and (valid_to is null or valid_to > ${on}) and valid_from < ${on}`
  return count === 1
}

async function renewPosts(trx: Trx, account: string, agency: string): Promise<void> {
  await trx`select renew_delegate_posts(${account}, ${agency})`
}
