/** Rounds of the limit and of the house in turns: what the house reaches of what PostgreSQL can do alone. */
import {
  httpRound,
  limitReads,
  limitRound,
  type HttpRound,
  type Limit,
  type LimitRound,
} from './act-rounds.ts'
import { bareActs, bareReads, startBare, type Bare, type BareRound } from './bare/rounds.ts'
import { spreadOf, type Spread } from './figures.ts'
import { readRound, type ReadRound } from './read-rounds.ts'
import type { Cost, Scene } from './scene.ts'

/** The comparison of one kind of work. */
export type Compared = {
  /** Rate of the house over rate of the limit, round by round. */
  readonly ratio: Spread
  /** Processor time of one of the limit over one of the house; what waits for the disk is not in it. */
  readonly costRatio: Spread
  readonly limitPerS: Spread
  readonly housePerS: Spread
  /** Milliseconds of processor for one, by whom. */
  readonly limitMs: Cost
  readonly houseMs: Cost
}

/** The rounds, as they were. */
export type Comparison = {
  readonly acts: Compared
  readonly reads: Compared
  /** The same for the barest server on the house's own ground: what is left to any application here; null in the quick form. */
  readonly bare: { readonly acts: Compared; readonly reads: Compared } | null
  readonly actRounds: readonly HttpRound[]
  readonly readRounds: readonly ReadRound[]
}

type Turn = { readonly rate: number; readonly cost: Cost; readonly count: number }

/**
 * The house works uncounted first: every connection plans each statement once, the compiler learns what is asked often, and
 * the rows come into memory. It is asked all day; its first seconds are told by the start. pgbench has seconds of its own (`pgbench.ts`).
 */
async function warmUp(
  scene: Scene,
  { warm, told }: { warm: number; told: (text: string) => void },
): Promise<void> {
  const acts = await httpRound(scene, { seconds: warm, track: true })
  const reads = await readRound(scene, warm)
  told(`warmed up: acts ${acts.actsPerS.toFixed(0)}/s, reads ${reads.readsPerS.toFixed(0)}/s`)
}

type Asked = {
  readonly limit: Limit
  readonly rounds: number
  readonly seconds: number
  readonly warm: number
  /** Whether the barest server is measured too. */
  readonly withBare: boolean
  readonly told: (text: string) => void
}

/** Plays so many rounds of each, always in turns, after a while that is not counted. */
export async function compare(scene: Scene, asked: Asked): Promise<Comparison> {
  const { limit, rounds, seconds, told } = asked
  await warmUp(scene, asked)
  const [limits, limitsOfReads]: [LimitRound[], LimitRound[]] = [[], []]
  const [actRounds, readRounds]: [HttpRound[], ReadRound[]] = [[], []]
  const [bareOfActs, bareOfReads]: [BareRound[], BareRound[]] = [[], []]
  const bare = asked.withBare ? await warmBare(scene, asked) : null
  for (let round = 1; round <= rounds; round += 1) {
    const own = await limitRound(scene, limit, seconds)
    const bareOnes = bare && (await bareActs(scene, bare, { limit, seconds }))
    const http = await httpRound(scene, { seconds, track: false })
    told(`acts ${round}/${rounds}: ${ratesOf(own.actsPerS, bareOnes, http.actsPerS)}`)
    const ownReads = await limitReads(scene, limit, seconds)
    const bareRead = bare && (await bareReads(scene, bare, { limit, seconds }))
    const reads = await readRound(scene, seconds)
    told(`reads ${round}/${rounds}: ${ratesOf(ownReads.actsPerS, bareRead, reads.readsPerS)}`)
    if (bareOnes) bareOfActs.push(bareOnes)
    if (bareRead) bareOfReads.push(bareRead)
    limits.push(own)
    actRounds.push(http)
    limitsOfReads.push(ownReads)
    readRounds.push(reads)
  }
  bare?.stop()
  const asTurn = ({ actsPerS, cost, acts }: LimitRound | HttpRound): Turn => ({
    rate: actsPerS,
    cost,
    count: acts,
  })
  const asRead = ({ readsPerS, cost, reads }: ReadRound): Turn => ({ rate: readsPerS, cost, count: reads })
  return {
    acts: compared(limits.map(asTurn), actRounds.map(asTurn)),
    reads: compared(limitsOfReads.map(asTurn), readRounds.map(asRead)),
    bare: bare && {
      acts: compared(limits.map(asTurn), bareOfActs),
      reads: compared(limitsOfReads.map(asTurn), bareOfReads),
    },
    ...{ actRounds, readRounds },
  }
}

/** The bare server, once it too has planned its statements and is compiled. */
async function warmBare(scene: Scene, { limit, warm }: Asked): Promise<Bare> {
  const bare = await startBare(scene, limit)
  await bareActs(scene, bare, { limit, seconds: warm / 2 })
  await bareReads(scene, bare, { limit, seconds: warm / 2 })
  return bare
}

function ratesOf(limit: number, bare: BareRound | null, house: number): string {
  const bareOne = bare ? ` bare server ${bare.rate.toFixed(0)}/s,` : ''
  return `pgbench ${limit.toFixed(0)}/s,${bareOne} house ${house.toFixed(0)}/s`
}

function compared(limits: readonly Turn[], houses: readonly Turn[]): Compared {
  const pairs = limits.flatMap((limit, at) => {
    const house = houses[at]
    return house ? [{ limit, house }] : []
  })
  return {
    ratio: spreadOf(pairs.map(({ limit, house }) => house.rate / limit.rate)),
    costRatio: spreadOf(pairs.map(({ limit, house }) => wholeOf(limit) / wholeOf(house))),
    limitPerS: spreadOf(limits.map(({ rate }) => rate)),
    housePerS: spreadOf(houses.map(({ rate }) => rate)),
    limitMs: costOfOne(limits),
    houseMs: costOfOne(houses),
  }
}

function wholeOf({ cost, count }: Turn): number {
  return (cost.application + cost.database + cost.client) / count
}

function costOfOne(turns: readonly Turn[]): Cost {
  const count = turns.reduce((sum, turn) => sum + turn.count, 0)
  const of = (who: keyof Cost): number => turns.reduce((sum, turn) => sum + turn.cost[who], 0) / count
  return { application: of('application'), database: of('database'), client: of('client') }
}
