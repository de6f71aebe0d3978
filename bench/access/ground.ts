/** A furnished house of its own with the real doors before it, listened to by nobody: requests are injected. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { closePools, type House, openPools } from '#db/house.ts'
import { buildApp } from '#http/app.ts'
import type { Door } from '#http/door.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { connect, type Sql } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import { openInspector } from '#platform/media/inspect.ts'
import { makeSigningKey } from '#platform/tlog/signing-key.ts'
import { openPdf } from '#platform/pdf.ts'
import { openDemonstrationKeys } from '#platform/signing/demonstration-authority.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { startTestServer, TEST_HOUSE } from '#test/server.ts'
import { webPages } from '#web/pages.ts'
import { allRoutes, type Route } from './routes.ts'

/** What an audit stands on. */
export type Ground = {
  readonly app: FastifyInstance
  readonly door: Door
  readonly house: House
  /** PostgreSQL's superuser, who alone may break a wall. */
  readonly admin: Sql
  readonly routes: readonly Route[]
  readonly close: () => Promise<void>
}

/** Breaks something on purpose before the doors open, so that the audit is known to see. `admin` once the scene is set. */
export type Plant = {
  readonly app?: (app: FastifyInstance, door: Door) => void
  readonly admin?: (sql: Sql) => PromiseLike<unknown>
}

/** Starts a server, opens its furnished house and builds the doors. */
export async function openGround(plant: Plant = {}, clock: Clock = fixedClock(MONDAY_9)): Promise<Ground> {
  const server = await startTestServer()
  const address = { ...server.address, database: 'furnished' }
  const pools = openPools({ name: TEST_HOUSE, address })
  const admin = connect({ address, max: 2 })
  const folder = mkdtempSync(join(tmpdir(), 'haicap-audit-'))
  const [inspector, pdf] = [openInspector(), openPdf()]
  const house: House = { ...pools, name: TEST_HOUSE, applied: [], close: () => closePools(pools) }
  const { keys, stamps } = await openDemonstrationKeys(join(folder, 'keys'), clock)
  const door: Door = {
    ...{
      house,
      inspector,
      pdf,
      clock,
      files: await openFiles(folder),
      signing: { keys, stamps },
      results: 'signed',
    },
    ...{ hotline: '1022', busyAfterMs: 0, demonstration: true, secure: false },
    publicAddress: 'http://127.0.0.1:8080',
    logKey: makeSigningKey('access.example/log', Buffer.alloc(32, 1)),
  }
  const heard: RouteOptions[] = []
  const app = await buildApp(door, (route) => void heard.push(route))
  app.log.level = 'silent'
  plant.app?.(app, door)
  await app.register((scope) => webPages(scope, door))
  await app.ready()
  return {
    ...{ app, door, house, admin },
    routes: allRoutes(app.swagger(), heard),
    async close() {
      await app.close()
      await Promise.all([inspector.close(), pdf.close(), house.close(), admin.end({ timeout: 5 })])
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
