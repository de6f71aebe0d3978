/** Exactly which programs were measured. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findPgbench } from './pgbench.ts'
import type { Scene } from './scene.ts'

/** A program's name and version; those that are not installed are left out. */
export type Versions = readonly (readonly [name: string, version: string])[]

const PEERS = fileURLToPath(new URL('../peers/node_modules/', import.meta.url))

/** Asks the running server, pgbench, and the packages of the peers. */
export async function readVersions({ owner }: Scene): Promise<Versions> {
  const [server] = await owner<{ server_version: string }[]>`show server_version`
  const program = findPgbench()
  const pgbench = program && execFileSync(program, ['--version'], { encoding: 'utf8' })
  return [
    ['PostgreSQL', server?.server_version ?? 'unknown'],
    ...(pgbench ? ([['pgbench', pgbench.trim().replace(/^pgbench \(PostgreSQL\) /, '')]] as const) : []),
    ...packageOf('Directus', 'directus'),
    ...packageOf('Lighthouse', 'lighthouse'),
  ]
}

function packageOf(name: string, folder: string): [string, string][] {
  const file = `${PEERS}${folder}/package.json`
  return existsSync(file) ? [[name, String(JSON.parse(readFileSync(file, 'utf8')).version)]] : []
}
