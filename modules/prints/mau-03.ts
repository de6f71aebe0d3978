import { Type, type Static } from 'typebox'
import { Applicant, Head, Line, LineOrNull, Prose, Signer } from './head.ts'

/** Mẫu 03 (TT 03/2025/TT-VPCP): phiếu từ chối tiếp nhận giải quyết hồ sơ, signed by the centre's leader. */
export const Mau03 = Type.Object(
  {
    ...Head,
    applicant: Applicant,
    reason: Prose,
    legal_basis: Prose,
    contact: Line,
    hotline: LineOrNull,
    signed_by: Signer,
  },
  { additionalProperties: false },
)
export type Mau03 = Static<typeof Mau03>
