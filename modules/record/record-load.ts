import type { Trx } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'
import { SYSTEM } from './actor.ts'
import { recordEvent } from './event.ts'

/** What is loaded, the digest of the files it comes from (null where it is made, not read), and when. */
export type Load = { readonly what: string; readonly sha256: string | null; readonly now: string }

/**
 * Nạp cấu hình: loads configuration from files in this transaction and tells it as one event: which files, by digest, and
 * how many rows of which tables it changed. A load that changes nothing tells nothing. Loads wait for each other.
 */
export async function recordLoad(
  trx: Trx,
  { what, sha256, now }: Load,
  load: () => Promise<unknown>,
): Promise<void> {
  await trx`select pg_advisory_xact_lock(hashtext('load configuration'))`
  const before = await countChanges(trx)
  await load()
  const after = await countChanges(trx)
  const rows = [...after].flatMap(([table, count]) => {
    const changed = count - (before.get(table) ?? 0)
    return changed > 0 ? [[table, changed] as const] : []
  })
  if (rows.length === 0) return
  await recordEvent(
    { trx, actor: SYSTEM, now, key: null },
    {
      ...{ module: 'record', noun: 'configuration', noun_id: deterministicId(`configuration ${what}`) },
      ...{ noun_version: 0, act: 'load', agency_id: null, unit_id: null },
      data: { what, sha256, rows: Object.fromEntries(rows) },
    },
  )
}

/** Rows written so far by this connection, by table: PostgreSQL's own count of what a transaction does. */
async function countChanges(trx: Trx): Promise<ReadonlyMap<string, number>> {
  const rows = await trx<{ table: string; count: number }[]>`
    select relname as table, (n_tup_ins + n_tup_upd + n_tup_del)::int as count from pg_stat_xact_user_tables
    where schemaname = current_schema() and n_tup_ins + n_tup_upd + n_tup_del > 0 order by relname`
  return new Map(rows.map(({ table, count }) => [table, count]))
}
