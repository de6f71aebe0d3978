/** The tables of a house as an archive sees them: which columns carry data, and a digest of what is in them. */
import type { Fragment, Reader } from '#platform/database.ts'

/** One table: its name and the columns that are stored, generated ones left out. */
export type HouseTable = { readonly name: string; readonly columns: readonly string[] }

/** How many rows, and a sum over their hashes that does not depend on their order. */
export type Digest = { readonly rows: number; readonly sum: string }

/**
 * Columns that name transactions of the server they were written on, which mean nothing on another: placed events become
 * transaction 1, waiting ones 2, before every transaction that a server will count; the sequencer goes on from there.
 */
const OF_THE_SERVER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  events: { txid: `case when exists (select from feed f where f.event_id = t.id) then '1' else '2' end` },
  cursors: {
    txid: `case when t.name = 'sequencer' then '1'::xid8 else t.txid end`,
    event_id: `case when t.name = 'sequencer' then (select coalesce(max(event_id), 0) from feed) else t.event_id end`,
  },
}

/** Every table of the schema in the order of their names. */
export async function listTables(reader: Reader): Promise<HouseTable[]> {
  return reader<HouseTable[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`
}

/** The statement that reads a table out. */
export function copyOut({ name, columns }: HouseTable): string {
  const own = OF_THE_SERVER[name] ?? {}
  const read = columns.map((column) =>
    own[column] ? `${own[column]} as ${quote(column)}` : `t.${quote(column)}`,
  )
  return `copy (select ${read.join(', ')} from ${quote(name)} t) to stdout`
}

/** The statement that reads a table in. */
export function copyIn({ name, columns }: HouseTable): string {
  return `copy ${quote(name)} (${columns.map(quote).join(', ')}) from stdin`
}

/** The digest of a table over every column that is the same on every server. */
export async function digestTable(reader: Reader, { name, columns }: HouseTable): Promise<Digest> {
  const own = OF_THE_SERVER[name] ?? {}
  const steady = columns.filter((column) => !(column in own)).map((column) => `t.${quote(column)}`)
  const hashed: Fragment = reader`${reader.unsafe(`md5(row(${steady.join(', ')})::text)`)}`
  const [digest] = await reader<Digest[]>`
    select count(*) as rows, coalesce(sum(('x' || left(${hashed}, 15))::bit(60)::bigint), 0)::text as sum
    from ${reader(name)} t`
  return digest ?? { rows: 0, sum: '0' }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
