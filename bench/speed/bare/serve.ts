/**
 * The barest server there can be on the house's own ground: Node's HTTP, the house's driver, and for each request one
 * statement of the limit. It knows nobody, judges nothing and writes its rows out as JSON. What it reaches of the limit is
 * the most that any application in this language could reach here. Started by the bench: socket folder, role, database.
 */
import { createServer } from 'node:http'
import { connect, type Sql } from '#platform/database.ts'
import { statementsOf, type Statement } from './statements.ts'

const [folder = '', role = '', database = ''] = process.argv.slice(2)
const CONNECTIONS = 16
const address = { kind: 'socket', folder, database } as const
// Planned once for all values, as the house's own sessions do.
const planned = { plan_cache_mode: 'force_generic_plan' }
const acts = connect({ address, role, max: CONNECTIONS, settings: planned })
// Looks do not wait for the disk, as in the limit and in the house.
const unhurried = { ...planned, synchronous_commit: 'off' }
const reads = connect({ address, role, max: CONNECTIONS, settings: unhurried })

type Asked = { readonly pool: Sql; readonly statement: Statement }

const kinds: Record<string, readonly Asked[]> = {
  acts: statementsOf('acts.sql').map((statement) => ({ pool: acts, statement })),
  reads: statementsOf('reads.sql').map((statement) => ({ pool: reads, statement })),
}

async function answer(url: URL): Promise<string> {
  const [, kind = '', number = ''] = url.pathname.split('/')
  const asked = kinds[kind]?.[Number(number)]
  if (!asked) throw new Error(`there is no ${url.pathname}`)
  const values = asked.statement.names.map((name) => url.searchParams.get(name) ?? '')
  const rows = await asked.pool.unsafe(asked.statement.text, values, { prepare: true })
  return JSON.stringify(rows)
}

const server = createServer((request, response) => {
  const send = (status: number, text: string): void => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    response.writeHead(status, headers).end(text)
  }
  answer(new URL(request.url ?? '/', 'http://127.0.0.1')).then(
    (text) => send(200, text),
    (error: unknown) => send(500, JSON.stringify(String(error))),
  )
})
server.listen(0, '127.0.0.1', () => {
  const bound = server.address()
  process.stdout.write(`${typeof bound === 'object' && bound ? bound.port : 0}\n`)
})
