import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Trx } from '#platform/database.ts'
import { makeSigningKey, type SigningKey } from '#platform/tlog/signing-key.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything, makeEvents } from '#test/logging.ts'
import { appendToLog } from './append-to-log.ts'
import type { Fault } from './fault.ts'
import { addVerifier } from './log-keys.ts'
import { verifyLog } from './verify-log.ts'
import { standStill } from './verify-store.ts'

const LATER = '2026-03-02T03:00:00.000Z'
const LATEST = '2026-03-02T04:00:00.000Z'

const RECORDED = [
  ['events', 'data'],
  ['feed', 'event_id'],
  ['log_leaves', 'commitment'],
  ['log_salts', 'salt'],
  ['log_tiles', 'root'],
  ['log_checkpoints', 'note'],
  ['log_keys', 'since'],
] as const

describe('the log of a house', async () => {
  const house = await openTestHouse()
  await makeEvents(house, 700)
  const first = await logEverything(house)
  await makeEvents(house, 50, LATER)
  const size = await logEverything(house, LATER)
  /** Does harm as the owner, sees what the verifier says of it, and undoes it. */
  const harmed = async (harm: (trx: Trx) => Promise<unknown>) => {
    const undone = new Error('undone')
    let fault: Fault | null = null
    await inTransaction(house.owner, {}, async (trx) => {
      await trx`alter table feed drop constraint feed_event_id_fkey` // as somebody would who hides a deletion
      await harm(trx)
      ;({ fault } = await verifyLog(trx, LOG_KEY.verifier))
      throw undone
    }).catch((error: unknown) => assert.equal(error, undone))
    const { kind, where } = (fault ?? assert.fail('the harm was not found')) as Fault
    return `${kind} ${where}`
  }
  const at = (trx: Trx, position: number) => trx`(select event_id from feed where position = ${position})`
  /** Writes leaf, tiles and everything anew over changed events, as somebody would who has no key. */
  const logAnew = async (trx: Trx, key: SigningKey) => {
    await trx`delete from log_leaves`
    await trx`delete from log_salts`
    await trx`delete from log_tiles`
    await trx`delete from log_checkpoints`
    await trx`update cursors set position = 0 where name = 'log'`
    await appendToLog(trx, { upTo: size, batch: size, key, now: LATER })
  }

  test('untouched it is whole: every event, tile and checkpoint', async () => {
    const verdict = await inTransaction(house.worker, {}, async (trx) => {
      await standStill(trx)
      return verifyLog(trx, LOG_KEY.verifier)
    })
    assert.deepEqual(
      { ...verdict, checkpoint: verdict.checkpoint?.size },
      {
        ...{ ok: true, entries: size, checkpoint: size, events: size, checkpoints: 2, waiting: 0 },
        ...{ forgotten: 0, fault: null },
      },
    )
  })

  test('no role of a door may change or delete events, feed, leaves, tiles or checkpoints, or read a salt', async () => {
    for (const role of ['app', 'city', 'worker'] as const) {
      for (const [table, column] of RECORDED) {
        await assert.rejects(
          house[role].unsafe(`delete from ${table}`),
          { code: '42501' },
          `${role} ${table}`,
        )
        const change = `update ${table} set ${column} = ${column}`
        await assert.rejects(house[role].unsafe(change), { code: '42501' }, `${role} ${table}`)
      }
    }
    await assert.rejects(house.app`select 1 from log_salts`, { code: '42501' })
  })

  test('an edited event is found', async () => {
    const edit = (trx: Trx) => trx`update events set data = '{"number": 0}' where id = ${at(trx, 300)}`
    assert.equal(await harmed(edit), 'event_changed 300')
  })

  test('an event dated back by a second is found', async () => {
    const back = (trx: Trx) => trx`update events set at = at - interval '1 second' where id = ${at(trx, 301)}`
    assert.equal(await harmed(back), 'event_changed 301')
  })

  test('an event written today with a moment of yesterday is found, properly logged as it is', async () => {
    const late = async (trx: Trx) => {
      await trx`insert into events (module, noun, noun_id, noun_version, act, actor_kind, at)
        values ('test', 'test', gen_random_uuid(), 1, 'happen', 'system', ${LATER}::timestamptz - interval '1 day')`
      await trx`insert into feed select ${size + 1}, max(id) from events`
      await appendToLog(trx, { upTo: size + 1, batch: 10, key: LOG_KEY, now: LATEST })
    }
    assert.equal(await harmed(late), `backdated ${size + 1}`)
  })

  test('a deleted event is found, whether its place goes with it or not', async () => {
    const gone = (trx: Trx) => trx`delete from events where id = ${at(trx, 400)}`
    assert.equal(await harmed(gone), 'event_missing 400')
    const withPlace = async (trx: Trx) => {
      await gone(trx)
      await trx`delete from feed where position = 400`
    }
    assert.equal(await harmed(withPlace), 'position_missing 400')
  })

  test('an event whose place was given to the one behind it is found', async () => {
    const moveUp = async (trx: Trx) => {
      await trx`delete from events where id = ${at(trx, 400)}`
      await trx`create temporary table moved on commit drop as
        select position - 1 as position, event_id from feed where position > 400`
      await trx`delete from feed where position >= 400`
      await trx`insert into feed select * from moved`
    }
    assert.equal(await harmed(moveUp), 'event_changed 400')
  })

  test('two events that changed places are found', async () => {
    const swap = async (trx: Trx) => {
      const pair = await trx<{ position: number; event_id: number }[]>`
        select * from feed where position in (10, 20) order by position`
      await trx`delete from feed where position in (10, 20)`
      await trx`insert into feed values (10, ${pair[1]?.event_id ?? 0}), (20, ${pair[0]?.event_id ?? 0})`
    }
    assert.equal(await harmed(swap), 'event_changed 10')
  })

  test('an event slipped in behind the feed is found', async () => {
    const slip = (trx: Trx) => trx`
      insert into events (txid, module, noun, noun_id, noun_version, act, actor_kind, at)
      values ('3', 'test', 'test', gen_random_uuid(), 1, 'happen', 'system', ${MONDAY_9})`
    assert.match(await harmed(slip), /^event_unplaced /)
  })

  test('a log cut off at its end is found by the checkpoint, and without that by where the log stood', async () => {
    const cut = async (trx: Trx) => {
      await trx`delete from events where id in (select event_id from feed where position > ${first})`
      await trx`delete from feed where position > ${first}`
      await trx`delete from log_leaves where position > ${first}`
    }
    assert.equal(await harmed(cut), `leaf_missing ${first + 1}`)
    const withCheckpoint = async (trx: Trx) => {
      await cut(trx)
      await trx`delete from log_checkpoints where size > ${first}`
    }
    assert.equal(await harmed(withCheckpoint), `leaf_missing ${first + 1}`)
  })

  test('leaf, tile and checkpoint are found when they were changed', async () => {
    const leaf = (trx: Trx) => trx`update log_leaves set commitment = sha256(commitment) where position = 5`
    assert.equal(await harmed(leaf), 'event_changed 5')
    const moment = (trx: Trx) =>
      trx`update log_leaves set logged_at = logged_at - interval '1 day' where position = ${size}`
    assert.equal(await harmed(moment), `leaf_moment ${size}`)
    const tile = (trx: Trx) => trx`update log_tiles set root = sha256(root) where n = 1`
    assert.equal(await harmed(tile), 'tile_differs tile/0/001')
    const more = (trx: Trx) => trx`insert into log_tiles select 0, 7, root, hashes from log_tiles where n = 1`
    assert.equal(await harmed(more), 'tile_extra 1')
    const note = (trx: Trx) =>
      trx`update log_checkpoints set note = replace(note, 'test.example', 'best.example') where size = ${first}`
    assert.equal(await harmed(note), `checkpoint_unsigned ${first}`)
  })

  test('a history written anew is found by its signatures: another key is not believed, the log’s own signed something else', async () => {
    const thief = makeSigningKey(LOG_KEY.verifier.name, Buffer.alloc(32, 66))
    const anew = async (trx: Trx) => {
      await trx`update events set data = '{}' where id = ${at(trx, 300)}`
      await logAnew(trx, thief)
    }
    assert.equal(await harmed(anew), `checkpoint_unsigned ${size}`)
    const withKey = async (trx: Trx) => {
      await anew(trx)
      await addVerifier(trx, thief.verifier, LATER)
    }
    assert.equal(await harmed(withKey), `checkpoint_unsigned ${size}`)
    const signedBefore = async (trx: Trx) => {
      const kept = await trx<{ note: string }[]>`select note from log_checkpoints where size = ${first}`
      await anew(trx)
      await trx`insert into log_checkpoints values (${first}, ${kept[0]?.note ?? ''}, ${MONDAY_9})`
    }
    assert.equal(await harmed(signedBefore), `checkpoint_differs ${first}`)
  })

  test('a salt that is gone without a word is found', async () => {
    const forget = (trx: Trx) => trx`delete from log_salts where position = 12`
    assert.equal(await harmed(forget), 'salt_missing 12')
  })

  test('a feed with a gap is not logged further', async () => {
    await inTransaction(house.owner, {}, async (trx) => {
      await trx`insert into feed select ${size + 2}, event_id from feed where false`
      await assert.rejects(
        appendToLog(trx, { upTo: size + 1, batch: 10, key: LOG_KEY, now: LATEST }),
        /no event at position/,
      )
    })
  })
})
