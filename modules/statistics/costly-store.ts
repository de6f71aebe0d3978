import type { Reader } from '#platform/database.ts'
import type { Costly } from './index-definition.ts'
import { inWindow, METRIC_DUE, standing, type Window } from './measures-store.ts'

/** A dossier that cost an indicator points; `by_minutes` is how late it is, where lateness is what it cost. */
export type CostlyDossier = {
  readonly dossier_id: string
  readonly unit_id: number
  readonly procedure_code: string
  readonly due_at: string | null
  readonly by_minutes: number | null
  readonly supplements: number
}

const LATE_BY = `extract(epoch from coalesce(judged_at, paused_at, :until) - ${METRIC_DUE}) / 60`
const ACCEPTED = 'accepted_at is not null'
const FINISHED = "stage = 'finished' and e_result is not null"

/** Which dossiers cost points; the worst first. */
const WHERE: Readonly<Record<Costly, string>> = {
  not_on_time: `${ACCEPTED} and (supplements > 1 or coalesce(judged_at, paused_at, :until) > ${METRIC_DUE})`,
  not_online: `${FINISHED} and not (channel = 'online' and e_result)`,
  fee_not_online: `${ACCEPTED} and fee_due > 0 and not exists (select 1 from dossier_moments m
    where m.dossier_id = held.dossier_id and m.kind = 'payment' and m.way <> 'cash' and m.at < :until)`,
  no_e_result: `${FINISHED} and not e_result`,
  not_digitised: `${FINISHED} and not (e_result and files > 0)`,
  dissatisfied: `exists (select 1 from dossier_moments m
    where m.dossier_id = held.dossier_id and m.kind = 'rating' and m.amount <= 2 and m.at >= :from and m.at < :until)`,
}

/** The dossiers that cost an indicator most in a window, and how many there are; of these units or of all. */
export async function selectCostly(
  sql: Reader,
  window: Window,
  asked: { readonly costly: Costly; readonly units: readonly number[] | null; readonly limit: number },
): Promise<{ total: number; items: CostlyDossier[] }> {
  const here = asked.units ? sql`and unit_id = any (${[...asked.units]}::int[])` : sql``
  const condition = sql.unsafe(inWindow(WHERE[asked.costly], window))
  const by = asked.costly === 'not_on_time' ? LATE_BY : 'null::numeric'
  const rows = await sql<(CostlyDossier & { total: number })[]>`
    select dossier_id, unit_id, procedure_code, due_at, supplements, count(*) over () as total,
      ${sql.unsafe(inWindow(by, window))}::bigint as by_minutes
    from (${standing(sql, window)} ${here}) held where ${condition}
    order by by_minutes desc nulls last, due_at, dossier_id limit ${asked.limit}`
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...row }) => row) }
}
