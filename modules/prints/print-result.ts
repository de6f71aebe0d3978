import { dayOf, formatDayOfficial } from '#platform/dates.ts'
import type { Pdf, SetDocument } from '#platform/pdf.ts'
import { Type, type Static } from 'typebox'
import { renderSVG } from 'uqr'
import { Head, Line, LineOrNull, Moment, Prose } from './head.ts'
import { layoutOf } from './layout.ts'
import { refuseUnfit, sealOf } from './print-form.ts'
import { viewResult } from './view-result.ts'

/** Kết quả giải quyết: the paper an applicant came for, in the form of an official document (NĐ 30/2020). */
export const Result = Type.Object(
  {
    ...Head,
    /** Kind of the procedure's result; a refusal on its merits is always a notice. */
    kind: Type.Enum([
      'certificate',
      'extract',
      'certification',
      'confirmation',
      'permit',
      'decision',
      'minutes',
      'opinion',
      'notice',
    ]),
    /** Its own name: Giấy xác nhận tình trạng hôn nhân. */
    name: Line,
    grounds: Type.Array(Line, { maxItems: 40 }),
    asked_by: Line,
    /** What the applicant declared, by label. */
    facts: Type.Array(Type.Tuple([Line, Type.Array(Line)]), { maxItems: 400 }),
    summary: Prose,
    copies_to: Type.Array(Line, { maxItems: 10 }),
    /** Lines over the signature, as the authority says them. */
    signature_words: Type.Array(Line, { maxItems: 5 }),
    /** By which instrument a delegate signs. */
    authority_note: LineOrNull,
    signer: Line,
    /** Instead of a signature: that this is a preview, or that a played history signs nothing. */
    mark: LineOrNull,
    dated_at: Moment,
  },
  { additionalProperties: false },
)
export type Result = Static<typeof Result>

/** Sets a result; its one place is where the signature goes. `seal` is what the checking code says. */
export async function printResult(pdf: Pdf, data: Result, seal?: string): Promise<SetDocument> {
  refuseUnfit(Result, data)
  const day = dayOf(data.dated_at)
  return pdf.renderPlaced({
    ...layoutOf('result', data.dated_at, pdf),
    data: {
      ...viewResult(data),
      issued: formatDayOfficial(day),
      qr: renderSVG(data.tracking_url, { ecc: 'M', border: 1 }),
      ...sealOf(seal),
    },
    moment: data.dated_at,
  })
}

/** How a signature looks on paper: the person's in blue, with whose it is and when. */
export function printSignature(
  pdf: Pdf,
  of: { readonly name: string; readonly organisation: string; readonly at: string },
): Promise<Buffer> {
  return print(pdf, 'signature', of)
}

/** How the organisation's seal looks: red, round, over a third of the signature. */
export function printSeal(
  pdf: Pdf,
  of: { readonly organisation: string; readonly at: string },
): Promise<Buffer> {
  return print(pdf, 'seal', of)
}

function print(pdf: Pdf, form: 'signature' | 'seal', of: { readonly at: string }): Promise<Buffer> {
  const data = { ...of, time: secondsOf(of.at) }
  return pdf.renderPdf({ ...layoutOf(form, of.at, pdf), data, moment: of.at })
}

/** `02.03.2026 09:00:00 +07:00`, as NĐ 30/2020 writes the time of a digital signature. */
function secondsOf(moment: string): string {
  const there = new Date(Date.parse(moment) + 7 * 3_600_000).toISOString()
  const [year, month, day] = there.slice(0, 10).split('-')
  return `${day}.${month}.${year} ${there.slice(11, 19)} +07:00`
}
