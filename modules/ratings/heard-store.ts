import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { HeardRating } from './rating.ts'

const COLUMNS = `id, unit_id, score, comment, criteria, to_char(rated_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month,
  follow_up_due_at, followed_up_at, followed_up_by_name, follow_up`

/** What was said or needs an answer in these units, behind the wall: what waits for an answer first. */
export function selectHeard(
  sql: Reader,
  wanted: { readonly units: readonly number[]; readonly since: string; readonly limit: number },
): Promise<HeardRating[]> {
  return sql<HeardRating[]>`
    select ${sql.unsafe(COLUMNS)} from ratings
    where unit_id = any (${[...wanted.units]}::int[]) and rated_at >= ${wanted.since}
      and (comment is not null or follow_up_due_at is not null)
    order by (follow_up_due_at is not null and followed_up_at is null) desc, month desc, id limit ${wanted.limit}`
}

/** One rating behind the wall, held until the end of the transaction. */
export async function lockHeard(work: Work, id: string): Promise<HeardRating | null> {
  const [row] = await work.trx<HeardRating[]>`
    select ${work.trx.unsafe(COLUMNS)} from ratings where id = ${id} for update`
  return row ?? null
}

/** Keeps what was done about a low rating. */
export async function updateFollowUp({ trx, actor, now }: Work, id: string, text: string): Promise<void> {
  await trx`update ratings set follow_up = ${text}, followed_up_at = ${now}, followed_up_by = ${actor.id},
    followed_up_by_name = ${actor.name} where id = ${id}`
}
