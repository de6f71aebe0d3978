/** A primary with a streaming replica, both from the embedded programs, thrown away at the end. */
import {
  chmodSync,
  chownSync,
  cpSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataFolder, type DataFolder } from '#platform/data-folder.ts'
import { connect, type ServerAddress } from '#platform/database.ts'
import { startPostgres, type PostgresServer } from '#platform/postgres-server.ts'

type Place = { readonly server: PostgresServer; readonly address: Extract<ServerAddress, { kind: 'socket' }> }

/** Both servers; `furnish` runs on the primary before the replica is taken from it. */
export type Pair = { readonly primary: Place; readonly replica: Place; readonly stop: () => Promise<void> }

const SETTINGS = {
  fsync: 'off',
  shared_buffers: '64MB',
  wal_keep_size: '1GB',
  max_wal_senders: '4',
  hot_standby: 'on',
}

/** Starts the primary, lets it be furnished, copies it while it runs, and starts the copy as its replica. */
export async function startPair(furnish: (address: ServerAddress) => Promise<void>): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-pair-'))
  chmodSync(folder, 0o711)
  const first = openDataFolder(join(folder, 'one'), folder)
  const primary = placeOf(first, await startPostgres(first, { settings: SETTINGS }))
  await furnish(primary.address)
  const second = openDataFolder(join(folder, 'two'), folder)
  await copyBase(primary, first, second)
  const replica = placeOf(second, await startPostgres(second, { settings: SETTINGS }))
  return {
    ...{ primary, replica },
    async stop() {
      await replica.server.stop()
      await primary.server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function placeOf(data: DataFolder, server: PostgresServer): Place {
  return { server, address: { kind: 'socket', folder: data.socket, database: 'postgres' } }
}

async function copyBase(primary: Place, from: DataFolder, to: DataFolder): Promise<void> {
  const admin = connect({ address: primary.address, max: 1 })
  await admin`select pg_backup_start('replica', true)`
  cpSync(from.cluster, to.cluster, {
    recursive: true,
    filter: (path) => !/postmaster\.(pid|opts)$|pg_wal\/.|pg_replslot\/./.test(path),
  })
  const [label] = await admin<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`
  await admin.end({ timeout: 5 })
  writeFileSync(join(to.cluster, 'backup_label'), label?.labelfile ?? '')
  writeFileSync(join(to.cluster, 'standby.signal'), '')
  writeFileSync(
    join(to.cluster, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${from.socket} user=postgres'\n`,
  )
  mkdirSync(join(to.cluster, 'pg_wal', 'archive_status'), { recursive: true })
  own(to)
}

/** Gives the copy to the server's user. */
function own({ cluster, uid }: DataFolder): void {
  chmodSync(cluster, 0o700)
  if (uid === null) return
  chownSync(cluster, uid, uid)
  for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, uid)
  }
}
