import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Json, Reader, Trx } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import { type Box, type BoxHandOver, type BoxWords, BoxFile } from './box.ts'

const COLUMNS = 'id, agency_id, fonds_agency_id, code, title, shelf, files, since, listed_at, listed_by_name'
const HANDED = 'id, from_agency_id, to_agency_id, inventory, reason, at'

/** The boxes that agencies hold, by their number. */
export async function listBoxes(sql: Reader, agencies: readonly string[]): Promise<readonly Box[]> {
  const rows = await sql<Box[]>`
    select ${sql.unsafe(COLUMNS)} from archive_boxes
    where agency_id = any (${[...agencies]}::uuid[]) order by agency_id, length(code), code`
  return rows.map(parsed)
}

/** One box; refuses where the reader has none of that id. */
export async function getBox(sql: Reader, id: string): Promise<Box> {
  const [row] = await sql<Box[]>`select ${sql.unsafe(COLUMNS)} from archive_boxes where id = ${id}`
  if (row) return parsed(row)
  throw notFound('box', { vi: 'Không có hộp lưu trữ này.', en: 'There is no such box.' })
}

function parsed(row: Box): Box {
  return { ...row, files: Value.Parse(FILES, row.files) }
}

const FILES = Type.Array(BoxFile)

/** Hand-overs of boxes, the latest first; of one box, or all that the reader sees, at most so many. */
export async function listHandOvers(
  sql: Reader,
  { box, limit }: { readonly box: string | null; readonly limit: number },
): Promise<readonly BoxHandOver[]> {
  return await sql<BoxHandOver[]>`
    select ${sql.unsafe(HANDED)} from archive_hand_overs
    ${box === null ? sql`` : sql`where box_ids @> array[${box}::uuid]`} order by at desc, id limit ${limit}`
}

/** One hand-over; refuses where the reader has none of that id. */
export async function getHandOver(sql: Reader, id: string): Promise<BoxHandOver> {
  const [row] = await sql<BoxHandOver[]>`
    select ${sql.unsafe(HANDED)} from archive_hand_overs where id = ${id}`
  if (row) return row
  throw notFound('box_hand_over', { vi: 'Không có biên bản này.', en: 'There is no such record.' })
}

/** How many boxes each agency holds. */
export async function countBoxes(sql: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ agency_id: string; boxes: number }[]>`
    select agency_id, count(*)::int as boxes from archive_boxes group by agency_id`
  return new Map(rows.map(({ agency_id, boxes }) => [agency_id, boxes]))
}

type Listing = { readonly agency: string; readonly now: string; readonly by: string }

/**
 * Writes a list of boxes of an agency's own archive: one that is there is listed anew, where something is otherwise; answers
 * how many were written. What it took over from other agencies is of another fonds and stays as it is.
 */
export async function upsertBoxes(
  trx: Trx,
  { agency, now, by }: Listing,
  boxes: readonly BoxWords[],
): Promise<{ readonly written: number }> {
  const rows: Json = boxes.map((box) => ({ ...box, files: box.files.map((file) => ({ ...file })) }))
  const { count } = await trx`
    insert into archive_boxes as b (id, agency_id, fonds_agency_id, code, title, shelf, files, since, listed_at, listed_by_name)
    select gen_random_uuid(), ${agency}, ${agency}, code, title, shelf, files, ${now}, ${now}, ${by}
    from jsonb_to_recordset(${trx.json(rows)}::jsonb) as r (code text, title text, shelf text, files jsonb)
    on conflict (fonds_agency_id, code) do update set title = excluded.title, shelf = excluded.shelf, files = excluded.files,
      listed_at = excluded.listed_at, listed_by_name = excluded.listed_by_name, version = b.version + 1
    where (b.title, b.shelf, b.files) is distinct from (excluded.title, excluded.shelf, excluded.files)`
  return { written: count }
}
