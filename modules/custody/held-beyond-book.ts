import type { Reader } from '#platform/database.ts'

/**
 * Sổ cân bằng: how many papers the house holds beyond what its book took in and gave back. Whatever happens to papers, this
 * stays the same; what was there when the book began is in it.
 */
export async function heldBeyondBook(sql: Reader): Promise<number> {
  const [row] = await sql<{ beyond: number }[]>`
    select ((select count(*) from originals where holder <> 'citizen')
      - (select coalesce(sum(case kind when 'take' then 1 else -1 end * cardinality(original_ids)), 0)
        from custody_acts where kind in ('take', 'return')))::int as beyond`
  return row?.beyond ?? 0
}
