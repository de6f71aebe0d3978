import { type Fragment, jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Move } from './move.ts'
import type { Changed } from './plan.ts'
import { updatePlan } from './plan-store.ts'

/** How far a move has come: planned, staged beside the dossier, written; the dossier ended first; given back. */
export type MoveState = 'planned' | 'staged' | 'folded' | 'gone' | 'restored'

/** A move as it is stored. */
export type StoredMove = Move & {
  readonly state: MoveState
  readonly settled_version: number | null
  readonly decided_at: string | null
}

const COLUMNS = `dossier_id, code, seen_version, outcome, how, procedure_code, business, from_unit, to_unit, candidates, coming,
  owner_agency_id, due_at, becomes_late, originals`

/** Takes a plan's moves away, at most so many; what an owner has decided stays. Answers how many went. */
export async function deleteMoves(trx: Trx, plan: string, batch: number): Promise<number> {
  const { count } = await trx`
    delete from reorganisation_moves where decided_at is null and (plan_id, dossier_id) in (
      select plan_id, dossier_id from reorganisation_moves where plan_id = ${plan} and decided_at is null limit ${batch})`
  return count
}

/** Writes moves; one that is there is planned anew. */
export async function upsertMoves(trx: Trx, plan: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  await trx`
    insert into reorganisation_moves as m (plan_id, state, ${trx.unsafe(COLUMNS)})
    select ${plan}, 'planned', ${trx.unsafe(COLUMNS)}
    from jsonb_to_recordset(${jsonOf(trx, moves)}::jsonb) as r (dossier_id uuid, code text, seen_version int, outcome text,
      how text, procedure_code text, business text, from_unit int, to_unit int, candidates int[], coming jsonb,
      owner_agency_id uuid, due_at timestamptz, becomes_late boolean, originals int)
    on conflict (plan_id, dossier_id) do update set state = 'planned', seen_version = excluded.seen_version,
      outcome = excluded.outcome, how = excluded.how, business = excluded.business, from_unit = excluded.from_unit,
      to_unit = excluded.to_unit, candidates = excluded.candidates, coming = excluded.coming,
      owner_agency_id = excluded.owner_agency_id, due_at = excluded.due_at, becomes_late = excluded.becomes_late,
      originals = excluded.originals,
      decided_at = case when excluded.outcome = 'moves' then m.decided_at end
    where m.state in ('planned', 'staged')`
}

/** Moves of a plan in one state, by id from after one on. */
export async function listMoves(
  sql: Reader,
  plan: string,
  asked: { state: MoveState; outcome?: Move['outcome']; limit: number },
): Promise<StoredMove[]> {
  return await sql<StoredMove[]>`
    select ${sql.unsafe(COLUMNS)}, state, settled_version, decided_at from reorganisation_moves
    where plan_id = ${plan} and state = ${asked.state} ${asked.outcome ? sql`and outcome = ${asked.outcome}` : sql``}
    order by dossier_id limit ${asked.limit}`
}

/** How many moves of a plan are in each state, by outcome. */
export async function countMoves(
  sql: Reader,
  plan: string,
): Promise<{ outcome: Move['outcome']; state: MoveState; moves: number; late: number; originals: number }[]> {
  return await sql`
    select outcome, state, count(*)::int as moves, count(*) filter (where becomes_late)::int as late,
      coalesce(sum(originals), 0)::int as originals
    from reorganisation_moves where plan_id = ${plan} group by outcome, state`
}

/** Says that moves have come to a state; with the version where they were written. */
export async function markMoves(
  trx: Trx,
  plan: string,
  moved: readonly { dossier_id: string; state: MoveState; settled_version?: number }[],
): Promise<void> {
  if (moved.length === 0) return
  await trx`
    update reorganisation_moves m set state = r.state, settled_version = coalesce(r.settled_version, m.settled_version)
    from jsonb_to_recordset(${jsonOf(trx, moved)}::jsonb) as r (dossier_id uuid, state text, settled_version int)
    where m.plan_id = ${plan} and m.dossier_id = r.dossier_id`
}

/** Of these dossiers those that were not found in flight any more are gone; answers how many. */
export async function markGone(
  trx: Trx,
  plan: string,
  { ids, there }: { ids: readonly string[]; there: readonly Pick<Move, 'dossier_id'>[] },
): Promise<number> {
  const found = new Set(there.map(({ dossier_id }) => dossier_id))
  const gone = ids.filter((id) => !found.has(id))
  await markMoves(
    trx,
    plan,
    gone.map((dossier_id) => ({ dossier_id, state: 'gone' as const })),
  )
  return gone.length
}

/** Moves that were planned by another version of their dossier than it has now, or whose dossier has ended since. */
export async function listOutdated(
  sql: Reader,
  plan: string,
  limit: number,
): Promise<{ dossier_id: string; version: number; is_ended: boolean }[]> {
  return await sql`
    select m.dossier_id, d.version,
      d.business in ('refused', 'withdrawn', 'stopped') or d.delivery = 'delivered' as is_ended
    from reorganisation_moves m join dossiers d on d.id = m.dossier_id
    where m.plan_id = ${plan} and m.state in ('planned', 'staged')
      and (d.version <> m.seen_version or (m.state = 'staged' and m.outcome = 'moves' and d.coming is null))
    order by m.dossier_id limit ${limit}`
}

/** How many dossiers go from which old unit into which new one; undecided ones into none. */
export async function sumMoves(
  sql: Reader,
  plan: string,
): Promise<
  { from_unit: number; to_unit: number | null; dossiers: number; late: number; originals: number }[]
> {
  return await sql`
    select from_unit, to_unit, count(*)::int as dossiers, count(*) filter (where becomes_late)::int as late,
      coalesce(sum(originals), 0)::int as originals
    from reorganisation_moves where plan_id = ${plan} group by from_unit, to_unit order by from_unit, to_unit`
}

/** The dossier came in, or goes out, at a desk of the units asked for. */
function atDesks(sql: Reader): Fragment {
  return sql`d.reception_unit_id in (select unit_id from asked) or d.return_agency_id in (select id from desks)`
}

/** Dossiers in flight in these units that the plan does not know yet: filed since it was planned. */
export async function listUnplanned(
  sql: Reader,
  plan: string,
  asked: {
    units: readonly number[]
    /** Of these those that go on; what is filed there from the moment on is theirs. */
    open: readonly number[]
    from: string
    desks: boolean
    limit: number
  },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with asked as materialized (select unnest(${[...asked.units]}::int[]) as unit_id),
    desks as materialized (select id from agencies where unit_id in (select unit_id from asked))
    select d.id from dossiers d
    where d.business not in ('refused', 'withdrawn', 'stopped') and d.delivery <> 'delivered'
      and (d.unit_id in (select unit_id from asked) ${asked.desks ? sql`or ${atDesks(sql)}` : sql``})
      and not (d.unit_id = any (${[...asked.open]}::int[]) and d.submitted_at >= ${asked.from})
      and not exists (select from reorganisation_moves m where m.plan_id = ${plan} and m.dossier_id = d.id)
    limit ${asked.limit}`
  return rows.map(({ id }) => id)
}

/** The moves of these dossiers. */
export async function movesOf(sql: Reader, plan: string, ids: readonly string[]): Promise<StoredMove[]> {
  return await sql<StoredMove[]>`
    select ${sql.unsafe(COLUMNS)}, state, settled_version, decided_at from reorganisation_moves
    where plan_id = ${plan} and dossier_id = any (${[...ids]}::uuid[])`
}

/** What waited to be decided when a plan was undone: its unit goes on, and nothing is asked any more. */
export async function dropUndecided(trx: Trx, plan: string): Promise<void> {
  await trx`update reorganisation_moves set state = 'restored'
    where plan_id = ${plan} and outcome = 'undecided' and state in ('planned', 'staged')`
}

/** In flight at units that end with an undoing, or filed since the cut at units that took a part; and not looked at yet. */
export async function listStrays(
  sql: Reader,
  plan: string,
  asked: { ending: readonly number[]; receiving: readonly number[]; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with asked as materialized (select unnest(${[...asked.ending]}::int[]) as unit_id),
    desks as materialized (select id from agencies where unit_id in (select unit_id from asked))
    select d.id from dossiers d
    where d.business not in ('refused', 'withdrawn', 'stopped') and d.delivery <> 'delivered'
      and (((d.unit_id in (select unit_id from asked) or ${atDesks(sql)})
          and not exists (select from reorganisation_moves m where m.plan_id = ${plan} and m.dossier_id = d.id
            and m.outcome = 'undecided' and m.from_unit in (select unit_id from asked)))
        or (d.unit_id = any (${[...asked.receiving]}::int[]) and d.former is null
          and d.submitted_at >= (select cut_at from cut_overs where id = ${plan})
          and not exists (select from reorganisation_moves m where m.plan_id = ${plan} and m.dossier_id = d.id
            and (m.outcome = 'undecided' or m.state = 'restored'))))
    order by d.id limit ${asked.limit}`
  return rows.map(({ id }) => id)
}

/** Writes what an undoing does with dossiers that were filed or routed meanwhile, over whatever the plan had said of them. */
export async function upsertStrays(trx: Trx, plan: string, moves: readonly Move[]): Promise<void> {
  const ids = moves.map(({ dossier_id }) => dossier_id)
  await trx`update reorganisation_moves set state = 'planned' where plan_id = ${plan} and dossier_id = any (${ids}::uuid[])`
  await upsertMoves(trx, plan, moves)
  const done = moves.filter(({ outcome }) => outcome !== 'undecided').map(({ dossier_id }) => dossier_id)
  await trx`update reorganisation_moves set state = 'restored' where plan_id = ${plan} and dossier_id = any (${done}::uuid[])`
}

/** Adds to what was otherwise than the dry run had said; of each kind the first few are named. */
export async function addChanged(trx: Trx, plan: string, changed: Changed): Promise<void> {
  const [row] = await trx<
    { changed: Changed | null }[]
  >`select changed from reorganisations where id = ${plan} for update`
  const before = row?.changed ?? { added: 0, ended: 0, rerouted: 0, decided: 0, same: 0, examples: [] }
  const sum: Changed = {
    added: before.added + changed.added,
    ended: before.ended + changed.ended,
    rerouted: before.rerouted + changed.rerouted,
    decided: before.decided + changed.decided,
    same: before.same + changed.same,
    examples: [...before.examples, ...changed.examples].slice(0, 200),
  }
  await updatePlan(trx, plan, { changed: sum })
}
