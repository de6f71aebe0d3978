import type { Business } from '#modules/dossiers'
import type { ProcedureVersion } from '#modules/procedures'
import type { Actor } from '#modules/record'
import type { City, Commune } from './city.ts'
import type { Random } from './random.ts'
import { type Resident, residentAt } from './residents.ts'

/** What becomes of a dossier beside the usual way. The last four end or wait before acceptance. */
export const FATES = [
  'usual',
  'declined',
  'sent_back',
  'consulted',
  'financial',
  'extended',
  'supplemented',
  'supplemented_twice',
  'supplemented_before',
  'withdrawn',
  'stopped',
  'transferred',
  'refused',
  'withdrawn_before',
  'abandoned',
  'unaccepted',
] as const
export type Fate = (typeof FATES)[number]

/** Everything decided about one dossier before it is filed. */
export type Plan = {
  readonly random: Random
  readonly version: ProcedureVersion
  readonly channel: 'counter' | 'online' | 'post'
  /** The competent commune, where it is filed, and where a transferred dossier goes. */
  readonly commune: Commune
  readonly reception: Commune
  readonly other: Commune
  readonly resident: Resident
  /** The resident's account; only who has one files online and rates. */
  readonly account: Actor | null
  readonly proxy: Resident | null
  /** Local minute of filing. */
  readonly arrives: number
  readonly fate: Fate
  readonly isLate: boolean
  /** Everybody does his part within minutes. */
  readonly isBrisk: boolean
  /** The story stands still when the dossier gets here. */
  readonly haltAt: Business | null
}

/** Dossiers of two communes meet only inside one lane, so that lanes never wait for each other. */
export const LANES = 3

/** Another commune of the same lane. */
export function neighbourOf(city: City, commune: Commune, random: Random): Commune {
  const near = city.communes.filter((other) => other.index % LANES === commune.index % LANES)
  return random.pick(near)
}

/**
 * A resident: with an account when he must have one, else one in `oneIn`. Those without belong to one
 * commune, so that no two lanes ever make the same person at once.
 */
export function residentOf(
  city: City,
  commune: Commune,
  wish: { random: Random; mustHaveAccount: boolean; oneIn: number; strangers: number },
): { resident: Resident; account: Actor | null } {
  const { random, mustHaveAccount, oneIn, strangers } = wish
  const accounts = city.residents.length
  if (accounts > 0 && (mustHaveAccount || random.between(1, oneIn) === 1)) {
    const index = random.between(0, accounts - 1)
    return { resident: residentAt(index), account: city.residents[index] ?? null }
  }
  const stranger = random.between(0, strangers - 1) * city.communes.length + commune.index
  return { resident: residentAt(accounts + stranger), account: null }
}

/** Fates that certification at the counter meets are few: it is over in an hour or two. */
export function drawFate(plan: Pick<Plan, 'version' | 'random'>, hasTime: boolean): Fate {
  const { handles, decides } = plan.version.definition.competent
  const isQuick = !plan.version.definition.steps.some((step) => step.act === 'check')
  const share = plan.random.next()
  const table: readonly (readonly [Fate, number])[] = isQuick
    ? [
        ['withdrawn', 0.002],
        ['sent_back', 0.003],
        ['transferred', 0.0005],
      ]
    : [
        ['declined', 0.015],
        ['sent_back', 0.02],
        ['supplemented', 0.02],
        ['supplemented_twice', 0.002],
        ['supplemented_before', hasTime ? 0.02 : 0],
        ['withdrawn', 0.008],
        ['stopped', 0.004],
        ['transferred', decides === 'commune_committee' ? 0.006 : 0],
        ['consulted', handles === 'commune_economy' ? 0.15 : 0],
        ['financial', handles === 'commune_economy' ? 0.1 : 0],
        ['extended', handles === 'commune_economy' ? 0.05 : 0.004],
      ]
  let from = 0
  for (const [fate, weight] of table) {
    from += weight
    if (share < from) return fate
  }
  return 'usual'
}
