import { withoutTimes } from './zip.ts'

/** One sheet: titles over it, the head that stays in view, the rows, and widths of the columns in letters. */
export type Sheet = {
  readonly name: string
  readonly titles: readonly string[]
  readonly head: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A cell of a head, over so many columns and rows. */
type SheetHead = { readonly text: string; readonly columns: number; readonly rows: number }

/** A form laid out as on paper: lines above, heads over heads, rows, a total, lines below. */
export type FormSheet = {
  readonly name: string
  readonly above: readonly { readonly text: string; readonly isBold: boolean }[]
  readonly heads: readonly (readonly SheetHead[])[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly total: readonly (string | number)[]
  readonly below: readonly string[]
}

/** Eighty modules, loaded with the first sheet that somebody wants. */
const writer = async () => (await import('write-excel-file/node')).default

/** Printed on one page across, however many down; the library has no option for it. */
const FIT_WIDTH = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string) =>
          xml
            .replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(/<pageSetup\b/, '<pageSetup fitToWidth="1" fitToHeight="0"'),
      },
    },
  },
}

const FONT = { fontFamily: 'Times New Roman', fontSize: 11 } as const
const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const

/** Writes an XLSX file; the same sheet gives the same bytes. Texts stay texts: what a person typed never becomes a formula. */
export async function writeSheet({ name, titles, head, widths, rows }: Sheet): Promise<Buffer> {
  const cells = [
    ...titles.map((title, place) => [
      { value: title, type: String, fontWeight: 'bold' as const, fontSize: place === 0 ? 14 : 11 },
    ]),
    head.map((title) => ({
      ...{ value: title, type: String, fontWeight: 'bold' as const, wrap: true, ...BORDER },
      ...{ align: 'center' as const, alignVertical: 'center' as const, backgroundColor: '#e8eef6' },
    })),
    ...rows.map((row) =>
      row.map((value) => ({
        ...(typeof value === 'number' ? { value, type: Number } : { value, type: String }),
        ...{ wrap: true, alignVertical: 'top' as const, ...BORDER },
      })),
    ),
  ]
  const options = {
    sheet: name,
    orientation: 'landscape' as const,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: titles.length + 1,
  }
  const write = await writer()
  return withoutTimes(await write(cells, options, FONT).toBuffer())
}

/** Writes a form as XLSX: the head stays in view, merged cells as on paper, printed landscape. */
export async function writeForm(form: FormSheet): Promise<Buffer> {
  const { name, above, heads, widths, rows, total, below } = form
  const width = widths.length
  const line = (text: string, isBold: boolean) => [
    { value: text, type: String, columnSpan: width, wrap: true, ...(isBold ? BOLD : {}) },
    ...Array.from({ length: width - 1 }, () => null),
  ]
  const cells = [
    ...above.map(({ text, isBold }) => line(text, isBold)),
    ...headRows(heads, width),
    ...rows.map((row) => row.map((value) => valueCell(value))),
    total.map((value) => ({ ...valueCell(value), ...BOLD })),
    ...below.map((text) => line(text, false)),
  ]
  const options = {
    sheet: name,
    orientation: 'landscape' as const,
    columns: widths.map((one) => ({ width: one })),
    stickyRowsCount: above.length + heads.length,
  }
  const settings = { ...FONT, features: [FIT_WIDTH] }
  const write = await writer()
  return withoutTimes(await write(cells, options, settings).toBuffer())
}

/** Points: four lines of a head. */
const HEAD_HEIGHT = 60

const BOLD = { fontWeight: 'bold' as const }

function valueCell(value: string | number) {
  return {
    ...(typeof value === 'number' ? { value, type: Number, format: '#,##0.##' } : { value, type: String }),
    ...{ wrap: true, alignVertical: 'top' as const, ...BORDER },
    ...(value === '…' ? { align: 'right' as const } : {}),
  }
}

/** Rows of heads on a grid: a place under a cell that reaches down, or behind one that reaches right, is empty. */
function headRows(heads: FormSheet['heads'], width: number) {
  const taken = heads.map(() => new Set<number>())
  return heads.map((row, level) => {
    const cells: (ReturnType<typeof headCell> | null)[] = Array.from({ length: width }, () => null)
    let at = 0
    for (const head of row) {
      while (taken[level]?.has(at)) at++
      cells[at] = headCell(head)
      for (let down = 0; down < head.rows; down++)
        for (let right = 0; right < head.columns; right++) taken[level + down]?.add(at + right)
    }
    return cells
  })
}

function headCell({ text, columns, rows }: SheetHead) {
  return {
    ...{ value: text, type: String, wrap: true, ...BOLD, ...BORDER },
    ...{ align: 'center' as const, alignVertical: 'center' as const, backgroundColor: '#e8eef6' },
    // A merged or wrapped head does not make its row higher by itself.
    ...(columns === 1 && text.length > 4 ? { height: HEAD_HEIGHT } : {}),
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
  }
}
