import type { Calendar } from '#modules/calendar'
import { wallSettings, type Actor } from '#modules/record'
import type { Dossier } from '#modules/dossiers'
import type { Sql, Trx } from '#platform/database.ts'
import { DAY_MINUTES, fromLocalMinute } from '#platform/dates.ts'
import { changeSettings, inTransaction } from '#platform/transaction.ts'
import { RANKS, type Scan, type Step, type Story } from './act.ts'
import { LANES, type Plan } from './plan.ts'
import { live } from './story.ts'

/** About so many acts of one commune share a transaction: enough to be quick, few enough for half a second. */
const ACTS_TOGETHER = 100
const ACTS_OF_A_DOSSIER = 8

/** Acts that take the next number of a register: one after the other, so that a seed decides who gets which. */
const TAKES_NUMBERS: ReadonlySet<number> = new Set(
  (['submit', 'before', 'accept', 'pay', 'review', 'number', 'collect'] as const).map((rank) => RANKS[rank]),
)

/** A story with the act it waits for. */
type Waiting = { readonly order: number; readonly plan: Plan; readonly story: Story; readonly step: Step }

/** What is played with: the pool of the house's app role, the calendar, the paper everybody uploads. */
export type Stage = {
  readonly pool: Sql
  readonly calendar: Calendar
  readonly scan: Scan
  /** Nothing is done at or after this local minute. */
  readonly until: number
  /** Told after each window of all lanes: the minute it ends, acts done so far, dossiers filed so far. */
  readonly told?: (minute: number, acts: number, filed: number) => void
}

/** How much was done. */
export type Played = { readonly acts: number; readonly filed: number }

/** Plays the plans through the real verbs, hour by simulated hour; communes of different lanes at the same time. */
export async function playPlans(plans: readonly Plan[], stage: Stage): Promise<Played> {
  const windows = new Map<number, Waiting[]>()
  const width = windowFor(plans)
  const add = (waiting: Waiting): void => {
    if (waiting.step.minute >= stage.until) return
    const number = Math.floor(waiting.step.minute / width)
    const there = windows.get(number)
    if (there) there.push(waiting)
    else windows.set(number, [waiting])
  }
  for (const [order, plan] of plans.entries()) {
    const story = live(plan, stage)
    const { value: step } = story.next()
    if (step) add({ order, plan, story, step })
  }
  const done = { acts: 0, filed: 0 }
  const last = Math.floor((stage.until - 1) / width)
  const first = Math.min(...windows.keys(), last)
  for (let number = first; number <= last; number += 1) {
    const waiting = windows.get(number) ?? []
    windows.delete(number)
    const end = (number + 1) * width
    const lanes = Map.groupBy(waiting, ({ plan }) => plan.commune.index % LANES)
    await Promise.all(
      [...lanes.values()].map(async (lane) => {
        for (const [, own] of byCommune(lane)) await playWindow(own, { stage, end, add, done })
      }),
    )
    stage.told?.(end, done.acts, done.filed)
  }
  return done
}

/** How many simulated minutes make a window: an hour at least, a day at most. */
function windowFor(plans: readonly Plan[]): number {
  const communes = new Set(plans.map(({ commune }) => commune.index)).size
  const days = new Set(plans.map(({ arrives }) => Math.floor(arrives / DAY_MINUTES))).size
  const anHour = (plans.length * ACTS_OF_A_DOSSIER) / Math.max(1, communes * days * 8)
  const hours = Math.floor(ACTS_TOGETHER / Math.max(1, anHour))
  return hours >= 8 ? DAY_MINUTES : Math.max(1, hours) * 60
}

function byCommune(lane: readonly Waiting[]): [number, Waiting[]][] {
  return [...Map.groupBy(lane, ({ plan }) => plan.commune.index)].sort(([a], [b]) => a - b)
}

type Going = {
  readonly stage: Stage
  readonly end: number
  readonly add: (waiting: Waiting) => void
  readonly done: { acts: number; filed: number }
}

/** One commune's window in one transaction: always the acts that come first in the order of ranks, actor by actor. */
async function playWindow(waiting: readonly Waiting[], going: Going): Promise<void> {
  let pending = [...waiting]
  await inTransaction(going.stage.pool, {}, async (trx) => {
    while (pending.length > 0) {
      const rank = Math.min(...pending.map(({ step }) => step.rank))
      const [now, later] = split(pending, ({ step }) => step.rank === rank)
      pending = later
      now.sort((a, b) => a.step.minute - b.step.minute || a.order - b.order)
      for (const [actor, group] of Map.groupBy(now, ({ step }) => step.by)) {
        for (const next of await playGroup(trx, actor, group)) {
          if (next.step.minute < going.end && next.step.minute < going.stage.until) pending.push(next)
          else going.add(next)
        }
        going.done.acts += group.length
        if (rank === RANKS.submit) going.done.filed += group.length
      }
    }
  })
}

/** Acts of one actor behind his wall; those that take no numbers are sent side by side. */
async function playGroup(trx: Trx, actor: Actor, group: readonly Waiting[]): Promise<Waiting[]> {
  const wall = changeSettings(trx, wallSettings(actor))
  const dossiers: Dossier[] = []
  if (TAKES_NUMBERS.has(group[0]?.step.rank ?? RANKS.submit)) {
    for (const one of group) dossiers.push(await perform(trx, one))
  } else dossiers.push(...(await Promise.all(group.map((one) => perform(trx, one)))))
  await wall
  return group.flatMap((one, index) => {
    const dossier = dossiers[index]
    if (!dossier || isHalted(one.plan, dossier)) return []
    const { value: step } = one.story.next(dossier)
    return step ? [{ ...one, step }] : []
  })
}

function isHalted(plan: Plan, dossier: Dossier): boolean {
  return plan.haltAt !== null && dossier.business === plan.haltAt
}

async function perform(trx: Trx, { plan, order, step }: Waiting): Promise<Dossier> {
  // Each dossier has its own second of the minute, so that moments look like life and stay in order.
  const second = 1 + (order % 59)
  const now = new Date(Date.parse(fromLocalMinute(step.minute)) - second * 1000).toISOString()
  try {
    return await step.run({ trx, actor: step.by, now, key: null })
  } catch (error) {
    const what = `${step.by.title} ${step.by.name}, ${plan.commune.unit.slug}, ${plan.version.code}, ${plan.fate}, ${now}`
    throw new Error(`the play met what it did not plan: ${what}: ${String(error)}`, { cause: error })
  }
}

function split<T>(list: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [list.filter(isFirst), list.filter((one) => !isFirst(one))]
}
