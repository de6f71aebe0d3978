import { counterMinute, eveningMinute, onlineMinute } from './arrivals.ts'
import type { City, Commune } from './city.ts'
import { type Filing, mixOf } from './mix.ts'
import { drawFate, type Fate, neighbourOf, type Plan, residentOf } from './plan.ts'
import { type Random, randomFrom, shareOut, shuffle } from './random.ts'
import { residentAt } from './residents.ts'
import { type WorkDay, workDays } from './working-minutes.ts'

/** What is to be played: so many accepted dossiers, such a share of them online (0 to 1), within these days. */
export type Wish = {
  readonly dossiers: number
  readonly online: number
  readonly seed: string
  /** The first and the last day, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
}

/** Beside the accepted ones: those refused, withdrawn or never completed before acceptance, and the last evening's. */
const BESIDE: readonly (readonly [Fate, number])[] = [
  ['refused', 0.006],
  ['withdrawn_before', 0.002],
  ['abandoned', 0.002],
  ['unaccepted', 0.003],
]

/** Plans every dossier of the days: counts exact, everything else by the seed. Sorted by the moment of filing. */
export function planFirstDays(city: City, wish: Wish): Plan[] {
  const random = randomFrom(`plan ${wish.seed}`)
  const days = workDays(city.calendar, wish.from, wish.to)
  if (days.length === 0) throw new Error(`from ${wish.from} to ${wish.to} nobody works`)
  const filings = shuffle(
    mixOf(city.offered, wish.dossiers, Math.round(wish.dossiers * wish.online)),
    random,
  ).map((filing) => ({ filing, fate: null }))
  const beside = BESIDE.flatMap(([fate, share]) => {
    const kind = (filing: { filing: Filing }) => fate !== 'unaccepted' || filing.filing.channel === 'online'
    const count = Math.min(Math.ceil(wish.dossiers * share), filings.filter(kind).length)
    return filings
      .filter(kind)
      .slice(0, count)
      .map(({ filing }) => ({ filing, fate }))
  })
  const all: { filing: Filing; fate: Fate | null }[] = [...filings, ...beside]
  const communes = [
    ...communesOf(city, filings.length, 'filings'),
    ...communesOf(city, beside.length, 'beside'),
  ]
  const strangers = Math.max(1, Math.ceil((wish.dossiers * 0.8) / city.communes.length))
  const plans = all.map(({ filing, fate }, index) => {
    const commune = communes[index]
    if (!commune) throw new Error('a dossier without a commune')
    const own = randomFrom(`${wish.seed} dossier ${index}`)
    return planOne({ city, days, strangers }, { filing, fate, commune, random: own })
  })
  return plans.sort((a, b) => a.arrives - b.arrives)
}

/** Each dossier's commune: by population, every commune at least one where there are enough. */
function communesOf(city: City, count: number, name: string): Commune[] {
  const parts = shareOut(
    count,
    city.communes.map(({ unit }) => unit.population ?? 10_000),
    1,
  )
  const all = city.communes.flatMap((commune, index) =>
    Array.from({ length: parts[index] ?? 0 }, () => commune),
  )
  return shuffle(all, randomFrom(`${name} ${count}`))
}

function arrivalOf(
  days: readonly WorkDay[],
  how: { isOnline: boolean; fate: Fate | null; random: Random },
): number {
  if (how.fate === 'unaccepted') return eveningMinute(days, how.random)
  return how.isOnline ? onlineMinute(days, how.random) : counterMinute(days, how.random)
}

type Period = { readonly city: City; readonly days: readonly WorkDay[]; readonly strangers: number }
type Drawn = {
  readonly filing: Filing
  readonly fate: Fate | null
  readonly commune: Commune
  readonly random: Random
}

function planOne({ city, days, strangers }: Period, { filing, fate, commune, random }: Drawn): Plan {
  const isOnline = filing.channel === 'online'
  const arrives = arrivalOf(days, { isOnline, fate, random })
  const lastClose = days.at(-1)?.spans.at(-1)?.to ?? 0
  const takesPost = filing.version.definition.channels.some((row) => row.channel === 'post')
  const hasProxy = !isOnline && random.chance(0.04)
  const wish = { random, mustHaveAccount: isOnline, oneIn: 5, strangers }
  return {
    random,
    version: filing.version,
    channel: isOnline ? 'online' : takesPost && random.chance(0.02) ? 'post' : 'counter',
    commune,
    reception: !isOnline && random.chance(0.03) ? neighbourOf(city, commune, random) : commune,
    other: neighbourOf(city, commune, random),
    ...residentOf(city, commune, wish),
    proxy: hasProxy ? residentAt(random.between(0, Math.max(1, city.residents.length) - 1)) : null,
    arrives,
    fate: fate ?? drawFate({ version: filing.version, random }, lastClose - arrives > 5 * 1_440),
    isLate: random.chance(0.022),
    isBrisk: false,
    haltAt: null,
  }
}
