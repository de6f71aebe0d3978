import type { Actor } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { Refusal } from '#platform/refusal.ts'
import type { AbleSigner, Authority, Verdict } from './authority.ts'
import { selectSigningFacts } from './authority-store.ts'
import { maySign } from './may-sign.ts'
import type { SigningFacts, SigningQuestion } from './signing-facts.ts'

/** Who wants to sign what, where and when. */
export type Asked = Omit<SigningQuestion, 'actor'> & {
  readonly actor: Actor
  /** The committee in whose name it is signed. */
  readonly agency: string
  /** The instant of signing. */
  readonly at: string
}

const known = new WeakMap<Trx, Map<string, Promise<SigningFacts | null>>>()

/** What decides who signs at an agency, read once per transaction. Send it with the lock: it needs no dossier. */
export function signingFacts(trx: Trx, agency: string): Promise<SigningFacts | null> {
  const there = known.get(trx) ?? new Map<string, Promise<SigningFacts | null>>()
  known.set(trx, there)
  const facts =
    there.get(agency) ?? selectSigningFacts(trx, [agency]).then((found) => found.get(agency) ?? null)
  there.set(agency, facts)
  return facts
}

/** What was read before an act of authority in the same transaction does not hold after it. */
export function forgetFacts(trx: Trx): void {
  known.delete(trx)
}

/** Thẩm quyền ký lúc này: the authority by which the actor signs, or why not and who can. */
export async function authorityFor(trx: Trx, asked: Asked): Promise<Verdict> {
  const facts = await signingFacts(trx, asked.agency)
  const { actor, agency: _agency, at, ...matter } = asked
  if (!facts || actor.id === null) return { allowed: false, ...NO_COMMITTEE }
  return maySign({ ...matter, actor: actor.id }, facts, at)
}

const NO_COMMITTEE = {
  code: 'not_authorised',
  why: { vi: 'Cơ quan này không ký kết quả.', en: 'This agency signs no results.' },
  able: [],
} as const

/** The same; refuses where the actor may not sign, saying why and who can sign now. */
export async function requireAuthority(trx: Trx, asked: Asked): Promise<Authority> {
  const verdict = await authorityFor(trx, asked)
  if (verdict.allowed) return verdict.authority
  throw refusalOf(verdict)
}

/** A refused signature in words: why, and who can sign now. */
export function refusalOf({ code, why, able }: Extract<Verdict, { allowed: false }>): Refusal {
  const names = able.map(({ name, title }) => `${name} (${title})`).join(', ')
  return new Refusal({
    kind: code === 'own_draft' ? 'conflict' : 'forbidden',
    code,
    text: {
      vi: `${why.vi} ${names ? `Người ký được bây giờ: ${names}.` : NOBODY.vi}`,
      en: `${why.en} ${names ? `Who can sign now: ${names}.` : NOBODY.en}`,
    },
    data: { able: able.map(({ account_id, name, title }: AbleSigner) => ({ account_id, name, title })) },
  })
}

const NOBODY = {
  vi: 'Hiện không ai ký được: hãy báo quản trị để giao quyền ký.',
  en: 'Nobody can sign now: ask the administrator to have somebody authorised.',
}
