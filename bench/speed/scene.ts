/** What every measurement needs: the served house, its processes, its people. */
import { connect, type ServerAddress, type Sql } from '#platform/database.ts'
import { openOffice, type Office } from './lifecycle.ts'
import { SERVED } from './bench-house.ts'
import { openCommunes, type Commune } from './people.ts'
import type { Place, Served } from './place.ts'
import { processorMs } from './processor.ts'

export type Scene = {
  readonly place: Place
  readonly served: Served
  readonly address: Extract<ServerAddress, { kind: 'socket' }>
  readonly owner: Sql
  readonly communes: readonly Commune[]
  readonly residents: number
}

type Running = { readonly place: Place; readonly communes: number; readonly residents: number }

/** Serves the house, lets something be done with it, and stops it, whatever happened. */
export async function served<T>(
  { place, communes, residents }: Running,
  run: (scene: Scene) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const served = await place.serve({ RESULTS: 'paper', ...env })
  const address = { kind: 'socket', folder: place.data.socket, database: 'postgres' } as const
  const owner = connect({ address, role: `${SERVED}_owner`, max: 2 })
  try {
    const all = await openCommunes(owner)
    return await run({ place, served, address, owner, residents, communes: all.slice(0, communes) })
  } finally {
    await owner.end({ timeout: 5 })
    await served.stop()
  }
}

/** Processor time since some moment, by who used it, in milliseconds. */
export type Cost = { readonly application: number; readonly database: number; readonly client: number }

/** Starts counting processor time; the answer tells what was used since. */
export function countCost({ place, served }: Pick<Scene, 'place' | 'served'>): () => Cost {
  const read = (): Cost => {
    const database = processorMs(place.postmaster())
    return {
      database,
      application: processorMs(served.pid) - database,
      client: processorMs(process.pid) - processorMs(served.pid),
    }
  }
  const before = read()
  return () => {
    const after = read()
    return {
      application: after.application - before.application,
      database: after.database - before.database,
      client: after.client - before.client,
    }
  }
}

/** The offices a client goes round: every commune is one client's only, so that no line is asked twice at once. */
export function officesOf({ served, communes }: Scene, client: number, clients: number): Office[] {
  return communes.flatMap((commune, number) =>
    number % clients === client ? [openOffice(served.port, commune, number)] : [],
  )
}
