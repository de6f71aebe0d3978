import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * How long an answer takes in the middle where more is asked than can be done, in milliseconds; the slowest twentieth takes
 * three times as long. Fewer at once would not be answered sooner: both cores are busy with half as many.
 */
const PATIENCE_MS = 50
/** So many requests at once are always taken, however slow the house has become. */
const LEAST = 16
/** How often the rate of answers is looked at, in milliseconds. */
const LOOK_MS = 100

/** Whoever watches the house is answered. */
const ALWAYS: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** So long after its start a house is measured by what it did to start, in milliseconds. */
const START_MS = 3000

/** Turns requests away while the process is held up for longer than this (0: never); not for what its own start took. */
export async function turnAwayWhenSlow(app: FastifyInstance, busyAfterMs: number): Promise<void> {
  let ready = Number.POSITIVE_INFINITY
  app.addHook('onReady', async () => {
    ready = performance.now()
  })
  await app.register(underPressure, {
    maxEventLoopDelay: busyAfterMs,
    retryAfter: 2,
    exposeStatusRoute: false,
    pressureHandler: async () => {
      if (performance.now() - ready < START_MS) return
      throw Object.assign(new Error('the process is held up'), { statusCode: 503 })
    },
  })
}

/**
 * Turns requests away with 503 and Retry-After while more are under way than the house answers within `PATIENCE_MS` at the
 * rate it answers now (Little's law): those taken in are answered soon, and nobody waits for an answer that comes too late.
 */
export function admitWhatFits(app: FastifyInstance, now: () => number = () => performance.now()): void {
  const underWay = new WeakSet<FastifyRequest>()
  let count = 0
  let answered = 0
  let turnedAway = 0
  let since = now()
  let most = Number.POSITIVE_INFINITY
  const look = (at: number): void => {
    if (at - since < LOOK_MS) return
    // A house that is asked little answers little: only when many wait does its rate say what it can do. Of those turned
    // away nobody waits; had the door been opened to all for them, it would let in a crowd at every other look.
    const isPressed = count > LEAST || turnedAway > 0
    const perMs = answered / (at - since)
    most = isPressed ? Math.max(LEAST, perMs * PATIENCE_MS) : Number.POSITIVE_INFINITY
    answered = 0
    turnedAway = 0
    since = at
  }
  const leave = (request: FastifyRequest): void => {
    if (!underWay.delete(request)) return
    count -= 1
    answered += 1
  }
  app.addHook('onRequest', async (request: FastifyRequest) => {
    if (ALWAYS.has(request.url)) return
    look(now())
    if (count >= most) {
      turnedAway += 1
      throw Object.assign(new Error('more is asked than can be answered'), { statusCode: 503 })
    }
    underWay.add(request)
    count += 1
  })
  // A stream of events has been answered when it begins.
  app.addHook('onSend', async (request: FastifyRequest, _reply: FastifyReply, payload: unknown) => {
    leave(request)
    return payload
  })
  app.addHook('onResponse', async (request: FastifyRequest) => leave(request))
  app.addHook('onRequestAbort', async (request: FastifyRequest) => leave(request))
}
