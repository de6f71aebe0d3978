import type { Officer } from '#modules/people'
import { isHeldOn } from '#modules/people'
import { dayOf } from '#platform/dates.ts'
import type { AbleSigner, Authority, Verdict } from './authority.ts'
import { groundsOf, type Ground } from './grounds.ts'
import { signatureWords } from './signature-words.ts'
import {
  absenceOf,
  isConfigurer,
  positionsOf,
  type SigningFacts,
  type SigningQuestion,
} from './signing-facts.ts'
import { whyNot } from './why-not.ts'

/** Được ký không: judges a signature at its instant, from the facts alone. */
export function maySign(question: SigningQuestion, facts: SigningFacts, at: string): Verdict {
  const authority = authorityOf(question, facts, at)
  if (authority) return { allowed: true, authority }
  return { allowed: false, ...whyNot(question, facts, at), able: ableSigners(question, facts, at) }
}

/** Everybody with a signer's post at the agency who could sign this at that moment, by name. */
export function ableSigners(question: SigningQuestion, facts: SigningFacts, at: string): AbleSigner[] {
  return signersAt(facts, at).flatMap(({ account_id, name, title }) => {
    const authority = authorityOf({ ...question, actor: account_id }, facts, at)
    return authority ? [{ account_id, name, title, authority }] : []
  })
}

/** Who has a signer's post at the agency on the day of a moment. */
function signersAt(facts: SigningFacts, at: string): Officer[] {
  const day = dayOf(at)
  const posts = facts.officers.filter(
    (post) => post.role === 'signer' && post.agency_id === facts.agency && isHeldOn(post, day),
  )
  return [...new Map(posts.map((post) => [post.account_id, post])).values()]
}

function authorityOf(question: SigningQuestion, facts: SigningFacts, at: string): Authority | null {
  const { actor, drafter } = question
  if (isConfigurer(facts, actor, at) || absenceOf(facts, actor, at)) return null
  const ground = groundsOf(question, facts, at).find(
    ({ competence }) => drafter !== actor || competence.own_draft === 'allowed',
  )
  return ground ? asAuthority(ground, { facts, actor, at }) : null
}

function asAuthority(
  ground: Ground,
  used: { readonly facts: SigningFacts; readonly actor: string; readonly at: string },
): Authority {
  const { competence, absence, chain } = ground
  const last = chain.at(-1) ?? null
  const [number, on] = absence
    ? [absence.instrument_number, absence.instrument_on]
    : [last?.instrument_number ?? null, last?.instrument_on ?? null]
  return {
    basis: absence ? 'substitution' : (last?.kind ?? 'own'),
    position: competence.position,
    words: signatureWords(ground, positionsOf(used.facts, used.actor, used.at)),
    instrument: number !== null && on !== null ? { number, on } : null,
    legal_basis: competence.legal_basis,
    derived: competence.derived,
    competence_id: competence.id,
    delegation_id: last?.id ?? null,
    absence_id: absence?.id ?? null,
  }
}
