import type { Reader } from '#platform/database.ts'
import type { Original } from './original.ts'

type Held = Pick<Original, 'id' | 'dossier_id'> & { readonly agency_id: string }

/** Papers at rest are in somebody's hand, a cupboard or an archive: neither on their way nor given back. */
export const AT_REST = `o.holder in ('officer', 'agency', 'archive')`

/** Papers at rest at some agencies, in cupboard, archive or hand; with `before`, only what has lain there since before then. */
export function listAtAgencies(
  sql: Reader,
  { agencies, before, limit }: { agencies: readonly string[]; before: string | null; limit: number },
): Promise<Held[]> {
  return sql<Held[]>`
    select o.id, o.dossier_id, o.agency_id from originals o
    where o.agency_id = any (${[...agencies]}::uuid[]) and ${sql.unsafe(AT_REST)}
      ${before === null ? sql`` : sql`and o.since < ${before}`}
    order by o.id limit ${limit}`
}

/** Papers at rest of some dossiers, wherever they are. */
export function listAtRestOf(sql: Reader, dossiers: readonly string[]): Promise<Held[]> {
  return sql<Held[]>`
    select o.id, o.dossier_id, o.agency_id from originals o
    where o.dossier_id = any (${[...dossiers]}::uuid[]) and ${sql.unsafe(AT_REST)} order by o.id`
}

/** Of these papers those at rest that nobody but the house has moved since a moment. */
export function listUntouched(sql: Reader, ids: readonly string[], since: string): Promise<Held[]> {
  return sql<Held[]>`
    select o.id, o.dossier_id, o.agency_id from originals o
    where o.id = any (${[...ids]}::uuid[]) and ${sql.unsafe(AT_REST)}
      and not exists (select from custody_acts a
        where a.original_ids @> array[o.id] and a.kind <> 'succeed' and a.at >= ${since})
    order by o.id`
}
