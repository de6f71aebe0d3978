/** The act against its limit: rounds of pgbench and of HTTP in turns, by as many clients, in one run. */
import { ACTS, playLifecycle, trackOne, type Step, type Took } from './lifecycle.ts'
import { runClients } from './load.ts'
import { runPgbench } from './pgbench.ts'
import { countCost, officesOf, type Cost, type Scene } from './scene.ts'

/** The clients of the comparison. */
export const CLIENTS = 16

/** One round of whole lifecycles over HTTP. */
export type HttpRound = {
  readonly actsPerS: number
  readonly lifecyclesPerS: number
  readonly cost: Cost
  readonly acts: number
  readonly tooks: readonly Pick<Took, 'step' | 'ms'>[]
  /** Answers that were no success, by status. */
  readonly refused: ReadonlyMap<number, number>
}

let resident = 0

/** Plays lifecycles for some seconds; `track` follows each where it is asked for. */
export async function httpRound(
  scene: Scene,
  { seconds, track, clients = CLIENTS }: { seconds: number; track: boolean; clients?: number },
): Promise<HttpRound> {
  const offices = Array.from({ length: clients }, (_, client) => officesOf(scene, client, clients))
  const tooks: { step: Step; ms: number }[] = []
  const refused = new Map<number, number>()
  const told = ({ step, ms, status, body }: Took): void => {
    if (status < 300) {
      tooks.push({ step, ms })
      return
    }
    // A load that is refused measures something else than it says: the first answer of a kind is shown.
    if (!refused.has(status)) process.stderr.write(`${step} was answered ${status}: ${body.toString()}\n`)
    refused.set(status, (refused.get(status) ?? 0) + 1)
  }
  let whole = 0
  const cost = countCost(scene)
  const { seconds: took } = await runClients({ clients, seconds }, async (client, round) => {
    const own = offices[client] ?? []
    const office = own[round % own.length]
    if (!office) throw new Error('a client without an office')
    const who = 1 + (resident++ % (scene.residents - 1))
    const code = await playLifecycle(office, who, told)
    if (code !== null) whole += 1
    if (code !== null && track) told(await trackOne(scene.served.port, code, who))
  })
  const used = cost()
  for (const office of offices.flat()) office.close()
  const acts = tooks.filter(({ step }) => step !== 'track').length
  return { actsPerS: acts / took, lifecyclesPerS: whole / took, cost: used, acts, tooks, refused }
}

/** One round of the same by pgbench. */
export type LimitRound = { readonly actsPerS: number; readonly cost: Cost; readonly acts: number }

/** What pgbench needs to know of the houses. */
export type Limit = {
  readonly program: string
  readonly role: string
  readonly database: string
  readonly places: number
  readonly dossiers: number
}

/** Plays one lifecycle in every commune: the pattern that the loader follows. */
export async function playPattern(scene: Scene): Promise<void> {
  const offices = Array.from({ length: CLIENTS }, (_, client) => officesOf(scene, client, CLIENTS))
  await Promise.all(
    offices.map(async (own) => {
      for (const office of own) {
        const code = await playLifecycle(office, 1, ({ step, status, body }) => {
          if (status >= 300) throw new Error(`${step} was answered ${status}: ${body.toString()}`)
        })
        if (code === null) throw new Error(`no dossier in ${office.commune.slug}`)
        office.close()
      }
    }),
  )
}

/** Runs the committed script of acts. */
export async function limitRound(scene: Scene, limit: Limit, seconds: number): Promise<LimitRound> {
  const variables = { places: limit.places, residents: scene.residents, i: 0 }
  return pgbenchRound(scene, { limit, seconds, script: 'acts.sql', each: ACTS.length, variables })
}

/** Runs the committed script of reads; a look does not wait for the disk, here as in the house. */
export function limitReads(scene: Scene, limit: Limit, seconds: number): Promise<LimitRound> {
  const variables = { dossiers: limit.dossiers }
  const options = '-c synchronous_commit=off'
  return pgbenchRound(scene, { limit, seconds, script: 'reads.sql', each: 2, variables, options })
}

type Pgbench = {
  readonly limit: Limit
  readonly seconds: number
  readonly script: string
  readonly each: number
  readonly variables: Readonly<Record<string, number>>
  readonly options?: string
}

async function pgbenchRound(scene: Scene, run: Pgbench): Promise<LimitRound> {
  const { limit, each, ...rest } = run
  // pgbench knows whole seconds only.
  const seconds = Math.max(1, Math.floor(run.seconds))
  let cost = countCost(scene)
  const begun = (): void => void (cost = countCost(scene))
  const { program, role, database } = limit
  const rate = await runPgbench({
    program,
    role,
    database,
    clients: CLIENTS,
    socket: scene.place.data.socket,
    ...{ ...rest, seconds, begun },
  })
  return { actsPerS: rate * each, cost: cost(), acts: rate * each * seconds }
}
