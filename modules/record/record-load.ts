import type { Trx } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'
import { SYSTEM } from './actor.ts'
import { recordEvent } from './event.ts'

/**
 * What is loaded, the digest of the files it comes from (null where it is made, not read), and when; `program` is the digest
 * of what loads it, where it may rest while both stay the same.
 */
export type Load = {
  readonly what: string
  readonly sha256: string | null
  readonly program?: string | null
  readonly now: string
}

/**
 * Nạp cấu hình: loads configuration from files in this transaction and tells it as one event: which files, by digest, and
 * how many rows of which tables it changed. A load that changes nothing tells nothing. Where it may rest, it is
 * not done again by the same program from the same files. Loads wait for each other.
 */
export async function recordLoad(
  trx: Trx,
  { what, sha256, program = null, now }: Load,
  load: () => Promise<unknown>,
): Promise<void> {
  await trx`select pg_advisory_xact_lock(hashtext('load configuration'))`
  const digests = sha256 !== null && program !== null ? { sha256, program } : null
  if (digests && (await isLoaded(trx, what, digests))) return
  const before = await countChanges(trx)
  await load()
  const after = await countChanges(trx)
  if (digests) await noteLoad(trx, { what, now }, digests)
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

type Digests = { readonly sha256: string; readonly program: string }

async function isLoaded(trx: Trx, what: string, { sha256, program }: Digests): Promise<boolean> {
  const [same] = await trx`
    select from loads where what = ${what} and sha256 = ${sha256} and program = ${program}`
  return same !== undefined
}

async function noteLoad(
  trx: Trx,
  { what, now }: { readonly what: string; readonly now: string },
  { sha256, program }: Digests,
): Promise<void> {
  await trx`
    insert into loads (what, sha256, program, loaded_at) values (${what}, ${sha256}, ${program}, ${now})
    on conflict (what) do update set sha256 = excluded.sha256, program = excluded.program, loaded_at = excluded.loaded_at`
}

/** Rows written so far by this connection, by table: PostgreSQL's own count of what a transaction does. */
async function countChanges(trx: Trx): Promise<ReadonlyMap<string, number>> {
  const rows = await trx<{ table: string; count: number }[]>`
    select relname as table, (n_tup_ins + n_tup_upd + n_tup_del)::int as count from pg_stat_xact_user_tables
    where schemaname = current_schema() and n_tup_ins + n_tup_upd + n_tup_del > 0 order by relname`
  return new Map(rows.map(({ table, count }) => [table, count]))
}
