import type { Trx } from '#platform/database.ts'
import type { FedEvent } from './fed-event.ts'
import { MEASURES, OFFICER_MEASURES, PROCEDURE_MEASURES } from './measure.ts'
import type { Sums } from './sum-changes.ts'

/** The cursor of the live run. */
export const LIVE_CURSOR = 'tallies'

/** Locks a cursor of the feed and tells where it stands; null while another folder has it. */
export async function lockCursor(trx: Trx, name: string): Promise<number | null> {
  const [row] = await trx<{ position: number }[]>`
    select position from cursors where name = ${name} for update skip locked`
  return row?.position ?? null
}

/** As `lockCursor`, waiting for whoever has it; null when there is none. */
export async function awaitCursor(trx: Trx, name: string): Promise<number | null> {
  const [row] = await trx<{ position: number }[]>`
    select position from cursors where name = ${name} for update`
  return row?.position ?? null
}

/** The number of the live run. */
export async function liveRun(trx: Trx): Promise<number> {
  const [row] = await trx<{ run: number }[]>`select run from tally_runs where is_live`
  if (!row) throw new Error('no run of the tallies is live')
  return row.run
}

/** The next events of the feed after a position, oldest first. */
export async function readFeed(trx: Trx, after: number, batch: number): Promise<FedEvent[]> {
  return trx<FedEvent[]>`
    select f.position, e.noun, e.act, e.unit_id, e.at,
      e.data ->> 'procedure' as procedure, e.data ->> 'channel' as channel,
      (e.data ->> 'on_time')::boolean as on_time, (e.data ->> 'score')::integer as score,
      case when e.noun = 'dossier' and e.data ? 'to'
        then e.data || jsonb_build_object('business', e.data -> 'to') end as after,
      e.data -> 'was' as before, e.data -> 'criteria' as criteria
    from feed f join events e on e.id = f.event_id
    where f.position > ${after} order by f.position limit ${batch}`
}

/** Moves a cursor of the feed on. */
export async function moveCursor(
  trx: Trx,
  cursor: { name: string; position: number },
  now: string,
): Promise<void> {
  await trx`update cursors set position = ${cursor.position}, moved_at = ${now} where name = ${cursor.name}`
}

/** Adds sums to the rows of a run; rows that nobody waits in any more are dropped. */
export async function addSums(trx: Trx, run: number, sums: Sums): Promise<void> {
  if (sums.days.length > 0) await addDays(trx, run, sums)
  if (sums.procedures.length > 0) await addProcedures(trx, run, sums)
  if (sums.backlog.length > 0) await addBacklog(trx, run, sums)
  if (sums.officers.length > 0) await addOfficers(trx, run, sums)
  if (sums.criteria.length > 0) await addCriteria(trx, run, sums)
  if (sums.held.length > 0) await addHeld(trx, run, sums)
}

async function addDays(trx: Trx, run: number, { days }: Sums): Promise<void> {
  const rows = days.map(({ unit, day, measures }) => ({ unit_id: unit, on_day: day, ...measures }))
  const columns = MEASURES.join(', ')
  await trx`
    insert into tallies as t (run, on_day, unit_id, ${trx.unsafe(columns)})
    select ${run}, on_day, unit_id, ${trx.unsafe(MEASURES.map((name) => `coalesce(${name}, 0)`).join(', '))}
    from jsonb_populate_recordset(null::tallies, ${trx.json(rows)})
    on conflict (run, on_day, unit_id) do update set ${trx.unsafe(added(MEASURES))}`
}

async function addProcedures(trx: Trx, run: number, { procedures }: Sums): Promise<void> {
  const rows = procedures.flatMap(({ unit, day, procedure, channel, measures }) => {
    const { received, settled, on_time, late } = measures
    if (received === undefined && settled === undefined) return []
    const counts = { received, settled, on_time, late }
    return [{ unit_id: unit, on_day: day, procedure_code: procedure, channel, ...dropEmpty(counts) }]
  })
  const names = PROCEDURE_MEASURES
  await trx`
    insert into procedure_tallies as t (run, unit_id, on_day, procedure_code, channel, ${trx.unsafe(names.join(', '))})
    select ${run}, unit_id, on_day, procedure_code, channel,
      ${trx.unsafe(names.map((name) => `coalesce(${name}, 0)`).join(', '))}
    from jsonb_populate_recordset(null::procedure_tallies, ${trx.json(rows)})
    on conflict (run, unit_id, on_day, procedure_code, channel) do update set ${trx.unsafe(added(names))}`
}

async function addBacklog(trx: Trx, run: number, { backlog }: Sums): Promise<void> {
  const rows = backlog.map(({ unit, stage, dueAt, dossiers }) => ({
    unit_id: unit,
    stage,
    due_at: dueAt,
    dossiers,
  }))
  await trx`
    insert into backlog as t (run, unit_id, stage, due_at, dossiers)
    select ${run}, unit_id, stage, due_at, dossiers
    from jsonb_populate_recordset(null::backlog, ${trx.json(rows)})
    on conflict (run, unit_id, stage, due_at) do update set ${trx.unsafe(added(['dossiers']))}`
  await trx`delete from backlog where run = ${run} and dossiers = 0`
}

async function addOfficers(trx: Trx, run: number, { officers }: Sums): Promise<void> {
  const rows = officers.map(({ unit, day, officer, measures }) => ({
    ...{ unit_id: unit, on_day: day, officer_id: officer },
    ...measures,
  }))
  await trx`
    insert into officer_tallies as t (run, unit_id, on_day, officer_id, ${trx.unsafe(OFFICER_MEASURES.join(', '))})
    select ${run}, unit_id, on_day, officer_id,
      ${trx.unsafe(OFFICER_MEASURES.map((name) => `coalesce(${name}, 0)`).join(', '))}
    from jsonb_populate_recordset(null::officer_tallies, ${trx.json(rows)})
    on conflict (run, unit_id, on_day, officer_id) do update set ${trx.unsafe(added(OFFICER_MEASURES))}`
}

async function addCriteria(trx: Trx, run: number, { criteria }: Sums): Promise<void> {
  const rows = criteria.map(({ unit, day, criterion, measures }) => ({
    ...{ unit_id: unit, on_day: day, criterion },
    ...measures,
  }))
  await trx`
    insert into criterion_tallies as t (run, unit_id, on_day, criterion, answers, points)
    select ${run}, unit_id, on_day, criterion, answers, points
    from jsonb_populate_recordset(null::criterion_tallies, ${trx.json(rows)})
    on conflict (run, unit_id, on_day, criterion) do update set ${trx.unsafe(added(['answers', 'points']))}`
}

async function addHeld(trx: Trx, run: number, { held }: Sums): Promise<void> {
  const rows = held.map(({ unit, officer, dueAt, dossiers }) => ({
    ...{ unit_id: unit, officer_id: officer, due_at: dueAt, dossiers },
  }))
  await trx`
    insert into officer_backlog as t (run, unit_id, officer_id, due_at, dossiers)
    select ${run}, unit_id, officer_id, due_at, dossiers
    from jsonb_populate_recordset(null::officer_backlog, ${trx.json(rows)})
    on conflict (run, unit_id, officer_id, due_at) do update set ${trx.unsafe(added(['dossiers']))}`
  await trx`delete from officer_backlog where run = ${run} and dossiers = 0`
}

function added(names: readonly string[]): string {
  return names.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')
}

function dropEmpty(counts: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}
