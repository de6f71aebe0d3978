/** The database server of one test run: thrown away at the end, so it need not flush. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHouse } from '#db/house.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { type ServerAddress, connect } from '#platform/database.ts'
import { startPostgres } from '#platform/postgres-server.ts'
import { FURNISHERS } from './furnish.ts'

/** The house inside every test database. */
export const TEST_HOUSE = 'hanoi'

/** `bare` is migrated only; `furnished` has the base data too. */
export type Template = 'bare' | 'furnished'

/** Environment variable that tells test files where the server of this run is. */
export const SERVER_VARIABLE = 'HAICAP_TEST_SERVER'

const THROWN_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '200',
}

/** Starts a server in a fresh temporary folder with the two templates. */
export async function startTestServer(): Promise<{ folder: string; stop: () => Promise<void> }> {
  const place = mkdtempSync(join(tmpdir(), 'haicap-test-'))
  chmodSync(place, 0o711) // as root the server is another user, who must get through
  const data = openDataFolder(join(place, 'data'), place)
  const remove = (): void => rmSync(place, { recursive: true, force: true })
  process.once('exit', remove)
  const server = await startPostgres(data, { settings: THROWN_AWAY })
  const stop = async (): Promise<void> => {
    await server.stop()
    remove()
  }
  try {
    await makeTemplates(server.address)
    return { folder: data.socket, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTemplates(address: ServerAddress): Promise<void> {
  if (address.kind !== 'socket') throw new Error('The test server is an embedded one')
  const admin = connect({ address, max: 1 })
  try {
    await admin.unsafe('create database bare')
    const bare = await openHouse({ name: TEST_HOUSE, address: { ...address, database: 'bare' } })
    await bare.close()
    await admin.unsafe('create database furnished template bare')
    const furnished = await openHouse({ name: TEST_HOUSE, address: { ...address, database: 'furnished' } })
    for (const { run } of FURNISHERS) await run(furnished)
    await furnished.close()
  } finally {
    await admin.end({ timeout: 5 })
  }
}
