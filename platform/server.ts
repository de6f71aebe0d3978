/** Opens the database a command works on: the operator's, a running house's, or our own. */
import { type DataFolder, openDataFolder } from './data-folder.ts'
import type { ServerAddress } from './database.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'
import { pause } from './processes.ts'
import { FolderHeld, type Held, holdFolder, readRunning } from './running.ts'
import { type ArchiveSettings, archiveSettings, claimArchive, openWalArchive } from './wal-archive.ts'

/** The database server of one process. */
export type Server = {
  readonly address: ServerAddress
  readonly data: DataFolder
  /** True when this process holds the data folder; false when it uses a house another process runs. */
  readonly isHolder: boolean
  /** Tells other commands where the house is served. */
  readonly tell: (httpAddress: string) => void
  /** Ends what this process started; a house of another process goes on. */
  readonly stop: () => Promise<void>
}

type Options = {
  /** HAICAP_DATA; undefined means `.haicap` in the checkout. */
  readonly dataFolder: string | undefined
  readonly databaseUrl: string | undefined
  /** Where the embedded server keeps every change (WAL_ARCHIVE); undefined: nowhere. */
  readonly walArchive?: ArchiveSettings | undefined
  /** True where the URL leads to a pooler in transaction mode. */
  readonly isPooled?: boolean
  /** Folder of package.json. */
  readonly checkout: string
  /** The command that asks, told to whoever is refused: `start`, `simulate`. */
  readonly command: string
  /** True for commands that may use a house another process runs; `start` may where the database is the operator's. */
  readonly mayShare: boolean
  readonly log?: (line: string) => void
  /** What may be done while our own server starts, such as loading what is needed next; not waited for. */
  readonly meanwhile?: (() => unknown) | undefined
}

/** Throws `FolderHeld` when another process holds the folder and sharing is not allowed. */
export async function openServer(options: Options): Promise<Server> {
  const data = openDataFolder(options.dataFolder, options.checkout)
  for (let waited = 0; ; waited += 100) {
    const held = await holdFolder(data.path, options.command).catch((error: unknown) => {
      if (error instanceof FolderHeld && options.mayShare && waited < 60_000) return null
      throw error
    })
    if (held) return ownServer(data, held, options)
    const shared = sharedAddress(data, options)
    if (shared) return { address: shared, data, isHolder: false, tell: () => {}, stop: async () => {} }
    await pause(100) // the other is still starting, or just ended
  }
}

async function ownServer(data: DataFolder, held: Held, options: Options): Promise<Server> {
  const tell = (address: string): void => held.tell({ address })
  if (options.databaseUrl !== undefined) {
    const address = operatorAddress(options.databaseUrl, options)
    return { address, data, isHolder: true, tell, stop: held.release }
  }
  try {
    const postgres = await startKept(data, options)
    held.tell({ socket: data.socket })
    const stop = async (): Promise<void> => {
      await postgres.stop()
      await held.release()
    }
    return { address: postgres.address, data, isHolder: true, tell, stop }
  } catch (error) {
    await held.release()
    throw error
  }
}

/** Starts the embedded server, keeping its log where that is wished: in an archive that keeps no other's. */
async function startKept(data: DataFolder, { log, walArchive, meanwhile }: Options): Promise<PostgresServer> {
  const told = { ...(log ? { log } : {}), meanwhile }
  if (walArchive === undefined) return startPostgres(data, told)
  const archive = openWalArchive(walArchive, data)
  const postgres = await startPostgres(data, { ...told, settings: archiveSettings(archive) })
  try {
    claimArchive(archive, data)
    return postgres
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

function operatorAddress(url: string, { isPooled = false }: Options): ServerAddress {
  return { kind: 'url', url, isPooled }
}

function sharedAddress(data: DataFolder, options: Options): ServerAddress | null {
  if (options.databaseUrl !== undefined) return operatorAddress(options.databaseUrl, options)
  const socket = readRunning(data.path)?.socket
  return socket ? { kind: 'socket', folder: socket, database: 'postgres' } : null
}
