/** A log over a test house: its key, events to fill it, and one turn that takes everything in. */
import { setTimeout as rest } from 'node:timers/promises'
import type { House } from '#db/house.ts'
import { placeEvents } from '#jobs/feed.ts'
import { appendEvents } from '#jobs/keep-log.ts'
import { addVerifier } from '#modules/evidence'
import { fixedClock } from '#platform/clock.ts'
import { makeSigningKey, type SigningKey } from '#platform/tlog/signing-key.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from './acting.ts'

/** The key of every test log: nothing about it is secret. */
export const LOG_KEY: SigningKey = makeSigningKey('test.example/log', Buffer.alloc(32, 42))

/** Makes the key known and takes in all events there are; again for each later turn. Answers how large the log is. */
export async function logEverything(house: House, now = MONDAY_9): Promise<number> {
  await inTransaction(house.owner, {}, (trx) => addVerifier(trx, LOG_KEY.verifier, now))
  for (;;) {
    await placeEvents(house, fixedClock(now))
    const size = await appendEvents(house, fixedClock(now), { key: LOG_KEY })
    const [left] = await house.worker<
      { count: number }[]
    >`select count(*) - ${size}::bigint as count from events`
    if (left?.count === 0) return size
    await rest(20) // transactions of other tests hold the feed back
  }
}

/** So many made-up events at a moment, each telling its number. */
export async function makeEvents(house: House, count: number, at = MONDAY_9): Promise<void> {
  await house.worker`
    insert into events (module, noun, noun_id, noun_version, act, actor_kind, unit_id, at, data)
    select 'test', 'test', gen_random_uuid(), 1, 'happen', 'system', 166, ${at}, jsonb_build_object('number', i)
    from generate_series(1, ${count}::int) i`
}
