import type { Actor } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import type { Business } from './dossier.ts'
import { TASKS, TURNS } from './inbox.ts'
import { LIFECYCLE, type Act, type Place } from './lifecycle.ts'
import type { View, Viewed } from './views.ts'

/** The views of work that waits for the reader, and the acts it waits for. */
const WORK: Partial<Record<View, readonly Act[]>> = {
  inbox: TASKS,
  my_turn: TURNS,
  to_accept: ['accept', 'refuse'],
  to_pay: ['pay'],
  to_hand_over: ['deliver'],
  to_apologise: ['extend'],
}

/** What a list is gathered from. */
type Arms = {
  readonly arms: readonly Fragment[]
  /** Each arm by itself is within the sentence of the wall, so that it need not be judged again for each row. */
  readonly withinWall: boolean
}

/**
 * A list is gathered from arms: each is a condition that one index answers in the list's own order, so that it stops after a
 * page. Together they hold at least what the view shows; the view and the wall are judged inside each. Null: the view itself
 * is one arm, as for the city and the house.
 */
export function armsOf(sql: Reader, { view, actor }: Viewed): Arms | null {
  const acts = WORK[view]
  if (acts) return { arms: workArms(sql, actor, acts), withinWall: false }
  if (view === 'mine' || actor.kind === 'citizen') {
    return { arms: personArms(sql, actor), withinWall: actor.kind === 'citizen' }
  }
  if (actor.sees === 'city' || actor.kind === 'system') return null
  const places = actor.agencies.flatMap((agency) => placeArms(sql, agency))
  return { arms: [...places, elsewhere(sql)], withinWall: true }
}

/** A person's dossiers: as filer, as principal, as proxy. */
function personArms(sql: Reader, { person_id }: Actor): Fragment[] {
  return ['filer_id', 'principal_id', 'proxy_id'].map((column) => sql`${sql.unsafe(column)} = ${person_id}`)
}

/** An agency's dossiers by the place it has in them. */
function placeArms(sql: Reader, agency: string): Fragment[] {
  return [
    sql`reception_agency_id = ${agency}`,
    sql`competence_agency_id = ${agency}`,
    otherSigner(sql, agency),
    sql`return_agency_id = ${agency} and return_agency_id <> reception_agency_id`,
    sql`support_agency_id = ${agency}`,
  ]
}

function otherSigner(sql: Reader, agency: string): Fragment {
  return sql`signer_agency_id = ${agency} and signer_agency_id <> competence_agency_id`
}

/** Dossiers that the actor's agencies were asked about, or answered for before. */
function elsewhere(sql: Reader): Fragment {
  return sql`id in (select dossiers_elsewhere())`
}

/** For each place and agency at which the law gives the reader one of these acts: the states in which it does. */
function workArms(sql: Reader, { posts }: Actor, acts: readonly Act[]): Fragment[] {
  const states = new Map<string, { place: Place; agency: string; from: Set<Business> }>()
  for (const rule of LIFECYCLE.filter(({ act }) => acts.includes(act))) {
    for (const by of rule.by) {
      if (typeof by === 'string') continue
      for (const { role, agency_id: agency } of posts) {
        if (role !== by.role) continue
        const key = `${by.at} ${agency}`
        const before = states.get(key) ?? { place: by.at, agency, from: new Set<Business>() }
        // What a head has to settle of a question nobody answered is his as well.
        for (const state of [...rule.from, ...(role === 'body_head' ? (['consulting'] as const) : [])]) {
          before.from.add(state)
        }
        states.set(key, before)
      }
    }
  }
  return [...states.values()].flatMap(({ place, agency, from }) => workArm(sql, { place, agency }, [...from]))
}

/** The states stand in the text itself: a partial index is used only where the server sees that it holds them. */
function workArm(sql: Reader, at: { place: Place; agency: string }, from: readonly Business[]): Fragment[] {
  const { place, agency } = at
  const waits = sql.unsafe(`business in (${from.map((state) => `'${state}'`).join(', ')})`)
  switch (place) {
    case 'reception':
      return [sql`reception_agency_id = ${agency} and ${waits}`]
    case 'competence':
      return [sql`competence_agency_id = ${agency} and ${waits}`]
    case 'body':
      return [sql`body_agency_id = ${agency} and ${waits}`]
    case 'signer':
      return [
        sql`competence_agency_id = ${agency} and signer_agency_id = ${agency} and ${waits}`,
        sql`${otherSigner(sql, agency)} and ${waits}`,
      ]
    case 'return':
      return [sql`return_agency_id = ${agency} and delivery = 'ready'`]
    case 'consulted':
      return [sql`${elsewhere(sql)} and ${waits}`]
  }
}
