import { dayOf, formatDayOfficial } from '#platform/dates.ts'
import type { Pdf, SetDocument } from '#platform/pdf.ts'
import { Type, type Static } from 'typebox'
import { renderSVG } from 'uqr'
import { Head, Line, LineOrNull, Moment } from './head.ts'
import { layoutOf } from './layout.ts'
import { refuseUnfit, sealOf } from './print-form.ts'

const Count = Type.Integer({ minimum: 1, maximum: 2000 })

/** Lời chứng chứng thực bản sao từ bản chính (NĐ 23/2015, NĐ 280/2025). */
export const Certification = Type.Object(
  {
    ...Head,
    is: Type.Enum(['paper', 'electronic']),
    document: Line,
    pages: Count,
    copies: Count,
    asked_by: Line,
    /** Quyển số: one book a year. */
    book: Line,
    /** Lines over the signature, as the authority says them. */
    signature_words: Type.Array(Line, { maxItems: 5 }),
    authority_note: LineOrNull,
    signer: Line,
    mark: LineOrNull,
    dated_at: Moment,
  },
  { additionalProperties: false },
)
export type Certification = Static<typeof Certification>

/** The scan of an original: its files in order, each a picture or a PDF with its number of pages. */
export type Scan = {
  readonly bytes: Uint8Array
  readonly media: 'application/pdf' | 'image/jpeg' | 'image/png'
  readonly pages: number
}

const ENDINGS = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const

/**
 * Sets a certification: for a paper copy the page whose words stand on its last page, for an electronic one the scan with
 * the certification behind it, so that one signature is over both.
 */
export async function printCertification(
  pdf: Pdf,
  data: Certification,
  { scans, seal }: { readonly scans: readonly Scan[]; readonly seal?: string | undefined },
): Promise<SetDocument> {
  refuseUnfit(Certification, data)
  const day = dayOf(data.dated_at)
  const named = scans.map(({ bytes, media, pages }, index) => ({
    ...{ name: `scan-${index}.${ENDINGS[media]}`, bytes, pages },
  }))
  const sheets = named.flatMap(({ name, pages }) =>
    Array.from({ length: pages }, (_, index) => ({ name, page: index + 1 })),
  )
  const layout = layoutOf('certification', data.dated_at, pdf)
  return pdf.renderPlaced({
    ...layout,
    data: {
      ...data,
      sheets,
      number: data.number ?? '……',
      pages: two(data.pages),
      copies: two(data.copies),
      many_pages: data.pages > 1,
      issued: formatDayOfficial(day),
      qr: renderSVG(data.tracking_url, { ecc: 'M', border: 1 }),
      ...sealOf(seal),
    },
    files: { ...layout.files, ...Object.fromEntries(named.map(({ name, bytes }) => [name, bytes])) },
    moment: data.dated_at,
  })
}

/** As papers of the state write small numbers: `02`. */
function two(count: number): string {
  return String(count).padStart(2, '0')
}
