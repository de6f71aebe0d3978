import { objectOf, pictureOf, type Objects } from './picture.ts'
import { numberIn, pagesOf, readPdf, sizeOf, type ReadPdf } from './read-pdf.ts'

/** Where on a page, in points from the upper left corner as people measure; pages count from 1. */
export type Place = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a signature says of itself in the PDF, and how it looks: a one-page PDF of its own. */
export type Visible = {
  readonly place: Place
  readonly picture: Buffer
  readonly name: string
  readonly reason: string
  readonly location: string
}

/** A PDF with an empty signature: where the signature goes (hex between `<` and `>`), and the bytes it speaks of. */
export type Prepared = { readonly pdf: Buffer; readonly hole: { readonly from: number; readonly to: number } }

const RANGE = '/ByteRange [0 ########## ########## ##########]'

/** Adds an empty, visible signature field as an incremental update: nothing before it changes. `room` in bytes. */
export function addSignatureField(
  before: Buffer,
  visible: Visible,
  { at, room }: { at: string; room: number },
): Prepared {
  const pdf = readPdf(before)
  const page = pagesOf(pdf)[visible.place.page - 1]
  if (page === undefined) throw new Error(`this PDF has no page ${visible.place.page}`)
  const [field, value] = [pdf.size, pdf.size + 1]
  const form = numberIn(pdf.dictionary(pdf.root), 'AcroForm')
  const formNumber = form ?? pdf.size + 2
  const look = pictureOf(visible.picture, pdf.size + 3)
  const objects: Objects = [
    { number: page, bytes: objectOf(page, withAnnotation(pdf.dictionary(page), field)) },
    ...(form === null
      ? [
          {
            number: pdf.root,
            bytes: objectOf(pdf.root, withEntry(pdf.dictionary(pdf.root), `/AcroForm ${formNumber} 0 R`)),
          },
        ]
      : []),
    { number: formNumber, bytes: objectOf(formNumber, formWith(pdf, form, field)) },
    ...look.objects,
    { number: field, bytes: objectOf(field, fieldOf(pdf, { page, field, value, look, visible })) },
    { number: value, bytes: objectOf(value, valueOf(visible, at, room)) },
  ]
  return fillRange(append(pdf, objects), room)
}

function withAnnotation(page: string, field: number): string {
  const list = /\/Annots\s*\[([^\]]*)\]/.exec(page)
  if (list) return page.replace(list[0], `/Annots [${list[1] ?? ''} ${field} 0 R]`)
  if (/\/Annots\s+\d/.test(page))
    throw new Error('this PDF keeps its annotations apart and cannot be signed here')
  return withEntry(page, `/Annots [${field} 0 R]`)
}

function withEntry(dictionary: string, entry: string): string {
  return `${dictionary.slice(0, dictionary.lastIndexOf('>>'))} ${entry}\n>>`
}

function formWith(pdf: ReadPdf, form: number | null, field: number): string {
  const fields = form === null ? '' : (/\/Fields\s*\[([^\]]*)\]/.exec(pdf.dictionary(form))?.[1] ?? '')
  return `<< /SigFlags 3 /Fields [${`${fields} ${field} 0 R`.trim()}] >>`
}

type Field = {
  readonly page: number
  readonly field: number
  readonly value: number
  readonly look: { readonly picture: number }
  readonly visible: Visible
}

function fieldOf(pdf: ReadPdf, { page, field, value, look, visible }: Field): string {
  const { x, y, width, height } = visible.place
  const top = sizeOf(pdf.dictionary(page)).height - y
  const rect = [x, top - height, x + width, top].map((side) => side.toFixed(2)).join(' ')
  return `<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /T (ky-${field}) /TU ${textOf(visible.reason)}
  /P ${page} 0 R /V ${value} 0 R /Rect [${rect}] /AP << /N ${look.picture} 0 R >> >>`
}

function valueOf({ name, reason, location }: Visible, at: string, room: number): string {
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached
  ${RANGE} /Contents <${'0'.repeat(room * 2)}>
  /M (${pdfMoment(at)}) /Name ${textOf(name)} /Reason ${textOf(reason)} /Location ${textOf(location)} >>`
}

/** A text string: UTF-16 with its mark, as PDF wants letters beyond Latin. */
function textOf(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

/** A moment as PDF writes it, in Hà Nội's time. */
function pdfMoment(at: string): string {
  const there = new Date(Date.parse(at) + 7 * 3_600_000).toISOString()
  return `D:${there.slice(0, 19).replaceAll(/[-:T]/g, '')}+07'00'`
}

/** Appends objects with a table of their own and a trailer that points to the one before. */
function append(pdf: ReadPdf, objects: Objects): Buffer {
  const parts: Buffer[] = [pdf.bytes]
  let at = pdf.bytes.length
  if (pdf.bytes.at(-1) !== 0x0a) {
    parts.push(Buffer.from('\n'))
    at += 1
  }
  const offsets = new Map<number, number>()
  for (const { number, bytes } of objects) {
    offsets.set(number, at)
    parts.push(bytes)
    at += bytes.length
  }
  const numbers = [...offsets.keys()].sort((a, b) => a - b)
  const lines = numbers.map(
    (number) => `${number} 1\n${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`,
  )
  const size = Math.max(pdf.size, (numbers.at(-1) ?? 0) + 1)
  const trailer = `trailer\n<< /Size ${size} /Root ${pdf.root} 0 R ${pdf.trailer} /Prev ${pdf.startxref} >>`
  parts.push(Buffer.from(`xref\n${lines.join('')}${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

function fillRange(pdf: Buffer, room: number): Prepared {
  const range = pdf.lastIndexOf(RANGE, undefined, 'latin1')
  const from = pdf.indexOf('/Contents <', range, 'latin1') + '/Contents '.length
  const to = from + room * 2 + 2
  const [before, after, rest] = [from, to, pdf.length - to].map((it) => String(it).padEnd(10))
  pdf.write(`/ByteRange [0 ${before} ${after} ${rest}]`, range, 'latin1')
  return { pdf, hole: { from, to } }
}
