import { Type, type Static } from 'typebox'

/** How money reached the desk: tiền mặt, chuyển khoản, quét mã VietQR. */
export const METHODS = ['cash', 'transfer', 'vietqr'] as const
export type Method = (typeof METHODS)[number]

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Biên lai: one payment of a dossier's fees and its receipt; amounts in whole đồng. */
export const Payment = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    dossier_code: Type.String(),
    agency_id: Type.String(),
    amount: Type.Integer(),
    method: Type.Enum([...METHODS]),
    receipt_number: Type.String(),
    taken_by_name: Type.String(),
    taken_at: Type.String(),
    refunded_amount: maybe(Type.Integer()),
    refund_number: maybe(Type.String()),
    refund_reason: maybe(Type.String()),
    refunded_at: maybe(Type.String()),
  },
  { $id: 'Payment' },
)
export type Payment = Static<typeof Payment>

/** The dossier that is paid for, as much of it as a receipt must know; `agency_id` is its place of reception. */
export type PaidDossier = {
  readonly id: string
  readonly code: string
  readonly unit_id: number
  readonly agency_id: string
  /** Who may read the receipt beside the place of reception. */
  readonly agency_ids: readonly string[]
  readonly person_ids: readonly string[]
}
