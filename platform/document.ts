/** Word files that people go on writing in: paragraphs, tables and pictures in the type of official documents. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { withoutTimes } from './zip.ts'

/** A piece of a document; `link` is an address behind the words. */
export type Piece =
  | {
      readonly kind: 'line'
      readonly text: string
      readonly isBold?: boolean
      readonly align?: 'center' | 'right'
    }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly link: Link | null }
  | {
      readonly kind: 'table'
      readonly heads: readonly string[]
      readonly rows: readonly { readonly cells: readonly string[]; readonly link: Link | null }[]
    }
  | {
      readonly kind: 'picture'
      readonly png: Buffer
      readonly width: number
      readonly height: number
      readonly alt: string
    }
type Link = { readonly text: string; readonly href: string }

/** In half points: 13 pt, as NĐ 30/2020 asks. */
const SIZE = 26
/** A4 with the margins of official documents, in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1134, bottom: 1134, left: 1701, right: 964 },
}
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right

/** Writes a DOCX. */
export async function writeDocument(title: string, pieces: readonly Piece[]): Promise<Buffer> {
  const document = new Document({
    title,
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: SIZE, language: { value: 'vi-VN' } } },
        heading1: { run: { font: 'Times New Roman', size: 28, bold: true, color: '000000' } },
        heading2: { run: { font: 'Times New Roman', size: SIZE, bold: true, color: '000000' } },
      },
    },
    sections: [{ properties: { page: PAGE }, children: pieces.map(blockOf) }],
  })
  return withoutTimes(await Packer.toBuffer(document))
}

function blockOf(piece: Piece): Paragraph | Table {
  switch (piece.kind) {
    case 'line':
      return new Paragraph({
        alignment: ALIGN[piece.align ?? 'left'],
        children: [new TextRun({ text: piece.text, bold: piece.isBold ?? false })],
      })
    case 'heading':
      return new Paragraph({
        heading: piece.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        alignment: piece.level === 1 ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { before: 200, after: 100 },
        text: piece.text,
      })
    case 'paragraph':
      return new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: 567 },
        spacing: { after: 100 },
        children: [new TextRun(piece.text), ...linkRuns(piece.link)],
      })
    case 'table':
      return tableOf(piece)
    case 'picture':
      return new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new ImageRun({
            type: 'png',
            data: piece.png,
            transformation: { width: piece.width, height: piece.height },
            altText: { name: piece.alt, title: piece.alt, description: piece.alt },
          }),
        ],
      })
  }
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

function linkRuns(link: Link | null) {
  if (!link) return []
  const words = new TextRun({ text: link.text, style: 'Hyperlink', size: 20 })
  return [new TextRun(' '), new ExternalHyperlink({ link: link.href, children: [words] })]
}

function tableOf({ heads, rows }: Extract<Piece, { kind: 'table' }>): Table {
  const share = Math.floor(TEXT_WIDTH / (heads.length + 1))
  const widths = heads.map((_, place) => (place === 0 ? share * 2 : share))
  const cell = (children: Paragraph[], place: number): TableCell =>
    new TableCell({ children, width: { size: widths[place] ?? share, type: WidthType.DXA } })
  const words = (text: string, place: number, isBold = false): Paragraph =>
    new Paragraph({
      alignment: isBold
        ? AlignmentType.CENTER
        : place === 0 || text.length > 14
          ? AlignmentType.LEFT
          : AlignmentType.RIGHT,
      children: [new TextRun({ text, size: 22, bold: isBold })],
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        children: heads.map((head, place) => cell([words(head, place, true)], place)),
      }),
      ...rows.map(
        ({ cells, link }) =>
          new TableRow({
            cantSplit: true,
            children: [
              ...cells.map((text, place) => cell([words(text, place)], place)),
              ...(cells.length < heads.length
                ? [
                    cell(
                      [new Paragraph({ alignment: AlignmentType.CENTER, children: linkRuns(link).slice(1) })],
                      cells.length,
                    ),
                  ]
                : []),
            ],
          }),
      ),
    ],
  })
}
