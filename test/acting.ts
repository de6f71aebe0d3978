/** Named people of the tests and how they act: the same few everywhere. */
import type { House } from '#db/house.ts'
import { findActorByName } from '#modules/people'
import { wallSettings, type Actor, type Work } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'

/** Monday 2 March 2026, 9:00 in Hà Nội: an ordinary working morning. */
export const MONDAY_9 = '2026-03-02T02:00:00.000Z'

/** The person behind an account name, with the posts in force. */
export async function actorNamed(house: House, name: string, now = MONDAY_9): Promise<Actor> {
  const actor = await findActorByName(house.app, name, now)
  if (!actor) throw new Error(`nobody is called ${name}`)
  return actor
}

/** Runs a verb as somebody at a moment, in a transaction of its own, behind the wall. */
export async function acting<T>(
  house: House,
  who: { actor: Actor; now?: string; key?: Work['key'] },
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const pool = who.actor.sees === 'city' ? house.city : house.app
  return inTransaction(pool, wallSettings(who.actor), (trx) =>
    run({ trx, actor: who.actor, now: who.now ?? MONDAY_9, key: who.key ?? null }),
  )
}
