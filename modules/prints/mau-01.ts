import { Type, type Static } from 'typebox'
import { Applicant, Appointment, Head, Line, LineOrNull, Paper } from './head.ts'

/** A fee on the receipt: integer đồng, null where nobody knows the amount, and whether it has been collected. */
const Fee = Type.Object(
  { name: Line, amount: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]), paid: Type.Boolean() },
  { additionalProperties: false },
)

/** How to transfer the fees: the account, the text, and both with the amount as the payload of a VietQR. */
const Transfer = Type.Object(
  {
    bank: Line,
    account: Line,
    holder: Line,
    amount: Type.Integer({ minimum: 1 }),
    description: Line,
    payload: Type.String({ pattern: '^[ -~]{20,512}$' }),
  },
  { additionalProperties: false },
)
const LandParcel = Type.Object({ sheet: Line, lot: Line }, { additionalProperties: false })
const Register = Type.Object({ book: Line, number: Line }, { additionalProperties: false })

/** Mẫu 01 (TT 03/2025/TT-VPCP): giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export const Mau01 = Type.Object(
  {
    ...Head,
    ...Appointment,
    /** Where the dossier was taken in. */
    received_at: Line,
    applicant: Applicant,
    /** The principal, when a proxy filed. */
    on_behalf_of: LineOrNull,
    /** Thửa đất, for land dossiers. */
    land_parcel: Type.Union([LandParcel, Type.Null()]),
    /** Nội dung yêu cầu giải quyết. */
    request: LineOrNull,
    papers: Type.Array(Paper, { maxItems: 200 }),
    /** Số bộ. */
    sets: Type.Integer({ minimum: 1, maximum: 999 }),
    /** The legal limit in words: "05 ngày làm việc". */
    limit: Line,
    /** Where the result is handed over. */
    return_at: Line,
    fees: Type.Array(Fee, { maxItems: 50 }),
    /** Null where nothing is to be paid, or the office takes no transfers. */
    transfer: Type.Union([Transfer, Type.Null()]),
    /** Sổ theo dõi hồ sơ. */
    register: Type.Union([Register, Type.Null()]),
    hotline: LineOrNull,
    /** Who signs as the one who filed. */
    submitted_by: Line,
    /** The desk officer. */
    received_by: Line,
  },
  { additionalProperties: false },
)
export type Mau01 = Static<typeof Mau01>
