import { Type, type Static } from 'typebox'
import { POSITIONS } from '#modules/people'
import type { Text } from '#platform/text.ts'

const Moment = Type.String({ format: 'date-time' })
const Uuid = Type.String({ format: 'uuid' })
const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Phân công (ký thay), ký thừa lệnh, thừa ủy quyền (NĐ 30/2020 Đ13). */
export const DELEGATION_KINDS = ['assignment', 'by_order', 'authorisation'] as const
export type DelegationKind = (typeof DELEGATION_KINDS)[number]

/** Ủy quyền: what a position gave somebody to sign; null in the scope means all the position may sign. */
export const Delegation = Type.Object(
  {
    id: Uuid,
    kind: Type.Enum([...DELEGATION_KINDS]),
    agency_id: Uuid,
    unit_id: Type.Integer(),
    from_position: Type.Enum([...POSITIONS]),
    to_account: Uuid,
    parent_id: maybe(Uuid),
    procedures: maybe(Type.Array(Type.String())),
    units: maybe(Type.Array(Type.Integer())),
    most_money: maybe(Type.Integer()),
    may_redelegate: Type.Boolean(),
    instrument_number: Type.String(),
    instrument_on: Type.String({ format: 'date' }),
    valid_from: Moment,
    valid_to: maybe(Moment),
    granted_at: Moment,
    revoked_at: maybe(Moment),
    revoked_reason: maybe(Type.String()),
  },
  { $id: 'Delegation' },
)
export type Delegation = Static<typeof Delegation>

/** What the scope of a delegation is held against. */
export type Scope = { readonly procedure: string; readonly unit: number; readonly money: number }

/** Why a delegation does not cover this now; null where it does. */
export function delegationGap(delegation: Delegation, scope: Scope, at: string): Gap | null {
  const { valid_from, valid_to, revoked_at, procedures, units, most_money } = delegation
  if (revoked_at !== null && revoked_at <= at) return 'revoked'
  if (at < valid_from) return 'not_begun'
  if (valid_to !== null && valid_to <= at) return 'expired'
  if (procedures !== null && !procedures.includes(scope.procedure)) return 'other_procedure'
  if (units !== null && !units.includes(scope.unit)) return 'other_unit'
  if (most_money !== null && scope.money > most_money) return 'too_much_money'
  return null
}
export type Gap = 'revoked' | 'not_begun' | 'expired' | 'other_procedure' | 'other_unit' | 'too_much_money'

/** What each kind is called. */
export const DELEGATION_TEXT: Record<DelegationKind, Text> = {
  assignment: { vi: 'Phân công, ký thay (KT.)', en: 'Assignment, signing in place of (KT.)' },
  by_order: { vi: 'Ký thừa lệnh (TL.)', en: 'Signing by order (TL.)' },
  authorisation: { vi: 'Thừa ủy quyền (TUQ.)', en: 'Authorisation (TUQ.)' },
}
