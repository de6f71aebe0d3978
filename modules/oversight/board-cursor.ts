import type { Reader } from '#platform/database.ts'

/** How many events of the feed the figures count; it moves when a figure may have changed. */
export async function boardCursor(sql: Reader): Promise<number> {
  const [row] = await sql<{ position: number }[]>`select position from cursors where name = 'tallies'`
  return row?.position ?? 0
}
