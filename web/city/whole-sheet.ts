import { type Sheet, writeForm } from '#platform/spreadsheet.ts'

/** Rows with a last line that sums them up. */
export type WholeSheet = Sheet & { readonly total: readonly (string | number)[] }

/** Writes it as XLSX: heads whole, the last line bold, on paper as wide as one page. */
export function writeWhole({ name, titles, head, widths, rows, total }: WholeSheet): Promise<Buffer> {
  return writeForm({
    ...{ name, widths, rows, total, below: [] },
    above: titles.map((text, place) => ({ text, isBold: place === 0 })),
    heads: [head.map((text) => ({ text, columns: 1, rows: 1 }))],
  })
}
