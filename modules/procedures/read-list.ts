import { splitCsvLine } from '#platform/csv.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'

/** One line of an imported list: the code as it stands there. */
export type ListLine = { readonly code: string; readonly line: number }

/** What a column of codes may be called in the header, folded. */
const HEADS = ['code', 'ma', 'ma thu tuc', 'ma tthc', 'ma so']

function cellsOf(line: string): string[] {
  const separator = /[;\t]/.exec(line)?.[0]
  const cells = separator ? line.split(separator) : splitCsvLine(line)
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}

/** Reads a list of codes: one a line, or a table (comma, semicolon or tab) whose header names the column of codes. */
export function readList(text: string): readonly ListLine[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((row, index) => ({ cells: cellsOf(row), line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const column = rows[0]?.cells.findIndex((cell) => HEADS.includes(fold(cell))) ?? -1
  const lines = column < 0 ? rows : rows.slice(1)
  if (lines.length > 0) {
    return lines.map(({ cells, line }) => ({ code: cells[Math.max(column, 0)] ?? '', line }))
  }
  const message = {
    vi: 'Danh sách phải có ít nhất một mã thủ tục, mỗi dòng một mã, hoặc một bảng có cột "code" hay "Mã".',
    en: 'The list needs at least one code, one a line, or a table with a column "code".',
  }
  throw invalid('list_empty', message, [{ field: 'csv', message }])
}

/** What is wrong with each line: a code nobody knows, or one that was there before. */
export function wrongLines(lines: readonly ListLine[], known: ReadonlySet<string>): readonly FieldError[] {
  const seen = new Set<string>()
  return lines.flatMap(({ code, line }): FieldError[] => {
    const isTwice = seen.has(code)
    seen.add(code)
    if (known.has(code) && !isTwice) return []
    const message = isTwice
      ? {
          vi: `Dòng ${line}: mã "${code}" có hai lần.`,
          en: `Line ${line}: the code "${code}" is there twice.`,
        }
      : {
          vi: `Dòng ${line}: danh mục không có thủ tục mã "${code}".`,
          en: `Line ${line}: the catalogue has no procedure "${code}".`,
        }
    return [{ field: `line.${line}`, message }]
  })
}
