import type { PassThrough, Readable } from 'node:stream'
import { boardCursor } from '#modules/oversight'
import type { Door } from './door.ts'
import { eventText, openLine, perDoor, takeTurns, tell } from './listening.ts'
import { throughMirror } from './mirror.ts'

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
const MOST_UNREAD = 2_000_000

/** The live figures of this door, made when first asked for. */
export const liveOf = perDoor(makeLive)

function makeLive(door: Door): Live {
  const groups = new Map<string, Group>()
  const turns = takeTurns(() => look(door, groups), LOOK_MS)
  const join = (group: Group): Readable => {
    const left = (): void => {
      group.listeners.delete(stream)
      if (group.listeners.size === 0) groups.delete(group.followed.key)
      if (groups.size === 0) turns.rest()
    }
    const stream = openLine({ retryMs: 2000, mostUnread: MOST_UNREAD, left })
    stream.write(figuresText(group.followed.event, group.shown))
    group.listeners.add(stream)
    turns.wake()
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
      turns.rest()
      for (const { listeners } of groups.values()) for (const stream of listeners) stream.end()
    },
  }
}

async function look(door: Door, groups: ReadonlyMap<string, Group>): Promise<void> {
  const now = door.clock()
  // Late and due soon change with the clock, too.
  const { shown: cursor } = await throughMirror(door, ({ city }) => boardCursor(city))
  const mark = `${cursor} ${now.slice(0, 16)}`
  for (const group of groups.values()) {
    if (group.mark !== mark) await update(group, now)
    group.mark = mark
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
  if (changed.size === 0) return
  // Written and encoded once, however many listen.
  const told = Buffer.from(figuresText(group.followed.event, changed))
  for (const stream of group.listeners) tell(stream, told)
}

function figuresText(event: string, figures: ReadonlyMap<string, string>): string {
  const fields = [...figures].map(([key, value]) => `${JSON.stringify(key)}:${value}`)
  return eventText(event, `{${fields.join(',')}}`)
}
