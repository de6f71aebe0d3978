import { type House, openHouse } from '#db/house.ts'
import type { Env } from '#platform/env.ts'
import { openServer, type Server } from '#platform/server.ts'
import { ROOT } from './root.ts'

type Asking = { readonly command: string; readonly mayShare: boolean; readonly meanwhile?: () => unknown }

/** An operator must learn that his database was taken over, ended, or started again. */
const log = (line: string): void => void process.stderr.write(`database: ${line}\n`)

const serverFor = (env: Env, asking: Asking): Promise<Server> => {
  const { dataFolder, databaseUrl, isPooled, walArchive } = env
  return openServer({ dataFolder, databaseUrl, isPooled, walArchive, checkout: ROOT, log, ...asking })
}

/** Takes the data folder for this process alone and starts its database; `meanwhile` is begun while that starts. For `start`. */
export function takeGround(env: Env, command: string, meanwhile: () => unknown = () => {}): Promise<Server> {
  return serverFor(env, { command, mayShare: false, meanwhile })
}

/** Uses the database of a running house, else starts it. For every other command, and for `start` on the operator's server. */
export function useGround(env: Env, command: string): Promise<Server> {
  return serverFor(env, { command, mayShare: true })
}

/** Opens a house by name on this server: roles, schema, migrations, pools. */
export function houseOn(ground: Server, name: string): Promise<House> {
  return openHouse({ name, address: ground.address })
}
