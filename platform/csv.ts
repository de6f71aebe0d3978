/**
 * Reads a small CSV text with a header line into one record per row (RFC 4180 quoting, no line breaks in fields).
 * Throws an Error naming the line where a row has another number of fields than the header.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const head = splitCsvLine(lines[0] ?? '')
  return lines.slice(1).map((line, index) => {
    const fields = splitCsvLine(line)
    if (fields.length !== head.length) {
      throw new Error(`CSV line ${index + 2}: ${fields.length} fields, the header has ${head.length}`)
    }
    return Object.fromEntries(head.map((name, column) => [name, fields[column] ?? '']))
  })
}

/** Writes rows as a CSV that spreadsheets open in Unicode; a text that would be a formula there stays a text. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(writeCell).join(',')).join('\r\n')}\r\n`
}

function writeCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The fields of one line. */
export function splitCsvLine(line: string, separator: ',' | ';' | '\t' = ','): string[] {
  if (!line.includes('"')) return line.split(separator)
  const fields = line.matchAll(FIELDS[separator])
  return [...fields].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}

const FIELDS = {
  ',': /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g,
  ';': /(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g,
  '\t': /(?:^|\t)(?:"((?:[^"]|"")*)"|([^\t]*))/g,
} as const

/** The separator of a file by its first line: spreadsheets set to Vietnamese write semicolons. */
export function csvSeparator(head: string): ',' | ';' | '\t' {
  const bare = head.replace(/"[^"]*"/g, '')
  if (bare.includes('\t')) return '\t'
  return bare.includes(';') && !bare.includes(',') ? ';' : ','
}

/** Rows as a CSV that a spreadsheet opens with every accent: UTF-8 with its mark, CRLF, quotes where needed. */
export function formatCsv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(csvField).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function csvField(value: string | number): string {
  const text = String(value).replace(/[\r\n]+/g, ' ')
  return /[",;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
