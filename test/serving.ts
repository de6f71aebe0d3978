/** The HTTP door over a test house, without a port, and people who use it. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse, RouteOptions } from 'fastify'
import type { House } from '#db/house.ts'
import { buildApp } from '#http/app.ts'
import type { Door } from '#http/door.ts'
import type { Mirror } from '#http/mirror.ts'
import { fixedClock, type Clock } from '#platform/clock.ts'
import { openFiles } from '#platform/files.ts'
import { openInspector } from '#platform/media/inspect.ts'
import { openPdf } from '#platform/pdf.ts'
import { openDemonstrationKeys } from '#platform/signing/demonstration-authority.ts'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { MONDAY_9 } from './acting.ts'
import { LOG_KEY } from './logging.ts'

/** A door over a test house at a given clock, closed by itself. */
export async function openDoor(
  house: House,
  options: {
    clock?: Clock
    pages?: (app: FastifyInstance, door: Door) => Promise<void>
    onRoute?: (route: RouteOptions) => void
    mirror?: Mirror
    /** What of the door is to be otherwise. */
    more?: Partial<Door>
  } = {},
): Promise<{ app: FastifyInstance; door: Door }> {
  const folder = await mkdtemp(join(tmpdir(), 'haicap-files-'))
  const inspector = openInspector()
  const pdf = openPdf()
  const { keys, stamps } = await openDemonstrationKeys(
    join(folder, 'keys'),
    options.clock ?? fixedClock(MONDAY_9),
  )
  const door: Door = {
    signing: { keys, stamps },
    results: 'signed',
    house,
    clock: options.clock ?? fixedClock(MONDAY_9),
    files: await openFiles(folder),
    inspector,
    pdf,
    logKey: LOG_KEY,
    hotline: '1022',
    busyAfterMs: 0,
    demonstration: true,
    secure: false,
    publicAddress: 'http://127.0.0.1:8080',
    mirror: options.mirror ?? null,
    ...options.more,
  }
  const app = await buildApp(door, options.onRoute)
  if (options.pages) await app.register((scope) => options.pages?.(scope, door) ?? Promise.resolve())
  await app.ready()
  after(async () => {
    await app.close()
    await Promise.all([inspector.close(), pdf.close()])
    await rm(folder, { recursive: true, force: true })
  })
  return { app, door }
}

/** Somebody signed in: sends JSON with his cookie, and a fresh key on every act unless one is given. */
export type Caller = {
  readonly get: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  readonly post: (
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  readonly send: (options: InjectOptions) => Promise<LightMyRequestResponse>
}

function callerWith(app: FastifyInstance, cookies: Record<string, string>): Caller {
  const send = (options: InjectOptions) => app.inject({ ...options, cookies })
  return {
    send,
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    post: (url, body = {}, headers = {}) =>
      send({ method: 'POST', url, payload: body, headers: { 'idempotency-key': randomUUID(), ...headers } }),
  }
}

/** A visitor who is not signed in. */
export function visitor(app: FastifyInstance): Caller {
  return callerWith(app, {})
}

/** Signs somebody in with the demonstration's password. */
export async function caller(app: FastifyInstance, account: string): Promise<Caller> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password: DEMONSTRATION_PASSWORD },
  })
  if (answer.statusCode !== 201) throw new Error(`${account} cannot sign in: ${answer.body}`)
  return callerWith(app, Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value])))
}
