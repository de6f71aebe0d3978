import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { Explanation } from './explanation.ts'

const COLUMNS = `id, unit_id, figure, from_on, to_on, shown, question, asked_at, asked_by_name, due_at, answer,
  answered_at, answered_by_name`

/** Which explanations: of these units or of all, answered or not. */
type Wanted = {
  readonly units?: readonly number[] | undefined
  readonly isAnswered?: boolean | undefined
  readonly limit: number
}

/** Explanations behind the reader's wall: those that wait first, by when they are due, then the newest answers. */
export function selectExplanations(sql: Reader, wanted: Wanted): Promise<Explanation[]> {
  const { units, isAnswered, limit } = wanted
  return sql<Explanation[]>`
    select ${sql.unsafe(COLUMNS)} from explanations
    where true ${units ? sql`and unit_id = any (${[...units]}::int[])` : sql``}
      ${isAnswered === undefined ? sql`` : sql`and (answered_at is not null) = ${isAnswered}`}
    order by answered_at is not null, case when answered_at is null then due_at end, answered_at desc, id
    limit ${limit}`
}

/** Keeps a question. */
export async function insertExplanation(
  work: Work,
  asked: Explanation,
  agencies: readonly string[],
): Promise<void> {
  const row = { ...asked, agency_ids: [...agencies], asked_by: work.actor.id ?? '' }
  await work.trx`insert into explanations ${work.trx(row)}`
}

/** One explanation behind the wall, held until the end of the transaction; null where there is none. */
export async function lockExplanation(work: Work, id: string): Promise<Explanation | null> {
  const [row] = await work.trx<Explanation[]>`
    select ${work.trx.unsafe(COLUMNS)} from explanations where id = ${id} for update`
  return row ?? null
}

/** Keeps the answer. */
export async function updateAnswer(work: Work, { id, answer }: Explanation): Promise<void> {
  const { actor, now, trx } = work
  await trx`update explanations set answer = ${answer}, answered_at = ${now}, answered_by = ${actor.id},
    answered_by_name = ${actor.name} where id = ${id}`
}
