import { closePools, openPools } from '#db/house.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import type { Reader, ServerAddress } from '#platform/database.ts'
import type { Env } from '#platform/env.ts'
import { readRunning } from '#platform/running.ts'
import { ROOT } from './root.ts'

/** How far a house has come: how many events it has, and the moment of the last one written (ISO); null where there is none. */
export type Newest = { readonly events: number; readonly at: string | null }

/** Reads it in a house that is open. */
export async function newestEvent(reader: Reader): Promise<Newest> {
  const [row] = await reader<Newest[]>`
    select (select count(*) from events) as events, (select at from events order by id desc limit 1) as at`
  return row ?? { events: 0, at: null }
}

/** The same of the house at work that the environment names; null where none runs here or it has no such house. */
export async function newestAtWork(env: Env, house: string): Promise<Newest | null> {
  const address = addressAtWork(env)
  if (address === null) return null
  const pools = openPools({ name: house, address })
  try {
    return await newestEvent(pools.owner).catch(() => null)
  } finally {
    await closePools(pools)
  }
}

function addressAtWork({ databaseUrl, dataFolder }: Env): ServerAddress | null {
  if (databaseUrl !== undefined) return { kind: 'url', url: databaseUrl }
  const folder = readRunning(openDataFolder(dataFolder, ROOT).path)?.socket
  return folder ? { kind: 'socket', folder, database: 'postgres' } : null
}
