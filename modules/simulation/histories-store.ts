import type { Reader } from '#platform/database.ts'

const NAME = 'demonstration'

/** Notes that a made-up history is being played into the house. */
export async function beginHistory(sql: Reader, now: string): Promise<void> {
  await sql`insert into histories (name, begun_at) values (${NAME}, ${now})`
}

/** Notes that it was played to its end. */
export async function endHistory(sql: Reader, now: string): Promise<void> {
  await sql`update histories set ended_at = ${now} where name = ${NAME}`
}

/** Was the playing cut off in the middle? Then the house holds half a story and is to be made anew. */
export async function isHistoryHalf(sql: Reader): Promise<boolean> {
  const rows = await sql`select 1 from histories where name = ${NAME} and ended_at is null`
  return rows.length > 0
}

/** May a history be played in? Only into a house that nobody has used: no dossier, no draft, no history yet. */
export async function isHouseUnused(sql: Reader): Promise<boolean> {
  const rows = await sql`
    select 1 where exists (select 1 from dossiers) or exists (select 1 from drafts)
      or exists (select 1 from histories)`
  return rows.length === 0
}
