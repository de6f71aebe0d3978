import { jsonOf } from '#platform/database.ts'
import { answerInsert, replayAnswer } from './answer.ts'
import type { Work } from './work.ts'

/**
 * Does an act that has no row of its own to lock, once under its key: whoever sends the same key meanwhile waits,
 * and then finds what the first was answered.
 */
export async function once<T extends object>(work: Work, run: () => Promise<T>): Promise<T> {
  const { trx, key } = work
  if (!key) return run()
  await trx`select pg_advisory_xact_lock(hashtextextended(${`${key.scope} ${key.key}`}, 0))`
  await replayAnswer(work)
  const answer = await run()
  await answerInsert(work, trx`${jsonOf(trx, answer)}::jsonb`)
  return answer
}
