import type { Work } from '#modules/record'
import { type Fragment, jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { DecideInput } from './decide-undecided.ts'
import type { StoredMove } from './moves-store.ts'

/** One that waits, as far as deciding needs it. */
export type Waiting = Pick<StoredMove, 'dossier_id' | 'code' | 'candidates' | 'owner_agency_id' | 'from_unit'>

const WAITS = `outcome = 'undecided' and state in ('planned', 'staged')`

/** Locks those of a plan's work list with these codes that the reader may see. */
export async function lockWaiting(trx: Trx, plan: string, codes: readonly string[]): Promise<Waiting[]> {
  return await trx<Waiting[]>`
    select dossier_id, code, candidates, owner_agency_id, from_unit from reorganisation_moves
    where plan_id = ${plan} and code = any (${[...codes]}::text[]) and ${trx.unsafe(WAITS)}
    order by dossier_id for update`
}

/** Writes what was decided beside each, with its event; the house moves them. */
export async function markDecided(
  { trx, now, actor }: Work,
  plan: string,
  items: DecideInput['items'],
): Promise<void> {
  await trx`
    with decided as (
      update reorganisation_moves m set how = 'by_owner', to_unit = g.unit, decided_at = ${now}, decided_by = ${actor.id}
      from jsonb_to_recordset(${jsonOf(trx, items)}::jsonb) as g (code text, unit int)
      where m.plan_id = ${plan} and m.code = g.code and m.outcome = 'undecided' and m.state in ('planned', 'staged')
      returning m.dossier_id, m.owner_agency_id, m.from_unit, g.unit
    )
    insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
    select 'reorganisation', 'move', dossier_id, 1, 'decide', ${actor.id}, ${actor.kind}, owner_agency_id, from_unit, ${now},
      jsonb_build_object('plan', ${plan}::text, 'unit', unit)
    from decided order by dossier_id`
}

/** One of the work list: a dossier that could not be decided, with where it may go. */
export type Undecided = Pick<
  StoredMove,
  | 'dossier_id'
  | 'code'
  | 'how'
  | 'procedure_code'
  | 'business'
  | 'from_unit'
  | 'candidates'
  | 'due_at'
  | 'owner_agency_id'
>

/** Which of them: an owner's own, of plans that are signed; else all. */
type Asked = { readonly plan?: string; readonly owners?: readonly string[] }

/** Owners are asked of signed plans only; see `asksOwners`. */
function asked(sql: Reader, { plan, owners }: Asked): Fragment {
  return sql`${sql.unsafe(WAITS)} and decided_at is null
    ${plan === undefined ? sql`` : sql`and plan_id = ${plan}`}
    ${
      owners
        ? sql`and owner_agency_id = any (${[...owners]}::uuid[])
            and plan_id in (select id from reorganisations where state not in ('draft', 'reviewed'))`
        : sql``
    }`
}

/** The work list of a plan, or an owner's part of it, by code: what has to be decided yet. */
export async function listUndecided(
  sql: Reader,
  plan: string,
  { after = '', limit, ...which }: Omit<Asked, 'plan'> & { limit: number; after?: string },
): Promise<Undecided[]> {
  return await sql<Undecided[]>`
    select dossier_id, code, how, procedure_code, business, from_unit, candidates, due_at, owner_agency_id
    from reorganisation_moves
    where ${asked(sql, { ...which, plan })} and code > ${after} order by code limit ${limit}`
}

/** How many wait to be decided yet, by plan. */
export async function countUndecided(
  sql: Reader,
  which: Asked,
): Promise<{ plan_id: string; dossiers: number }[]> {
  return await sql`
    select plan_id, count(*)::int as dossiers from reorganisation_moves where ${asked(sql, which)}
    group by plan_id order by plan_id`
}

/** Decided ones that the house has not moved yet, of a plan; all of them without a limit. */
export async function listDecided(sql: Reader, plan: string, limit: number | null): Promise<string[]> {
  const rows = await sql<{ dossier_id: string }[]>`
    select dossier_id from reorganisation_moves
    where plan_id = ${plan} and ${sql.unsafe(WAITS)} and decided_at is not null order by dossier_id limit ${limit}`
  return rows.map(({ dossier_id }) => dossier_id)
}

/** Plans that have run, or were undone, and of which something has not moved yet that was decided. */
export async function listPlansToSettle(sql: Reader): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select p.id from reorganisations p
    where p.state in ('done', 'undone') and exists (
      select from reorganisation_moves m where m.plan_id = p.id and m.state in ('planned', 'staged')
        and (m.decided_at is not null or (p.state = 'done' and m.outcome = 'moves')))`
  return rows.map(({ id }) => id)
}
