import { Type, type Static } from 'typebox'
import { Applicant, Head, Line, LineOrNull, Moment, Prose, Signer } from './head.ts'

/** Mẫu 04 (TT 03/2025/TT-VPCP): văn bản xin lỗi và đề nghị gia hạn, by the body that is late. */
export const Mau04 = Type.Object(
  {
    ...Head,
    applicant: Applicant,
    accepted_at: Moment,
    /** Where the dossier was taken in. */
    received_at: Line,
    /** Số of the Mẫu 01 that gave the appointment. */
    receipt: LineOrNull,
    from_due_at: Moment,
    to_due_at: Moment,
    reason: Prose,
    hotline: LineOrNull,
    /** Nơi nhận, after the applicant himself. */
    copies_to: Type.Array(Line, { maxItems: 10 }),
    signed_by: Signer,
  },
  { additionalProperties: false },
)
export type Mau04 = Static<typeof Mau04>
