import { isHeldOn, type Officer, type Position } from '#modules/people'
import { dayOf } from '#platform/dates.ts'
import { type Absence, isAbsentAt } from './absence.ts'
import type { Competence, Tier } from './competence.ts'
import type { Delegation } from './delegation.ts'

/** Everything that decides who signs at one agency, of all times. */
export type SigningFacts = {
  readonly agency: string
  readonly tier: Tier
  readonly competences: readonly Competence[]
  /** Posts at the agency and at its own bodies. */
  readonly officers: readonly Officer[]
  readonly delegations: readonly Delegation[]
  readonly absences: readonly Absence[]
}

/** May this person sign this now? */
export type SigningQuestion = {
  readonly actor: string
  readonly procedure: string
  readonly case: string | null
  readonly unit: number
  /** Whole đồng that the decision is about; 0 where it is about none. */
  readonly money: number
  /** Who proposed the result; null where nobody did. */
  readonly drafter: string | null
}

/** The positions somebody holds at the agency or its bodies on the day of a moment; at the agency first. */
export function positionsOf(facts: SigningFacts, account: string, at: string): Position[] {
  const day = dayOf(at)
  const held = facts.officers.filter(
    (post) => post.account_id === account && post.position !== null && isHeldOn(post, day),
  )
  const [own, other] = [held.filter(isAtAgency), held.filter((post) => !isAtAgency(post))]
  return [...own, ...other].flatMap(({ position }) => position ?? [])

  function isAtAgency(post: Officer): boolean {
    return post.agency_id === facts.agency
  }
}

/** The position somebody holds at the agency itself by his own post. */
export function officesOf(facts: SigningFacts, account: string, at: string): Position[] {
  return positionsOf(
    { ...facts, officers: facts.officers.filter((o) => o.agency_id === facts.agency) },
    account,
    at,
  )
}

/** The absence somebody has at a moment; null while he is there. */
export function absenceOf(facts: SigningFacts, account: string, at: string): Absence | null {
  return facts.absences.find((one) => one.account_id === account && isAbsentAt(one, at)) ?? null
}

/** Whether nobody holds a position at the agency on the day of a moment. */
export function isVacant(facts: SigningFacts, position: Position, at: string): boolean {
  const day = dayOf(at)
  return !facts.officers.some(
    (post) => post.agency_id === facts.agency && post.position === position && isHeldOn(post, day),
  )
}

const CONFIGURES: readonly string[] = ['commune_admin', 'city_admin']

/** Whether somebody configures the house: he does not sign. */
export function isConfigurer(facts: SigningFacts, account: string, at: string): boolean {
  const day = dayOf(at)
  return facts.officers.some(
    (post) => post.account_id === account && CONFIGURES.includes(post.role) && isHeldOn(post, day),
  )
}
