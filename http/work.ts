import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/canonical-json.ts'
import { PostgresError, type Sql, type Trx } from '#platform/database.ts'
import { invalid } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'
import { Replay, wallSettings, type Actor, type Key, type Work } from '#modules/record'
import type { Door } from './door.ts'
import { confirmActor } from './session.ts'

/** What an act came to: the verb's answer, or the one remembered from the same request before. */
export type Done<T> = { readonly answer: T; readonly replayed: boolean }

/** The database role behind which an actor's wall stands. */
function poolOf(door: Door, actor: Actor): Sql {
  return actor.sees === 'city' ? door.house.city : door.house.app
}

/** Reads as the actor, behind his wall. */
export function read<T>(
  door: Door,
  actor: Actor,
  run: (trx: Trx, now: string, actor: Actor) => Promise<T>,
): Promise<T> {
  return asConfirmed(door, actor, (confirmed, trx) => run(trx, door.clock(), confirmed))
}

/**
 * Does an act as the actor in one transaction. Two requests under one key that arrive together meet at the
 * answers' primary key: the second is run again and finds what the first was answered.
 */
export async function act<T>(
  door: Door,
  doing: { actor: Actor; key: Key | null },
  run: (work: Work) => Promise<T>,
): Promise<Done<T>> {
  return actEnding(door, doing, ({ ends: _none, ...work }) => run(work))
}

/**
 * Does an act as `act` does, where the verb is all that is done: its one write carries the commit (`Work.ends`), which
 * spares a trip. Nothing may be asked of the transaction after the verb.
 */
export async function actEnding<T>(
  door: Door,
  doing: { actor: Actor; key: Key | null },
  run: (work: Work) => Promise<T>,
): Promise<Done<T>> {
  const once = (): Promise<T> =>
    asConfirmed(door, doing.actor, (actor, trx, ends) =>
      run({ trx, actor, key: doing.key, now: door.clock(), ends }),
    )
  try {
    return {
      answer: await once().catch((error: unknown) => (isKeyRace(error) ? once() : Promise.reject(error))),
      replayed: false,
    }
  } catch (error) {
    // The remembered answer was written from the same verb's row, so it has the verb's shape.
    if (error instanceof Replay) return { answer: error.answer as T, replayed: true }
    throw error
  }
}

/** Not a fault: the session an actor was assumed by has changed; what was begun is taken back and done as who he is now. */
class Changed extends Error {
  readonly actor: Actor
  constructor(actor: Actor) {
    super('the session changed')
    this.actor = actor
  }
}

/** Runs in a transaction behind the actor's wall, and looks his session up in the trip of its first statement. */
async function asConfirmed<T>(
  door: Door,
  actor: Actor,
  run: (actor: Actor, trx: Trx, confirmed: Promise<void>) => Promise<T>,
): Promise<T> {
  const attempt = inTransaction(poolOf(door, actor), wallSettings(actor), async (trx) => {
    const confirming = mustStill(actor, confirmActor(door, actor, trx))
    const [confirmed, done] = await Promise.allSettled([confirming, run(actor, trx, confirming)])
    if (confirmed.status === 'rejected') throw confirmed.reason
    if (done.status === 'rejected') throw done.reason
    return done.value
  })
  try {
    return await attempt
  } catch (error) {
    if (!(error instanceof Changed)) throw error
    const { actor: now } = error
    return inTransaction(poolOf(door, now), wallSettings(now), (trx) => run(now, trx, Promise.resolve()))
  }
}

async function mustStill(actor: Actor, confirming: Promise<Actor>): Promise<void> {
  const now = await confirming
  if (now !== actor) throw new Changed(now)
}

function isKeyRace(error: unknown): boolean {
  return error instanceof PostgresError && error.code === '23505' && error.constraint_name === 'answers_pkey'
}

const KEY = /^[\x21-\x7e]{8,120}$/

/** Reads an Idempotency-Key; acts refuse to go without one. */
export function keyOf(actor: Actor, key: unknown, request: { path: string; body: unknown }): Key {
  if (typeof key === 'string' && KEY.test(key)) {
    const hash = createHash('sha256')
      .update(`${request.path}\n${canonicalJson(request.body)}`)
      .digest('base64url')
    return { scope: actor.scope, key, hash }
  }
  throw invalid('key_missing', {
    vi: 'Yêu cầu này cần tiêu đề Idempotency-Key (8–120 ký tự, khác nhau cho mỗi lần làm).',
    en: 'This request needs an Idempotency-Key header (8–120 characters, a new one for each act).',
  })
}
