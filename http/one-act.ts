import { replayAnswer, type Work } from '#modules/record'

/**
 * Several verbs in one transaction as one act under one key: the key is looked up before the first and
 * remembered by the last, so that the same request again is answered with what the last verb answered.
 * Hand `quiet` to every verb but the last; each writes its own event all the same.
 */
export async function asOneAct<T>(work: Work, run: (quiet: Work, last: Work) => Promise<T>): Promise<T> {
  await replayAnswer(work)
  return run({ ...work, key: null }, work)
}
