import writeXlsxFile from 'write-excel-file/node'

/** One sheet: titles over it, the head that stays in view, the rows, and widths of the columns in letters. */
export type Sheet = {
  readonly name: string
  readonly titles: readonly string[]
  readonly head: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (string | number)[])[]
}

const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const

/** Writes an XLSX file. Texts stay texts: what a person typed never becomes a formula. */
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
  return writeXlsxFile(cells, options, { fontFamily: 'Times New Roman', fontSize: 11 }).toBuffer()
}
