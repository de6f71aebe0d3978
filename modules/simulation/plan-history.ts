import type { Business } from '#modules/dossiers'
import { limitFor, type ProcedureVersion } from '#modules/procedures'
import { counterMinute, onlineMinute } from './arrivals.ts'
import type { City, Commune } from './city.ts'
import { mixOf } from './mix.ts'
import { drawFate, type Fate, neighbourOf, type Plan, residentOf } from './plan.ts'
import { type Random, randomFrom, shareOut, shuffle } from './random.ts'
import { residentAt } from './residents.ts'
import { SHOWN, type Shown } from './shown-states.ts'
import type { WorkDay } from './working-minutes.ts'

/** What is to be played: about so many dossiers over these working days; `shown` is the slug of the commune with one of everything. */
export type HistoryWish = {
  readonly days: readonly WorkDay[]
  readonly dossiers: number
  readonly seed: string
  readonly shown: string
}

/** Where the work of some dossiers stands still, so that no officer's inbox is empty. */
const PENDING: readonly Business[] = [
  'accepted',
  'forwarded',
  'reviewing',
  'proposed',
  'endorsed',
  'approved',
  'finished',
]

/** Of the last working day's longer procedures most still wait; of what is due or older hardly anything, and that is late. */
const RECENT_WAITS = 0.7
const OLD_WAITS = 0.015

/** Plans a small believable history: some of everything everywhere, one of every state in one commune. */
export function planHistory(city: City, wish: HistoryWish): Plan[] {
  const shown = city.communes.find(({ unit }) => unit.slug === wish.shown) ?? city.communes[0]
  if (!shown) throw new Error('a history needs a commune')
  const random = randomFrom(`history ${wish.seed}`)
  const filings = shuffle(mixOf(city.offered, wish.dossiers, Math.round(wish.dossiers * 0.3)), random)
  const weights = city.communes.map((commune) =>
    commune === shown ? 400_000 : (commune.unit.population ?? 0),
  )
  const parts = shareOut(filings.length, weights, 1)
  const places = shuffle(
    city.communes.flatMap((commune, index) => Array.from({ length: parts[index] ?? 0 }, () => commune)),
    random,
  )
  const recent = wish.days.at(-2)?.spans[0]?.from ?? Number.POSITIVE_INFINITY
  const usual = filings.map(({ version, channel }, index) => {
    const own = randomFrom(`${wish.seed} history ${index}`)
    const commune = places[index] ?? shown
    const arrives = channel === 'online' ? onlineMinute(wish.days, own) : counterMinute(wish.days, own)
    const fate = drawFate({ version, random: own }, true)
    const isSameDay = limitFor(version, channel, null).unit === 'same_day'
    const mayWait = arrives >= recent && !isSameDay
    const haltAt = own.chance(mayWait ? RECENT_WAITS : OLD_WAITS) ? own.pick(PENDING) : null
    return planOne(city, commune, {
      ...{ version, channel, fate, haltAt, arrives, random: own },
      isLate: own.chance(0.06),
      isBrisk: false,
    })
  })
  return [...usual, ...shownPlans(city, shown, wish)].sort((a, b) => a.arrives - b.arrives)
}

/** The dossiers the demonstration is sure to have: each gets to its state by the end of the last full day. */
function shownPlans(city: City, shown: Commune, wish: HistoryWish): Plan[] {
  const last = wish.days.at(-1)
  const isShort = last !== undefined && minutesOf(last) < HALF_A_DAY
  const days = isShort && wish.days.length > 1 ? wish.days.slice(0, -1) : wish.days
  return SHOWN.flatMap((state, index) => {
    const version = city.offered.find(({ code }) => code === state.code)
    if (!version) return []
    const random = randomFrom(`${wish.seed} shown ${index}`)
    const isBrisk = state.haltAt !== null && state.haltAt !== 'submitted'
    const arrives = momentOf(days, { ...state, isBrisk }, random)
    return [planOne(city, shown, { version, ...state, arrives, random, isLate: false, isBrisk })]
  })
}

const HALF_A_DAY = 200

function minutesOf({ spans }: WorkDay): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}

type Drawn = {
  readonly version: ProcedureVersion
  readonly channel: 'counter' | 'online'
  readonly fate: Fate
  readonly haltAt: Business | null
  readonly arrives: number
  readonly isLate: boolean
  readonly isBrisk: boolean
  readonly random: Random
}

/** Residents with accounts own most of what is shown; Nguyễn Thị Hoa the largest part. */
function planOne(city: City, commune: Commune, drawn: Drawn): Plan {
  const { random, channel } = drawn
  const isHoas = commune.unit.slug === 'cau-giay' && random.chance(0.25)
  const wish = { random, mustHaveAccount: channel === 'online', oneIn: 3, strangers: 12 }
  const drawnResident = residentOf(city, commune, wish)
  return {
    ...drawn,
    commune,
    reception: commune,
    other: neighbourOf(city, commune, random),
    ...(isHoas ? { resident: residentAt(0), account: city.residents[0] ?? null } : drawnResident),
    proxy: channel === 'counter' && random.chance(0.06) ? residentAt(1) : null,
  }
}

/** Some minute of the working day so many working days before the last; in its first hour where much follows. */
function momentOf(
  days: readonly WorkDay[],
  { age, isBrisk }: Shown & { isBrisk: boolean },
  random: Random,
): number {
  const day = days[Math.max(0, days.length - 1 - age)]
  const first = day?.spans[0]
  if (!day || !first) throw new Error('a history needs working days')
  return isBrisk ? first.from + random.between(1, 50) : counterMinute([day], random)
}
