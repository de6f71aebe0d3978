import type { Reader, Trx } from '#platform/database.ts'
import type { Span, SpanEvent } from './span.ts'

/** The name of this fold's cursor. */
const CURSOR = 'statistics'

/** Locks the cursor and tells where it stands; null while another process folds. */
export async function lockCursor(trx: Trx): Promise<number | null> {
  const [row] = await trx<{ position: number }[]>`
    select position from cursors where name = ${CURSOR} for update skip locked`
  return row?.position ?? null
}

/** Where the cursor stands, held until the end of the transaction. */
export async function awaitCursor(trx: Trx): Promise<number> {
  const [row] = await trx<{ position: number }[]>`
    select position from cursors where name = ${CURSOR} for update`
  return row?.position ?? 0
}

/** Moves the cursor to a position. */
export async function moveCursor(trx: Trx, position: number, now: string): Promise<void> {
  await trx`update cursors set position = ${position}, moved_at = ${now} where name = ${CURSOR}`
}

/** How far statistics have come in the feed. */
export async function statisticsCursor(sql: Reader): Promise<number> {
  const [row] = await sql<{ position: number }[]>`select position from cursors where name = ${CURSOR}`
  return row?.position ?? 0
}

/** The last position of the next so many events, and the dossiers they are about; null where there is none. */
export async function readTouched(
  trx: Trx,
  after: number,
  batch: number,
): Promise<{ last: number; count: number; dossiers: string[] } | null> {
  const [row] = await trx<{ last: number | null; count: number; dossiers: string[] }[]>`
    select max(position) as last, count(*) as count,
      coalesce(array_agg(distinct noun_id) filter (where noun = 'dossier'), '{}') as dossiers
    from (
      select f.position, e.noun, e.noun_id from feed f join events e on e.id = f.event_id
      where f.position > ${after} order by f.position limit ${batch}
    ) fed`
  return row?.last ? { last: row.last, count: row.count, dossiers: row.dossiers } : null
}

/** Every event of these dossiers up to a position. */
export function readHistories(trx: Trx, dossiers: readonly string[], upTo: number): Promise<SpanEvent[]> {
  return trx<SpanEvent[]>`
    select e.noun_id as dossier_id, e.noun_version as version, f.position, e.at, e.act,
      e.data ->> 'to' as business, (e.data ->> 'unit')::int as unit_id,
      (e.data ->> 'reception_unit')::int as reception_unit_id, e.data ->> 'procedure' as procedure_code,
      coalesce(e.data ->> 'channel', 'counter') as channel, (e.data ->> 'acceptance_due_at')::timestamptz as acceptance_due_at,
      (e.data ->> 'accepted_at')::timestamptz as accepted_at, (e.data ->> 'due_at')::timestamptz as due_at,
      (e.data ->> 'metric_due_at')::timestamptz as metric_due_at,
      (e.data ->> 'paused_at')::timestamptz as paused_at, (e.data #>> '{was,paused_at}')::timestamptz as was_paused_at,
      (e.data ->> 'apologised_at')::timestamptz as apologised_at, (e.data ->> 'fee_due')::int as fee_due,
      (e.data ->> 'e_result')::boolean as e_result, (e.data ->> 'files')::int as files
    from events e join feed f on f.event_id = e.id
    where e.noun_id = any (${[...dossiers]}::uuid[]) and e.noun = 'dossier' and e.data ? 'to'
      and f.position <= ${upTo}`
}

/** Puts the spans of these dossiers in the place of those that were there. */
export async function replaceSpans(
  trx: Trx,
  dossiers: readonly string[],
  spans: readonly Span[],
): Promise<void> {
  await trx`delete from dossier_spans where dossier_id = any (${[...dossiers]}::uuid[])`
  await insertSpans(trx, spans)
}

/** Dossiers with events after an id, by their ids. */
export async function nextDossiers(trx: Trx, after: string, limit: number): Promise<string[]> {
  const rows = await trx<{ id: string }[]>`
    select distinct noun_id as id from events where noun = 'dossier' and noun_id > ${after} order by 1 limit ${limit}`
  return rows.map(({ id }) => id)
}

/** Keeps spans where there are none of their dossiers. */
export async function insertSpans(trx: Trx, spans: readonly Span[]): Promise<void> {
  if (spans.length === 0) return
  await trx`
    insert into dossier_spans
    select * from jsonb_populate_recordset(null::dossier_spans, ${trx.json(spans.map((span) => ({ ...span })))})`
}

/**
 * Keeps the payments, the ratings and the papers first found to differ between two positions; those that are there
 * already stay.
 */
export async function keepMoments(trx: Trx, after: number, upTo: number): Promise<void> {
  await trx`
    insert into dossier_moments (position, dossier_id, kind, at, unit_id, procedure_code, channel, amount, way)
    select f.position,
      case when e.noun = 'rating' then (e.data ->> 'dossier')::uuid else e.noun_id end,
      case when e.noun = 'rating' then 'rating' when e.act = 'pay' then 'payment' else 'difference' end, e.at, e.unit_id,
      e.data ->> 'procedure', coalesce(e.data ->> 'channel', 'counter'),
      coalesce((e.data ->> 'score')::int, (e.data ->> 'amount')::int, 0), coalesce(e.data ->> 'method', '')
    from feed f join events e on e.id = f.event_id
    where f.position > ${after} and f.position <= ${upTo} and e.unit_id is not null
      and (e.noun = 'rating' and e.act = 'rate' or e.noun = 'dossier' and (e.act = 'pay'
          or e.act = 'find_difference' and e.data #>> '{was,differed_at}' is null))
    on conflict (position) do nothing`
}
