import type { Reader } from '#platform/database.ts'

/** The codes of dossiers by their ids, of those the reader's wall shows. */
export async function listCodes(sql: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; code: string }[]>`
    select id, code from dossiers where id = any (${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, code }) => [id, code]))
}
