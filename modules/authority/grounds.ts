import type { Position } from '#modules/people'
import { dayOf } from '#platform/dates.ts'
import { type Absence, isAbsentAt } from './absence.ts'
import { type Competence, competenceOf } from './competence.ts'
import { type Delegation, delegationGap } from './delegation.ts'
import { isVacant, officesOf, type SigningFacts, type SigningQuestion } from './signing-facts.ts'

/** A right to sign: the competent position, over which delegations it came, and whom the signer stands in for. */
export type Ground = {
  readonly competence: Competence
  /** The first is the position's own delegation, the last is to the signer; none where the position is his. */
  readonly chain: readonly Delegation[]
  readonly absence: Absence | null
}

/** Every right by which somebody could sign at a moment: his office, then delegations, then substitutions. */
export function groundsOf(question: SigningQuestion, facts: SigningFacts, at: string): Ground[] {
  const { actor } = question
  return [
    ...byOffice(officesOf(facts, actor, at), { question, facts, at }),
    ...byDelegation(actor, { question, facts, at }),
    ...facts.absences
      .filter((one) => one.substitute_account === actor && isAbsentAt(one, at))
      .flatMap((absence) => standingIn(absence, { question, facts, at })),
  ]
}

type Asked = { readonly question: SigningQuestion; readonly facts: SigningFacts; readonly at: string }

function byOffice(positions: readonly Position[], asked: Asked): Ground[] {
  return positions.flatMap((position) => {
    const competence = competenceFor(position, asked)
    return competence ? [{ competence, chain: [], absence: null }] : []
  })
}

function competenceFor(position: Position, { question, facts, at }: Asked): Competence | null {
  const { agency, tier } = facts
  const matter = { procedure: question.procedure, case: question.case, agency, tier }
  return competenceOf(facts.competences, matter, { position, day: dayOf(at) })
}

function byDelegation(account: string, asked: Asked): Ground[] {
  return asked.facts.delegations
    .filter((one) => one.to_account === account)
    .flatMap((one) => {
      const chain = chainOf(one, asked.facts)
      const [root] = chain ?? []
      if (!chain || !root || chain.some((link) => delegationGap(link, scopeOf(asked), asked.at))) return []
      const competence = competenceFor(root.from_position, asked)
      return competence ? [{ competence, chain, absence: null }] : []
    })
}

function scopeOf({ question }: Asked) {
  return { procedure: question.procedure, unit: question.unit, money: question.money }
}

/** The delegation with those it was passed on from, the oldest first; null where it might not be passed on. */
export function chainOf(delegation: Delegation, facts: SigningFacts): Delegation[] | null {
  if (delegation.parent_id === null) return [delegation]
  const parent = facts.delegations.find((one) => one.id === delegation.parent_id)
  // A parent is granted before its child, so that a chain ends.
  if (!parent?.may_redelegate || parent.granted_at > delegation.granted_at || parent.id === delegation.id)
    return null
  const above = chainOf(parent, facts)
  return above && [...above, delegation]
}

/** Whoever stands in has the absent's office, and of his delegations those that may be passed on. */
function standingIn(absence: Absence, asked: Asked): Ground[] {
  const { facts, at } = asked
  if (absence.account_id === null) {
    const { position } = absence
    if (position === null || !isVacant(facts, position, at)) return []
    return byOffice([position], asked).map((ground) => ({ ...ground, absence }))
  }
  const passed = byDelegation(absence.account_id, asked).filter(({ chain }) => chain.at(-1)?.may_redelegate)
  return [...byOffice(officesOf(facts, absence.account_id, at), asked), ...passed].map((ground) => {
    return { ...ground, absence }
  })
}
