/** A PostgreSQL for one run of a program: thrown away at the end, so it need not flush. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataFolder } from '#platform/data-folder.ts'
import type { ServerAddress } from '#platform/database.ts'
import { startPostgres } from '#platform/postgres-server.ts'

const THROWN_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '200',
}

/** A server in a temporary folder. */
export type TemporaryServer = {
  readonly address: Extract<ServerAddress, { kind: 'socket' }>
  readonly stop: () => Promise<void>
}

/** Starts it; `stop` leaves nothing behind. */
export async function startTemporaryServer(): Promise<TemporaryServer> {
  const place = mkdtempSync(join(tmpdir(), 'haicap-test-'))
  chmodSync(place, 0o711) // as root the server is another user, who must get through
  const remove = (): void => rmSync(place, { recursive: true, force: true })
  process.once('exit', remove)
  const data = openDataFolder(join(place, 'data'), place)
  const server = await startPostgres(data, { settings: THROWN_AWAY })
  return {
    address: { kind: 'socket', folder: data.socket, database: 'postgres' },
    async stop() {
      await server.stop()
      remove()
    },
  }
}
