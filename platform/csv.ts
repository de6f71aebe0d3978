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
export function splitCsvLine(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)
  return [...fields].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}
