import type { Reader } from '#platform/database.ts'
import { countKinds } from './count-kinds.ts'
import type { Kind, Kinds } from './kinds.ts'
import { parallelUntil } from './parallel.ts'
import type { Plan } from './plan.ts'
import { dayOf } from '#platform/dates.ts'

/** Of one kind: how many there were at agencies that end, how many the plan dealt with, and how many are open there still. */
export type KindLine = {
  readonly kind: Kind
  readonly before: number
  readonly done: number
  readonly left: number
}

/** What was kept as it was before, by kind. */
const NOUNS: readonly (readonly [Kind, string])[] = [
  ['originals', 'original'],
  ['slips', 'slip'],
  ['archives', 'filed'],
  ['boxes', 'box'],
  ['appointments', 'booking'],
  ['desks', 'desk'],
  ['registers', 'register'],
  ['codes', 'code'],
  ['delegations', 'delegation'],
  ['calendars', 'calendar'],
  ['posts', 'post'],
]

/** Every kind of thing before the run, what was done with it, and what is open at agencies that ended. */
export async function reportKinds(sql: Reader, plan: Plan, now: string): Promise<KindLine[]> {
  const [row] = await sql<{ kinds: Partial<Kinds> | null; done: Readonly<Record<string, number>> | null }[]>`
    with counted as (
      select case when noun = 'original' and was ->> 'holder' = 'archive' then 'filed' else noun end as noun, count(*)::int as done
      from reorganisation_before where plan_id = ${plan.id} group by 1
    )
    select (select was -> 'kinds' from reorganisation_before where plan_id = ${plan.id} and noun = 'custody' and key = 'book') as kinds,
      (select jsonb_object_agg(noun, done) from counted) as done`
  const ended = await sql<{ id: string }[]>`
    select key as id from reorganisation_before where plan_id = ${plan.id} and noun = 'agency'`
  const from = dayOf(parallelUntil(plan.document))
  const left = await countKinds(sql, { agencies: ended.map(({ id }) => id), from, now })
  return NOUNS.map(([kind, noun]): KindLine => {
    const done = row?.done?.[noun] ?? 0
    // A calendar or a pattern that went on is still in the old agency's past.
    const stays = kind === 'calendars' || kind === 'codes' ? done : 0
    return { kind, before: row?.kinds?.[kind] ?? 0, done, left: Math.max(0, left[kind] - stays) }
  })
}
