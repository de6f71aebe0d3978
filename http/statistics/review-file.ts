import { printForm, type Review } from '#modules/prints'
import type { Piece } from '#platform/document.ts'
import { drawPng } from '#platform/picture.ts'
import type { MadeFile, Press } from './report-file.ts'

/** How a review can be had as a file: to go on writing in, to sign, to read by machine. */
export const REVIEW_FORMATS = ['docx', 'pdf', 'json'] as const
export type ReviewFormat = (typeof REVIEW_FORMATS)[number]

const TYPES: Readonly<Record<ReviewFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
}

/** A review as a file. */
export async function reviewFile(
  review: Review,
  asked: { readonly format: ReviewFormat; readonly period: string; readonly press: Press },
): Promise<MadeFile> {
  const { format, period, press } = asked
  return {
    bytes: await bytesOf(review, format, press),
    type: TYPES[format],
    name: `ra-soat-${period.replace('..', '--')}.${format}`,
  }
}

async function bytesOf(review: Review, format: ReviewFormat, press: Press): Promise<Buffer> {
  switch (format) {
    case 'json':
      return Buffer.from(`${JSON.stringify(review, null, 2)}\n`)
    case 'pdf':
      return printForm(press.pdf, { form: 'review', data: review, moment: press.now })
    case 'docx': {
      // What writes Word files takes 18 MB of memory, and is asked for some times a year.
      const { writeDocument } = await import('#platform/document.ts')
      return writeDocument(review.title, await piecesOf(review))
    }
  }
}

/** Twice as many dots as it is wide, for print. */
const SHARPNESS = 2

async function piecesOf(review: Review): Promise<Piece[]> {
  const { body, place, title, period, basis, sections, signature, demonstration } = review
  const parts = await Promise.all(sections.map(sectionPieces))
  const centred = (text: string, isBold = false): Piece => ({ kind: 'line', text, isBold, align: 'center' })
  return [
    ...(demonstration ? [centred('BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ', true)] : []),
    { kind: 'line', text: body.toLocaleUpperCase('vi'), isBold: true },
    { kind: 'line', text: 'Số: …/BC-…' },
    { kind: 'line', text: `${place}, ngày … tháng … năm …`, align: 'right' },
    { kind: 'heading', level: 1, text: 'BÁO CÁO' },
    centred(title, true),
    centred(period),
    centred(basis),
    ...parts.flat(),
    ...signature.titles.map((text): Piece => ({ kind: 'line', text, isBold: true, align: 'right' })),
  ]
}

async function sectionPieces(section: Review['sections'][number]): Promise<Piece[]> {
  const { heading, paragraphs, table, chart } = section
  const link = (text: string, href: string | null) => (href === null ? null : { text, href })
  return [
    { kind: 'heading', level: 2, text: heading },
    ...paragraphs.map(({ text, source }): Piece => ({
      kind: 'paragraph',
      text,
      link: link('(xem số liệu)', source),
    })),
    ...(chart
      ? [
          {
            kind: 'picture' as const,
            png: await drawPng(chart.svg, chart.width * SHARPNESS),
            ...{
              width: Math.round(chart.width * 0.95),
              height: Math.round(chart.height * 0.95),
              alt: chart.alt,
            },
          },
        ]
      : []),
    ...(table
      ? [
          {
            kind: 'table' as const,
            heads: [...table.heads, 'Nguồn'],
            rows: table.rows.map(({ cells, source }) => ({ cells, link: link('xem', source) })),
          },
        ]
      : []),
  ]
}
