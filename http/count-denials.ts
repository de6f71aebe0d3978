import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addDenials, MANY, VISITOR, type Denial } from '#modules/denials'
import type { Door } from './door.ts'
import { codeOf } from './refusal-codes.ts'
import { actorOf } from './session.ts'

/** Refused access, refused input, and too many tries. A conflict (409) is work that met other work. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404, 413, 415, 422, 429])

/** So long counts wait in memory, and so many different rows at most; what comes beyond is counted together. */
const WAIT_MS = 5000
const MOST_ROWS = 1000
const LEAVE_MS = 2000

const counters = new WeakMap<Door, () => Promise<void>>()

/** Writes down what this process has counted so far. */
export async function flushDenials(door: Door): Promise<void> {
  await counters.get(door)?.()
}

/** Counts every refused request by minute, account, registered address and code, behind the answer. */
export function countDenials(app: FastifyInstance, door: Door): void {
  const waiting = new Map<string, Denial>()
  let timer: NodeJS.Timeout | undefined
  let isLeaving = false
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const counted = [...waiting.values()]
    waiting.clear()
    if (counted.length === 0) return
    // Without the database the house refuses nobody but says that it is away; these few are lost.
    await addDenials(door.house.worker, counted).catch(() => {
      if (!isLeaving) app.log.warn({ rows: counted.length }, 'refused requests were not written down')
    })
  }
  counters.set(door, flush)
  app.addHook('onResponse', async (request, reply) => {
    if (!REFUSED.has(reply.statusCode)) return
    const actor = await actorOf(door, request).catch(() => null)
    countInto(
      waiting,
      denialOf(request, { status: reply.statusCode, actor: actor?.id ?? VISITOR, now: door.clock() }),
    )
    timer ??= setTimeout(() => void flush(), WAIT_MS).unref()
  })
  // Who leaves does not wait long for a database that is away.
  app.addHook('onClose', () => {
    isLeaving = true
    return Promise.race([flush(), wait(LEAVE_MS, undefined, { ref: false })])
  })
}

function denialOf(
  request: FastifyRequest,
  { status, actor, now }: { status: number; actor: string; now: string },
): Denial {
  const minute = `${now.slice(0, 16)}:00.000Z`
  const route = (request.routeOptions.url ?? '*').slice(0, 200)
  const code = (codeOf(request) ?? 'refused').slice(0, 60)
  return { minute, actor, method: request.method.slice(0, 10), route, code, status, count: 1 }
}

/** Adds one refusal to its row; where there are `most` rows already, a new one is counted with others. */
export function countInto(waiting: Map<string, Denial>, one: Denial, most = MOST_ROWS): void {
  const key = keyOf(one)
  const kept = waiting.has(key) || waiting.size < most ? one : { ...one, ...TOGETHER }
  const at = keyOf(kept)
  waiting.set(at, { ...kept, count: (waiting.get(at)?.count ?? 0) + 1 })
}

/** Rows that are not told apart any more. */
const TOGETHER = { actor: MANY, method: '*', route: '*', code: MANY }

function keyOf({ minute, actor, method, route, code, status }: Denial): string {
  return [minute, actor, method, route, code, status].join(' ')
}
