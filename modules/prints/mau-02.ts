import { Type, type Static } from 'typebox'
import { Applicant, Head, Line, LineOrNull, Prose, Signer } from './head.ts'

/** A paper to bring or to mend, and how. */
const Item = Type.Object({ name: Line, guidance: Prose }, { additionalProperties: false })

/** Mẫu 02 (TT 03/2025/TT-VPCP): phiếu yêu cầu bổ sung, hoàn thiện hồ sơ; everything missing, once. */
export const Mau02 = Type.Object(
  {
    ...Head,
    applicant: Applicant,
    items: Type.Array(Item, { minItems: 1, maxItems: 40 }),
    reason: Prose,
    /** The last day to bring it (YYYY-MM-DD). */
    due_on: Type.String({ format: 'date' }),
    /** Where to ask, and where to bring it. */
    contact: Line,
    hotline: LineOrNull,
    signed_by: Signer,
  },
  { additionalProperties: false },
)
export type Mau02 = Static<typeof Mau02>
