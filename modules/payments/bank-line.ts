import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

/** How the house explained a line. */
export const MATCHED = ['exact', 'partial', 'over', 'unknown', 'duplicate', 'late'] as const
export type Matched = (typeof MATCHED)[number]

/** What each explanation means, for the cashier. */
export const MATCHED_TEXT: Record<Matched, Text> = {
  exact: { vi: 'Khớp: đã thu cho hồ sơ', en: 'Exact: the dossier is paid' },
  partial: { vi: 'Thiếu: ít hơn số phải nộp', en: 'Partial: less than is due' },
  over: { vi: 'Thừa: nhiều hơn số phải nộp', en: 'Over: more than is due' },
  unknown: {
    vi: 'Không rõ: không có mã hồ sơ của đơn vị',
    en: 'Unknown: no dossier of this office is named',
  },
  duplicate: { vi: 'Trùng: hồ sơ đã nộp đủ', en: 'Duplicate: the dossier was paid before' },
  late: { vi: 'Muộn: hồ sơ đã kết thúc', en: 'Late: the dossier has ended' },
}

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Xử lý bằng tay: allotted to a dossier or marked to be given back; `refund` is what the payer gets back, in đồng. */
const SettledLine = Type.Object({
  way: Type.Enum(['allot', 'refund']),
  reason: Type.String(),
  by: Type.String(),
  at: Type.String(),
  refund: Type.Integer(),
})
export type SettledLine = Static<typeof SettledLine>

/** Giao dịch báo có: money that came into the agency's account, in whole đồng. */
export const BankLine = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    agency_id: Type.String(),
    reference: Type.String(),
    amount: Type.Integer(),
    at: Type.String(),
    description: Type.String(),
    matched: maybe(Type.Enum([...MATCHED])),
    dossier_code: maybe(Type.String()),
    remaining: maybe(Type.Integer()),
    payment_id: maybe(Type.String()),
    matched_at: maybe(Type.String()),
    settled: maybe(SettledLine),
  },
  { $id: 'BankLine' },
)
export type BankLine = Static<typeof BankLine>
