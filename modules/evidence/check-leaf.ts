import { sameBytes } from '#platform/tlog/bytes.ts'
import { commitmentTo } from '#platform/tlog/commitment.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { LogFault } from './fault.ts'
import type { Standing } from './verify-store.ts'

/**
 * How much earlier than the log's last turn an event may say it happened: an act's transaction begins before the turn and
 * may be held back by others of the server.
 */
const MOST_LATE_MS = 15 * 60_000

/** What is remembered while positions are read in order. */
export type Reading = {
  /** When the turn of the last leaf was, and the one before it. */
  turn: string | null
  before: string | null
  /** Positions whose salt is gone, and those of them whose deletion is on the record. */
  readonly unsalted: Set<number>
  readonly forgotten: Set<number>
}

/** The beginning of a reading. */
export function openReading(): Reading {
  return { turn: null, before: null, unsalted: new Set(), forgotten: new Set() }
}

/** The entry of a position, when event and leaf are there, belong together and follow in time. */
export function checkLeaf(reading: Reading, standing: Standing): Uint8Array {
  const { placed, found, commitment, salt, logged_at, ...event } = standing
  const { position } = standing
  if (!commitment || !logged_at) throw new LogFault('leaf_missing', position)
  if (!placed) throw new LogFault('position_missing', position)
  if (!found) throw new LogFault('event_missing', position)
  if (reading.turn !== null && logged_at < reading.turn) throw new LogFault('leaf_moment', position)
  if (logged_at !== reading.turn) [reading.before, reading.turn] = [reading.turn, logged_at]
  if (salt) {
    const wanted = commitmentTo(NODE.sha256, salt, { ...event, logged_at })
    if (!sameBytes(commitment, wanted)) throw new LogFault('event_changed', position)
    const { before } = reading
    if (before && Date.parse(event.at) < Date.parse(before) - MOST_LATE_MS)
      throw new LogFault('backdated', position)
    markForgotten(reading, event)
  } else {
    reading.unsalted.add(position)
  }
  return commitment
}

/** A deletion of values is an event itself and names the positions. */
function markForgotten(
  { unsalted, forgotten }: Reading,
  { noun, act, data }: Pick<Standing, 'noun' | 'act' | 'data'>,
) {
  if (noun !== 'log' || act !== 'forget') return
  const positions: unknown = Object(data).positions
  for (const position of Array.isArray(positions) ? positions : []) {
    if (unsalted.delete(position)) forgotten.add(position)
  }
}
