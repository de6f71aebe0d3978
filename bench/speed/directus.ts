/** Directus as it comes, on the same PostgreSQL, with a collection like our dossiers; installed by `npm run bench:peers`. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { connect, SUPERUSER } from '#platform/database.ts'
import { freePort } from '#platform/free-port.ts'
import { pause } from '#platform/processes.ts'
import type { Scene } from './scene.ts'

const PEERS = fileURLToPath(new URL('../peers/', import.meta.url))
const PROGRAM = join(PEERS, 'node_modules', 'directus', 'cli.js')
const DATABASE = 'bench_peer'
const EMAIL = 'bench@example.org'

/** A running Directus: where it listens, and what an administrator shows it. */
export type Peer = { readonly port: number; readonly token: string; readonly stop: () => Promise<void> }

/** Types of the collection's columns, as Directus calls them; the key comes first, `code` is unique. */
const FIELDS = {
  code: 'string',
  procedure_code: 'string',
  agency_id: 'uuid',
  unit_id: 'string',
  channel: 'string',
  business: 'string',
  principal_name: 'string',
  persons: 'json',
  answers: 'json',
  submitted_at: 'timestamp',
  due_at: 'timestamp',
} as const

/** Starts it with the dossiers the house has; where it is not installed, the reason. */
export async function startDirectus(scene: Scene): Promise<Peer | string> {
  if (!existsSync(PROGRAM)) return 'Directus: not installed (npm run bench:peers).'
  const server = connect({ address: scene.address, role: SUPERUSER, max: 1 })
  await server.unsafe(`drop database if exists ${DATABASE}`)
  await server.unsafe(`create database ${DATABASE}`)
  await server.end()
  const port = await freePort()
  const password = randomBytes(18).toString('base64url')
  const env = settingsOf(scene, { port, password })
  const words = ['--import', pathToFileURL(join(PEERS, 'without-isolates.mjs')).href, PROGRAM]
  await promisify(execFile)(process.execPath, [...words, 'bootstrap'], { env, cwd: PEERS })
  const child = spawn(process.execPath, [...words, 'start'], { env, cwd: PEERS, stdio: 'ignore' })
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)
  try {
    const token = await signIn(port, password, child)
    await makeCollection(port, token)
    await copyDossiers(scene)
    return { port, token, stop: () => end(child, kill) }
  } catch (error) {
    await end(child, kill)
    throw error
  }
}

function settingsOf({ place, address }: Scene, { port, password }: { port: number; password: string }) {
  const files = join(place.data.path, 'peer')
  for (const folder of ['files', 'extensions']) mkdirSync(join(files, folder), { recursive: true })
  return {
    PATH: process.env['PATH'],
    ...{
      NODE_ENV: 'production',
      TELEMETRY: 'false',
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    ...{ DB_CLIENT: 'pg', DB_HOST: address.folder, DB_PORT: '5432' },
    ...{ DB_USER: SUPERUSER, DB_PASSWORD: 'unused', DB_DATABASE: DATABASE },
    ...{ SECRET: randomBytes(32).toString('hex'), ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: password },
    ...{ STORAGE_LOCAL_ROOT: join(files, 'files'), EXTENSIONS_PATH: join(files, 'extensions') },
    // It is asked as fast as it answers: nothing is turned away for being too much, and a token lasts the whole bench.
    ...{ RATE_LIMITER_ENABLED: 'false', PRESSURE_LIMITER_ENABLED: 'false', ACCESS_TOKEN_TTL: '1d' },
  }
}

async function signIn(port: number, password: string, child: ChildProcess): Promise<string> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Directus ended at its start with ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: EMAIL, password }),
    }).catch(() => null)
    if (answer?.ok) {
      const { data }: { data: { access_token: string } } = JSON.parse(await answer.text())
      return data.access_token
    }
    await answer?.arrayBuffer()
    await pause(100)
  }
}

async function makeCollection(port: number, token: string): Promise<void> {
  const make = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`Directus answered ${answer.status} to ${path}: ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  const meta = { collection: 'dossiers' }
  const key = { field: 'id', type: 'uuid', schema: { is_primary_key: true } }
  await make('/collections', {
    ...{ collection: 'dossiers', schema: {}, meta },
    fields: [{ ...key, meta: { ...meta, field: 'id', special: ['uuid'] } }],
  })
  for (const [field, type] of Object.entries(FIELDS))
    await make('/fields/dossiers', { field, type, schema: { is_unique: field === 'code' }, meta: {} })
}

/** The same rows as the house’s, with the index its list needs. */
async function copyDossiers({ address, owner }: Scene): Promise<void> {
  const names = Object.keys(FIELDS)
  const peer = connect({ address: { ...address, database: DATABASE }, role: SUPERUSER, max: 1 })
  try {
    for (let after = ''; ;) {
      const rows = await owner<{ code: string }[]>`
        select id, ${owner(names)} from (select *, reception_agency_id as agency_id from dossiers) as d
        where code > ${after} order by code limit 2000`
      if (rows.length === 0) break
      const lines = JSON.stringify(rows)
      await peer.unsafe(
        `insert into dossiers (id, ${names.join(', ')})
         select id, ${names.join(', ')} from json_populate_recordset(null::dossiers, $1::text::json)`,
        [lines],
      )
      after = rows.at(-1)?.code ?? ''
    }
    await peer.unsafe('create index on dossiers (agency_id, submitted_at desc)')
    await peer.unsafe('vacuum analyze dossiers')
  } finally {
    await peer.end({ timeout: 5 })
  }
}

async function end(child: ChildProcess, kill: () => boolean): Promise<void> {
  process.off('exit', kill)
  if (child.exitCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const last = setTimeout(kill, 10_000)
  await over
  clearTimeout(last)
}
