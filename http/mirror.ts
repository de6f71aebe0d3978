import { readPulse } from '#modules/record'
import type { Sql } from '#platform/database.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Door } from './door.ts'

/** Bản sao chỉ đọc: pools of a streaming replica of the house. */
export type Mirror = { readonly app: Sql; readonly city: Sql }

/** What was read, and the moment at which it was true: null where it was read from the house itself. */
export type Mirrored<T> = { readonly shown: T; readonly asOf: string | null }

type Standing = Pick<Door, 'house' | 'mirror' | 'clock'>

/** A copy further behind than this is not shown. */
const MOST_BEHIND_MS = 30_000
/** How long a copy that keeps up is believed, how long one that does not is left alone, and how long one waits for it. */
const BELIEVED_MS = 1000
const LEFT_MS = 5000
const WAIT_MS = 2000

type Judged = { readonly at: number; readonly asOf: Promise<string | null>; isLeft: boolean }
const judged = new WeakMap<Mirror, Judged>()

/**
 * Reads what boards and public pages show: from the replica while it keeps up, else from the house. A copy that is away, far
 * behind or cancels a reading costs freshness or time, never the page.
 */
export async function throughMirror<T>(
  door: Standing,
  run: (from: Mirror) => Promise<T>,
): Promise<Mirrored<T>> {
  const { mirror, house } = door
  const asOf = mirror ? await howFresh(mirror, door) : null
  if (mirror && asOf !== null) {
    try {
      return { shown: await run(mirror), asOf }
    } catch (error) {
      if (error instanceof Refusal) throw error
      judged.set(mirror, { at: performance.now(), asOf: Promise.resolve(null), isLeft: true })
    }
  }
  return { shown: await run({ app: house.app, city: house.city }), asOf: null }
}

/** The moment the copy has seen last; null where it is away or too far behind. Asked once a second for everybody. */
function howFresh(mirror: Mirror, { clock }: Standing): Promise<string | null> {
  const before = judged.get(mirror)
  const at = performance.now()
  if (before && at - before.at < (before.isLeft ? LEFT_MS : BELIEVED_MS)) return before.asOf
  const late = new Promise<null>((resolve) => void setTimeout(() => resolve(null), WAIT_MS).unref())
  const pulse = Promise.race([late, readPulse(mirror.app).catch(() => null)])
  const asOf = pulse.then((seen) => {
    const isFresh = seen !== null && Date.parse(clock()) - Date.parse(seen) <= MOST_BEHIND_MS
    now.isLeft = !isFresh
    return isFresh ? seen : null
  })
  const now: Judged = { at, asOf, isLeft: false }
  judged.set(mirror, now)
  return asOf
}
