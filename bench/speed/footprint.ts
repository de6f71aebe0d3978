/** What the house takes: memory under load, bytes on the disk for a dossier. */
import { readFileSync } from 'node:fs'
import type { Sql } from '#platform/database.ts'
import type { Scene } from './scene.ts'

/** Events of the dossier whose bytes are told. */
const EVENTS = 12

/** Resident memory of the application's own process, in MB. */
export function residentMb({ served }: Pick<Scene, 'served'>): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${served.pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1000
}

/** Kilobytes on the disk for a dossier with twelve events, its indexes, feed, log and register lines; remembered answers apart. */
export async function kilobytesPerDossier(owner: Sql): Promise<number> {
  const [size] = await owner<{ dossiers: number; events: number; count: number; told: number }[]>`
    select pg_total_relation_size('dossiers') + pg_total_relation_size('register_entries') as dossiers,
      pg_total_relation_size('events') + pg_total_relation_size('feed') + pg_total_relation_size('log_leaves')
        + pg_total_relation_size('log_salts') + pg_total_relation_size('log_tiles') as events,
      (select count(*) from dossiers) as count, (select count(*) from events) as told`
  if (!size) throw new Error('the house has no tables')
  return (size.dossiers / size.count + (size.events / size.told) * EVENTS) / 1000
}
