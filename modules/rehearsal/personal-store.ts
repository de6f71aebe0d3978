import { jsonOf, type Reader, type Trx } from '#platform/database.ts'

/** A table's columns of text and JSON. */
export type TextTable = {
  readonly name: string
  readonly columns: readonly { readonly column: string; readonly isJson: boolean }[]
}

/** One row's cells as text, and where it stands. */
export type Cell = Readonly<Record<string, string | null>>

/** Rows that belong to a person's way in, are remembered words of acts, or are sealed to the real house: a rehearsal begins without them, and with its own log. */
const CLEARED = [
  ...['answers', 'sessions', 'passkeys', 'identities', 'identity_attempts', 'alert_addresses', 'alert_mails'],
  ...['tracking_tries', 'stated_purposes', 'ticket_takes', 'queue_salts', 'offline_pieces', 'denials'],
  ...['rehearsal_plays', 'rehearsal_ticks', 'rehearsal_scripted_cards'],
  ...['log_checkpoints', 'log_keys', 'log_leaves', 'log_salts', 'log_tiles', 'log_witnesses'],
]

/** Public data and counts, in which nobody is named; events say ids and field names only. */
const PUBLIC = [
  ...['migrations', 'events', 'feed', 'cursors', 'catalogue', 'replaced_papers', 'competences', 'code_%'],
  ...[
    'unit%',
    'succession%',
    'procedure%',
    'calendar%',
    'statistic%',
    '%_rules',
    'queue_services',
    'fee_exemptions',
  ],
]

/** Empties what a rehearsal must not have. */
export async function clearTables(trx: Trx): Promise<void> {
  const found = await trx<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname = any (${CLEARED})`
  await trx`truncate ${trx(found.map(({ name }) => name))}`
  await trx`update cursors set position = 0 where name = 'log'`
}

/** Every table in which somebody may be named, with its columns of text and JSON. */
export async function listTextColumns(reader: Reader): Promise<TextTable[]> {
  return await reader<TextTable[]>`
    select c.relname as name,
      jsonb_agg(jsonb_build_object('column', a.attname, 'isJson', a.atttypid = 'jsonb'::regtype) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and not c.relname like any (${PUBLIC})
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
    group by c.relname order by c.relname`
}

/** Every name the house knows of a person: residents, officers, and who is named on a dossier. */
export async function knownNames(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader<{ name: string }[]>`
    select full_name as name from people union select full_name from accounts union select principal_name from dossiers
    union select p.value ->> 'full_name' from dossiers d, jsonb_each(d.persons) p where p.value ->> 'full_name' is not null`
  return new Set(rows.map(({ name }) => name))
}

/** The rows of a table in pages; those read may be written while the rest is read. */
export async function* readCells(
  trx: Trx,
  { name, columns }: TextTable,
  limit: number,
): AsyncGenerator<Cell[]> {
  const wanted = columns.map(({ column }) => `"${column}"::text as "${column}"`).join(', ')
  const ids = await trx<{ row_id: string }[]>`select ctid::text as row_id from ${trx(name)}`
  for (let from = 0; from < ids.length; from += limit) {
    const page = ids.slice(from, from + limit).map(({ row_id }) => row_id)
    yield await trx<Cell[]>`
      select ctid::text as row_id, ${trx.unsafe(wanted)} from ${trx(name)} where ctid = any (${page}::tid[])`
  }
}

/** Writes rows back where they stood. */
export async function writeCells(
  trx: Trx,
  { name, columns }: TextTable,
  rows: readonly Cell[],
): Promise<void> {
  if (rows.length === 0) return
  const all = columns.map(({ column }) => `"${column}"`)
  const values = columns.map(({ column, isJson }) => `v."${column}"${isJson ? '::jsonb' : ''}`)
  const shape = [...all, 'row_id'].map((column) => `${column} text`).join(', ')
  await trx`
    update ${trx(name)} t set (${trx.unsafe(all.join(', '))}) = row (${trx.unsafe(values.join(', '))})
    from jsonb_to_recordset(${jsonOf(trx, rows)}::jsonb) as v (${trx.unsafe(shape)}) where t.ctid = v.row_id::tid`
}

/** Gives everybody another day of birth. */
export async function replaceBirths(trx: Trx, standIn: (day: string) => string): Promise<void> {
  const days = await trx<{ day: string }[]>`
    select distinct birth_on::text as day from people where birth_on is not null`
  const given = days.map(({ day }) => ({ was: day, is: standIn(day) }))
  await trx`
    update people set birth_on = g.is from jsonb_to_recordset(${trx.json(given)}::jsonb) as g (was date, "is" date)
    where birth_on = g.was`
}

/** Everybody signs in with the one password of the rehearsal. */
export async function setCredentials(trx: Trx, passwordHash: string): Promise<void> {
  await trx`
    update accounts set password_hash = ${passwordHash}, failed_attempts = 0, locked_until = null, is_demonstration = true`
}

/** Whatever was uploaded or signed shows the one page of the rehearsal. */
export async function setFiles(trx: Trx, file: { sha256: string; bytes: number }): Promise<void> {
  await trx`update papers set sha256 = ${file.sha256}, bytes = ${file.bytes}, media = 'application/pdf', pages = 1,
    name = regexp_replace(name, '[.][[:alnum:]]{1,5}$', '') || '.pdf'`
  await trx`update signatures set file_sha256 = ${file.sha256} where file_sha256 is not null`
  await trx`update reorganisation_reports set file_sha256 = null, sealed_at = null, seal = null`
}
