import { type House, openHouse } from '#db/house.ts'
import type { Env } from '#platform/env.ts'
import { openServer, type Server } from '#platform/server.ts'
import { ROOT } from './furnish-house.ts'

const serverFor = (env: Env, command: string, mayShare: boolean): Promise<Server> => {
  const { dataFolder, databaseUrl, isPooled, walArchive } = env
  return openServer({ dataFolder, databaseUrl, isPooled, walArchive, checkout: ROOT, command, mayShare })
}

/** Takes the data folder for this process alone and starts its database. For `start`. */
export function takeGround(env: Env, command: string): Promise<Server> {
  return serverFor(env, command, false)
}

/** Uses the database of a running house, else starts it. For every other command, and for `start` on the operator's server. */
export function useGround(env: Env, command: string): Promise<Server> {
  return serverFor(env, command, true)
}

/** Opens a house by name on this server: roles, schema, migrations, pools. */
export function houseOn(ground: Server, name: string): Promise<House> {
  return openHouse({ name, address: ground.address })
}
