import { Type, type Static } from 'typebox'
import { renderSVG } from 'uqr'
import { formatMoment } from '#platform/dates.ts'
import { Line, LineOrNull, Moment } from './head.ts'

/** Phiếu bàn giao bản chính: goes with the envelope; its QR is scanned where it arrives. */
export const TransferSlip = Type.Object(
  {
    demonstration: Type.Boolean(),
    body: Line,
    to: Line,
    sender: Line,
    courier: LineOrNull,
    note: LineOrNull,
    sent_at: Moment,
    shown_code: Line,
    slip_url: Type.String({ pattern: '^https?://[!-~]{1,200}$' }),
    originals: Type.Array(
      Type.Object(
        { dossier: Line, name: Line, ordinal: Type.Integer({ minimum: 1 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)
export type TransferSlip = Static<typeof TransferSlip>

/** A slip in words, as its layout takes it. */
export function viewTransferSlip(data: TransferSlip): Readonly<Record<string, unknown>> {
  return {
    ...data,
    sent_at: formatMoment(data.sent_at),
    qr_slip: renderSVG(data.slip_url, { ecc: 'M', border: 4 }),
    originals: data.originals.map((one, index) => ({
      ...one,
      no: String(index + 1),
      ordinal: String(one.ordinal),
    })),
  }
}
