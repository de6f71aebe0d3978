/** Opens a house for one test file: a real database of its own, cloned in a moment. */
import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import { type House, closePools, openPools } from '#db/house.ts'
import { type ServerAddress, connect } from '#platform/database.ts'
import { SERVER_VARIABLE, TEST_HOUSE, type Template } from './server.ts'

/** A house that is dropped when the test file ends. */
export type TestHouse = House & { readonly address: Extract<ServerAddress, { kind: 'socket' }> }

/** Call it at the top of a test file or in `before`; it closes by itself after the file. */
export async function openTestHouse(template: Template = 'furnished'): Promise<TestHouse> {
  const folder = process.env[SERVER_VARIABLE]
  if (!folder) throw new Error('Tests that need a database run through: npm test -- path/to/file.test.ts')
  const database = `t_${randomBytes(8).toString('hex')}`
  const server = { kind: 'socket' as const, folder, database: 'postgres' }
  await asAdmin(server, `create database ${database} template ${template}`)
  const address = { ...server, database }
  const pools = openPools({ name: TEST_HOUSE, address })
  const close = async (): Promise<void> => {
    await closePools(pools)
    await asAdmin(server, `drop database if exists ${database} with (force)`)
  }
  after(close)
  return { ...pools, name: TEST_HOUSE, applied: [], address, close }
}

async function asAdmin(address: ServerAddress, statement: string): Promise<void> {
  const admin = connect({ address, max: 1 })
  try {
    await admin.unsafe(statement)
  } finally {
    await admin.end({ timeout: 5 })
  }
}
