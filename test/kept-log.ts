/** Commands on a house that keeps its log, and the log's turn to the next segment. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '#platform/database.ts'
import { pause } from '#platform/processes.ts'
import { readRunning } from '#platform/running.ts'

/** Runs a command in a process of its own, on our own server whatever the environment says; `json` is its last line. */
export function haicap(env: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const given = ['--import', './platform/loader.js', 'cli/haicap.ts', ...words]
  const all = { ...process.env, DATABASE_URL: '', ...env }
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { env: all, encoding: 'utf8' })
  return { status, stderr, json: () => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') }
}

/** Closes the segment that a running house is writing and waits until it is kept, packed or sealed. */
export async function closeSegment({ data, archive }: { data: string; archive: string }): Promise<void> {
  const folder = readRunning(data)?.socket ?? ''
  const admin = connect({ address: { kind: 'socket', folder, database: 'postgres' }, max: 1 })
  const [row] = await admin<{ name: string }[]>`select pg_walfile_name(pg_switch_wal()) as name`
  const isKept = (file: string): boolean => file.startsWith(`${row?.name}.`) && /\.(gz|sealed)$/.test(file)
  while (!readdirSync(join(archive, 'wal')).some(isKept)) await pause(100)
  await admin.end()
}
