import type { PassThrough, Readable } from 'node:stream'
import { listCalls, listLines, readQueue, type Call } from '#modules/queue'
import { dayOf } from '#platform/dates.ts'
import type { Door } from './door.ts'
import { eventText, openLine, perDoor, takeTurns, tell } from './listening.ts'

/** Live lines of one process: one look at all lines ten times a second, however many listen. */
export type LiveQueue = {
  /** Follows a unit's line: every call behind `after` once and in order, and how the line stands. */
  readonly follow: (unit: number, after: number | null) => Promise<Readable>
  /** Something happened in this process: look now, and not only at the next turn. */
  readonly poke: () => void
  readonly close: () => void
}

type Listener = {
  readonly stream: PassThrough
  /** The number of the last call this one was sent. */
  sent: number
  /** Calls that came while it was still being told what it had missed; null from then on. */
  pending: Call[] | null
}

type Line = {
  readonly unit: number
  readonly listeners: Set<Listener>
  /** How far the line had come before anybody here listened; asked once. */
  begun: Promise<void> | null
  changes: number
  /** The number of the last call that was told; -1 while nobody knows. */
  calls: number
  /** How it stands, as it was last drawn; null while it never was. */
  shown: string | null
  drawing: Promise<void> | null
  drawnAt: number
  isStale: boolean
}

const LOOK_MS = 100
/** How a line stands is sent at most this often; calls go at once. */
const DRAW_MS = 1000
/** Who comes new is not shown what is older than this. */
const OLD_MS = 60_000
const MOST_MISSED = 500
const MOST_UNREAD = 500_000

/** The live lines of this door, made when first asked for. */
export const liveQueueOf = perDoor(makeLiveQueue)

function makeLiveQueue(door: Door): LiveQueue {
  const lines = new Map<number, Line>()
  const turns = takeTurns(() => look(door, lines), LOOK_MS)
  return {
    async follow(unit, after) {
      const line = lines.get(unit) ?? newLine(unit)
      lines.set(unit, line)
      const left = (): void => {
        line.listeners.delete(listener)
        if (line.listeners.size === 0 && lines.get(unit) === line) lines.delete(unit)
        if (lines.size === 0) turns.rest()
      }
      const stream = openLine({ retryMs: 1000, mostUnread: MOST_UNREAD, left })
      const listener: Listener = { stream, sent: after ?? 0, pending: [] }
      line.listeners.add(listener)
      turns.wake()
      await tellMissed(door, line, { listener, after }).catch(() => stream.end())
      return stream
    },
    poke: turns.now,
    close() {
      turns.rest()
      for (const { listeners } of lines.values()) for (const { stream } of listeners) stream.end()
    },
  }
}

function newLine(unit: number): Line {
  return {
    ...{ unit, listeners: new Set(), begun: null, changes: -1, calls: -1 },
    ...{ shown: null, drawing: null, drawnAt: 0, isStale: true },
  }
}

/** Reads how far a line has come: what is called from then on is new to whoever listens here. */
async function begin(door: Door, line: Line): Promise<void> {
  const fresh = (await listLines(door.house.app)).find(({ unit_id }) => unit_id === line.unit)
  line.calls = fresh?.calls ?? 0
  line.changes = fresh?.changes ?? -1
}

/** Tells a listener what was called while he was away, then what came meanwhile; none twice. */
async function tellMissed(
  door: Door,
  line: Line,
  { listener, after }: { listener: Listener; after: number | null },
): Promise<void> {
  line.begun ??= begin(door, line).catch((error: unknown) => {
    line.begun = null
    throw error
  })
  await line.begun
  // Who comes without a number is told nothing of what was: he begins behind the last call.
  if (after === null) listener.sent = line.calls
  else {
    const asked = { unit: line.unit, day: dayOf(door.clock()), most: MOST_MISSED, after }
    for (const call of await listCalls(door.house.app, asked)) send(listener, call)
  }
  for (const call of listener.pending ?? []) send(listener, call)
  listener.pending = null
  if (line.shown !== null && isFresh(line)) tell(listener.stream, line.shown)
  else await draw(door, line)
}

function send(listener: Listener, call: Call): void {
  if (call.number <= listener.sent) return
  listener.sent = call.number
  tell(listener.stream, `id: ${call.number}\n${eventText('call', JSON.stringify(call))}`)
}

async function look(door: Door, lines: ReadonlyMap<number, Line>): Promise<void> {
  const now = door.clock()
  const fresh = new Map((await listLines(door.house.app)).map((line) => [line.unit_id, line]))
  await Promise.all(
    [...lines.values()].map(async (line) => {
      // Nobody was told yet from where on a call is new; the next look comes at once.
      if (line.calls < 0) return
      const { changes = 0, calls = 0 } = fresh.get(line.unit) ?? {}
      if (changes !== line.changes) line.isStale = true
      line.changes = changes
      if (calls > line.calls) await tellCalls(door, line, { now, upTo: calls })
      // How a line stands may come later; the next call does not wait for it.
      drawAgain(door, line).catch(() => {})
    }),
  )
}

async function tellCalls(
  door: Door,
  line: Line,
  { now, upTo }: { now: string; upTo: number },
): Promise<void> {
  const asked = { unit: line.unit, day: dayOf(now), most: MOST_MISSED, after: line.calls }
  const calls = await listCalls(door.house.app, asked)
  for (const call of calls) {
    for (const listener of line.listeners) {
      if (listener.pending) listener.pending.push(call)
      else send(listener, call)
    }
  }
  // In the same breath: who begins to listen now begins behind these.
  const last = calls.at(-1)?.number ?? 0
  line.calls = calls.length < MOST_MISSED ? Math.max(last, upTo) : last
}

async function drawAgain(door: Door, line: Line): Promise<void> {
  if (line.isStale && performance.now() - line.drawnAt >= DRAW_MS) await draw(door, line)
}

/** Whether who comes new may be shown what was drawn last; where it is behind, the next look draws it for all. */
function isFresh({ drawnAt, isStale }: Line): boolean {
  return performance.now() - drawnAt < (isStale ? DRAW_MS : OLD_MS)
}

/** Reads how a line stands, once for all who ask at the same time, and tells it to all who listen. */
function draw(door: Door, line: Line): Promise<void> {
  line.drawing ??= tellStanding(door, line).finally(() => (line.drawing = null))
  return line.drawing
}

async function tellStanding(door: Door, line: Line): Promise<void> {
  line.isStale = false
  line.drawnAt = performance.now()
  try {
    line.shown = eventText('queue', JSON.stringify(await readQueue(door.house.app, line.unit, door.clock())))
  } catch (error) {
    line.isStale = true
    throw error
  }
  for (const { stream, pending } of line.listeners) if (!pending) tell(stream, line.shown)
}
