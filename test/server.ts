/** The database server of one test run, with the houses that test files clone. */
import { openHouse } from '#db/house.ts'
import { type TemporaryServer, startTemporaryServer } from '#db/temporary-server.ts'
import { connect } from '#platform/database.ts'
import { FURNISHERS } from './furnish.ts'

/** The house inside every test database. */
export const TEST_HOUSE = 'hanoi'

/** `bare` is migrated only; `furnished` has the base data too. */
export type Template = 'bare' | 'furnished'

/** Environment variable that tells test files where the server of this run is. */
export const SERVER_VARIABLE = 'HAICAP_TEST_SERVER'

/** Starts the server and makes the two templates. */
export async function startTestServer(): Promise<TemporaryServer> {
  const server = await startTemporaryServer()
  try {
    await makeTemplates(server)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function makeTemplates({ address }: TemporaryServer): Promise<void> {
  const admin = connect({ address, max: 1 })
  try {
    await admin.unsafe('create database bare')
    const bare = await openHouse({ name: TEST_HOUSE, address: { ...address, database: 'bare' } })
    await bare.close()
    await admin.unsafe('create database furnished template bare')
    const furnished = await openHouse({ name: TEST_HOUSE, address: { ...address, database: 'furnished' } })
    for (const { run } of FURNISHERS) await run(furnished)
    // Every test house begins with an empty record, so that a test counts what it did itself.
    await furnished.owner`delete from events`
    await furnished.close()
  } finally {
    await admin.end({ timeout: 5 })
  }
}
