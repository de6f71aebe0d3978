import type { Trx } from '#platform/database.ts'
import type { Span } from './span.ts'
import { insertSpans, keepMoments } from './spans-store.ts'

/** Dossiers by their ids, the first excluded. */
type Range = { readonly after: string; readonly to: string }

/** A span that is kept and would not be told so, or the other way round. */
export type SpanDifference = {
  readonly dossier_id: string
  readonly version: number
  readonly kept: boolean
  readonly told: boolean
}

/** Puts these spans in the place of everything kept of the dossiers of a range. */
export async function replaceRange(trx: Trx, { after, to }: Range, spans: readonly Span[]): Promise<void> {
  await trx`delete from dossier_spans where dossier_id > ${after} and dossier_id <= ${to}`
  await insertSpans(trx, spans)
}

/** Tells the moments between two positions anew. */
export async function replaceMoments(trx: Trx, after: number, upTo: number): Promise<void> {
  await trx`delete from dossier_moments where position > ${after} and position <= ${upTo}`
  await keepMoments(trx, after, upTo)
}

/** Where what is kept of the dossiers of a range differs from these spans. */
export function selectDifferences(
  trx: Trx,
  { after, to }: Range,
  spans: readonly Span[],
): Promise<SpanDifference[]> {
  return trx<SpanDifference[]>`
    with told as (
      select * from jsonb_populate_recordset(null::dossier_spans, ${trx.json(spans.map((span) => ({ ...span })))})
    ), kept as (
      select * from dossier_spans where dossier_id > ${after} and dossier_id <= ${to}
    )
    select coalesce(k.dossier_id, t.dossier_id) as dossier_id, coalesce(k.version, t.version) as version,
      k.dossier_id is not null as kept, t.dossier_id is not null as told
    from kept k full join told t on t.dossier_id = k.dossier_id and t.version = k.version
    where to_jsonb(k) is distinct from to_jsonb(t)
    order by 1, 2`
}
