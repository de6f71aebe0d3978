import { type House, openHouse } from '#db/house.ts'
import type { ServerAddress } from '#platform/database.ts'
import { type DataFolder, openDataFolder } from '#platform/data-folder.ts'
import type { Env } from '#platform/env.ts'
import { startPostgres } from '#platform/postgres-server.ts'
import { type Held, holdFolder, readRunning } from '#platform/running.ts'
import { ROOT } from './furnish-house.ts'

/** A database server that a command may use, and how to let go of it. */
export type Ground = {
  readonly address: ServerAddress
  readonly folder: DataFolder
  /** The lock on the data folder; null for a command that uses a house another process runs. */
  readonly held: Held | null
  readonly close: () => Promise<void>
}

/** Takes the data folder and starts its database; refuses when another process has it. For `start`. */
export async function takeGround(env: Env, command: string): Promise<Ground> {
  const folder = openDataFolder(env.dataFolder, ROOT)
  const held = await holdFolder(folder.path, command)
  if (env.databaseUrl) {
    return { address: { kind: 'url', url: env.databaseUrl }, folder, held, close: () => held.release() }
  }
  const server = await startPostgres(folder)
  held.tell({ socket: folder.socket })
  return {
    address: { kind: 'socket', folder: folder.socket, database: 'postgres' },
    folder,
    held,
    close: async () => {
      await server.stop()
      await held.release()
    },
  }
}

/** Uses the database of a running house, else starts it. For every other command. */
export async function useGround(env: Env, command: string): Promise<Ground> {
  if (env.databaseUrl) return takeUrl(env.databaseUrl, env)
  const folder = openDataFolder(env.dataFolder, ROOT)
  const running = readRunning(folder.path)
  if (running?.socket) {
    const address = { kind: 'socket', folder: running.socket, database: 'postgres' } as const
    return { address, folder, held: null, close: async () => {} }
  }
  return takeGround(env, command)
}

function takeUrl(url: string, env: Env): Ground {
  return {
    address: { kind: 'url', url },
    folder: openDataFolder(env.dataFolder, ROOT),
    held: null,
    close: async () => {},
  }
}

/** Opens a house by name on this ground: roles, schema, migrations, pools. */
export function houseOn(ground: Ground, name: string): Promise<House> {
  return openHouse({ name, address: ground.address })
}
