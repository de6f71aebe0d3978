import { Type, type Static } from 'typebox'
import { POSITIONS } from '#modules/people'
import type { Text } from '#platform/text.ts'

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Thẩm quyền đã dùng: by what right somebody signed, as it is kept with the act and printed over the signature. */
export const Authority = Type.Object({
  basis: Type.Enum(['own', 'assignment', 'by_order', 'authorisation', 'substitution']),
  /** The competent position, whoever signs for it. */
  position: Type.Enum([...POSITIONS]),
  /** Lines of the signature block: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
  words: Type.Array(Type.String()),
  instrument: maybe(Type.Object({ number: Type.String(), on: Type.String() })),
  legal_basis: Type.String(),
  /** The matrix row is the written rule's, not a declared one. */
  derived: Type.Boolean(),
  competence_id: Type.String(),
  delegation_id: maybe(Type.String()),
  absence_id: maybe(Type.String()),
})
export type Authority = Static<typeof Authority>

/** Somebody who could sign now. */
export type AbleSigner = {
  readonly account_id: string
  readonly name: string
  readonly title: string
  readonly authority: Authority
}

/** The judgement: the authority used, or why not and who can. */
export type Verdict =
  | { readonly allowed: true; readonly authority: Authority }
  | {
      readonly allowed: false
      readonly code: NoAuthority
      readonly why: Text
      readonly able: readonly AbleSigner[]
    }

/** Why somebody may not sign. */
export type NoAuthority =
  | 'own_draft'
  | 'signer_absent'
  | 'configurer'
  | 'delegation_revoked'
  | 'delegation_not_begun'
  | 'delegation_expired'
  | 'delegation_scope'
  | 'delegation_empty'
  | 'not_authorised'
