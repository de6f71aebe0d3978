import { randomBytes } from 'node:crypto'
import type { Trx } from '#platform/database.ts'
import { signCheckpoint } from '#platform/tlog/checkpoint.ts'
import { growTree } from '#platform/tlog/growing-tree.ts'
import { leafHash } from '#platform/tlog/hashing.ts'
import { commitmentTo } from '#platform/tlog/commitment.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import { SALT_BYTES } from './leaf.ts'
import { insertCheckpoint, insertLeaves, lockLog, selectUnfinished, selectWaiting } from './log-store.ts'

/** Most events of one transaction: an open one holds the feed back. */
export const LOG_BATCH = 1000

/** One turn of the log: up to which position of the feed, in which steps, signed by whom, at what moment. */
export type Turn = {
  readonly upTo: number
  readonly batch: number
  readonly key: SigningKey
  readonly now: string
}

/**
 * Takes the next events of the feed into the log and, at the end of the turn, signs how large it is and its root.
 * Answers how large the log is then; null while another process appends. A turn that was cut off is finished under
 * its own moment, so that events which had waited for it do not look as if they were dated back.
 */
export async function appendToLog(trx: Trx, { upTo, batch, key, now }: Turn): Promise<number | null> {
  const log = await lockLog(trx)
  if (!log) return null
  const { size: after, signed } = log
  const logged_at = after > signed && log.logged_at ? log.logged_at : now
  const most = Math.min(batch, upTo - after)
  const events = most > 0 ? await selectWaiting(trx, after, most) : []
  if (events.length < most) throw new Error(`the feed has no event at position ${after + events.length + 1}`)
  if (events.length === 0 && after === signed) return after
  const tree = growTree(NODE.sha256, await selectUnfinished(trx, after))
  const salts = randomBytes(SALT_BYTES * events.length)
  const commitments = events.map((event, at) =>
    commitmentTo(NODE.sha256, salts.subarray(at * SALT_BYTES, (at + 1) * SALT_BYTES), {
      ...event,
      logged_at,
    }),
  )
  const tiles = commitments.flatMap((entry) => tree.append(leafHash(NODE.sha256, entry)))
  if (events.length > 0) await insertLeaves(trx, { after, logged_at, commitments, salts }, tiles)
  const size = tree.size()
  if (size >= upTo) {
    const note = signCheckpoint({ size, root: tree.root() }, key.verifier, key.sign)
    await insertCheckpoint(trx, { size, note }, now)
  }
  return size
}
