import { Type, type Static } from 'typebox'
import { Applicant, Head, Line, LineOrNull, Moment, MomentOrNull, Paper, Prose, Signer } from './head.ts'

/** Mẫu 05 (TT 03/2025/TT-VPCP): thông báo dừng giải quyết hồ sơ, at the applicant's request or by the body. */
export const Mau05 = Type.Object(
  {
    ...Head,
    applicant: Applicant,
    submitted_at: Moment,
    /** Null where the house closed it before it was taken in. */
    accepted_at: MomentOrNull,
    received_at: Line,
    receipt: LineOrNull,
    /** True when the applicant asked for it. */
    is_asked_for: Type.Boolean(),
    stopped_at: Moment,
    reason: Prose,
    /** What goes back to the applicant. */
    handed_back: Type.Array(Paper, { maxItems: 200 }),
    /** Integer đồng already collected. */
    fee_paid: Type.Integer({ minimum: 0 }),
    return_at: Line,
    hotline: LineOrNull,
    copies_to: Type.Array(Line, { maxItems: 10 }),
    signed_by: Signer,
  },
  { additionalProperties: false },
)
export type Mau05 = Static<typeof Mau05>
