import { PassThrough, type Readable } from 'node:stream'
import { boardCursor } from '#modules/oversight'
import type { Door } from './door.ts'

/** What listeners follow together: drawn once for all of them, whenever the figures may have changed. */
export type Followed = {
  /** Listeners with the same key are sent the same. */
  readonly key: string
  /** The name of the server-sent event. */
  readonly event: string
  readonly draw: (now: string) => Promise<Readonly<Record<string, unknown>>>
}

/** Live figures of one process: one look at the cursor a second, however many listen. */
export type Live = { readonly follow: (followed: Followed) => Promise<Readable>; readonly close: () => void }

type Group = {
  readonly followed: Followed
  readonly listeners: Set<PassThrough>
  /** What was sent last, by key, as JSON. */
  shown: ReadonlyMap<string, string>
  /** The cursor and the minute it was drawn at; a new group is drawn once more, to miss nothing. */
  mark: string
}

const LOOK_MS = 1000
const HEARTBEAT_LOOKS = 20
/** A listener who does not read is let go; he comes back by himself. */
const MOST_UNREAD = 2_000_000
/** A stream ends after this long, so that whoever was signed out is asked again. */
const LONGEST_MS = 3_600_000

const lives = new WeakMap<Door, Live>()

/** The live figures of this door, made when first asked for; it works behind several processes, as each reads the database. */
export function liveOf(door: Door): Live {
  const before = lives.get(door)
  if (before) return before
  const made = makeLive(door)
  lives.set(door, made)
  return made
}

function makeLive(door: Door): Live {
  const groups = new Map<string, Group>()
  const looking = lookEverySecond(door, groups)
  const join = (group: Group): Readable => {
    const stream = new PassThrough({ highWaterMark: MOST_UNREAD })
    stream.write(`retry: 2000\n\n${eventText(group.followed.event, group.shown)}`)
    group.listeners.add(stream)
    const over = setTimeout(() => stream.end(), LONGEST_MS).unref()
    stream.on('close', () => {
      clearTimeout(over)
      group.listeners.delete(stream)
      if (group.listeners.size === 0) groups.delete(group.followed.key)
      if (groups.size === 0) looking.rest()
    })
    looking.wake()
    return stream
  }
  return {
    async follow(followed) {
      const shown = groups.get(followed.key)?.shown ?? (await drawn(followed, door.clock()))
      const group = groups.get(followed.key) ?? { followed, shown, listeners: new Set(), mark: '' }
      groups.set(followed.key, group)
      return join(group)
    },
    close() {
      looking.rest()
      for (const { listeners } of groups.values()) for (const stream of listeners) stream.end()
    },
  }
}

function lookEverySecond(door: Door, groups: ReadonlyMap<string, Group>) {
  let timer: NodeJS.Timeout | undefined
  let looks = 0
  let isLooking = false
  const look = async (): Promise<void> => {
    const now = door.clock()
    // Late and due soon change with the clock, too.
    const mark = `${await boardCursor(door.house.city)} ${now.slice(0, 16)}`
    if (++looks % HEARTBEAT_LOOKS === 0) for (const group of groups.values()) tell(group, ': still here\n\n')
    for (const group of groups.values()) {
      if (group.mark !== mark) await update(group, now)
      group.mark = mark
    }
  }
  const turn = (): void => {
    if (isLooking) return
    isLooking = true
    // A database that is gone for a minute is looked for again the next second.
    look()
      .catch(() => {})
      .finally(() => (isLooking = false))
  }
  return {
    wake: () => (timer ??= setInterval(turn, LOOK_MS).unref()),
    rest: () => {
      clearInterval(timer)
      timer = undefined
    },
  }
}

async function drawn(followed: Followed, now: string): Promise<Map<string, string>> {
  const figures = await followed.draw(now)
  return new Map(Object.entries(figures).map(([key, value]) => [key, JSON.stringify(value)]))
}

/** Sends a group what changed since it was sent something. */
async function update(group: Group, now: string): Promise<void> {
  const fresh = await drawn(group.followed, now)
  const changed = new Map([...fresh].filter(([key, value]) => group.shown.get(key) !== value))
  group.shown = fresh
  if (changed.size > 0) tell(group, eventText(group.followed.event, changed))
}

function tell(group: Group, text: string): void {
  for (const stream of group.listeners) {
    if (stream.writableLength + text.length > MOST_UNREAD) stream.destroy()
    else stream.write(text)
  }
}

function eventText(event: string, figures: ReadonlyMap<string, string>): string {
  const fields = [...figures].map(([key, value]) => `${JSON.stringify(key)}:${value}`)
  return `event: ${event}\ndata: {${fields.join(',')}}\n\n`
}
