import { invalid } from '#platform/refusal.ts'
import type { Fragment } from '#platform/database.ts'
import type { Work } from './work.ts'

/** Not a fault: the same request came before, and this is what it was answered. */
export class Replay extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('this request was answered before')
    this.name = 'Replay'
    this.answer = answer
  }
}

type Remembered = { request_hash: string; answer: unknown }

/**
 * Looks the idempotency key up; throws `Replay` where the same request was answered before.
 * Send it right behind the lock, in the same trip: a statement of its own sees what was
 * committed while the lock was waited for.
 */
export async function replayAnswer(work: Work): Promise<void> {
  if (!work.key) return
  const { scope, key, hash } = work.key
  const [row] = await work.trx<Remembered[]>`
    select request_hash, answer from answers where scope = ${scope} and key = ${key}`
  if (!row) return
  if (row.request_hash === hash) throw new Replay(asRow(row.answer))
  throw invalid('key_reused', {
    vi: 'Khóa chống gửi trùng (Idempotency-Key) này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới cho yêu cầu mới.',
    en: 'This Idempotency-Key was used for another request. Use a new key for a new request.',
  })
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/

/** PostgreSQL writes moments into JSON in its own way; a remembered row must look as it did the first time. */
function asRow(value: unknown): unknown {
  if (typeof value === 'string') return MOMENT.test(value) ? new Date(value).toISOString() : value
  if (Array.isArray(value)) return value.map(asRow)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asRow(part)]))
}

/** The statement part that remembers an answer (a jsonb expression) under the work's key; a CTE body. */
export function answerInsert(work: Work, answer: Fragment): Fragment {
  const { trx, key, now } = work
  if (!key) return trx`select 1`
  return trx`insert into answers (scope, key, request_hash, answer, at)
    select ${key.scope}, ${key.key}, ${key.hash}, ${answer}, ${now}`
}
