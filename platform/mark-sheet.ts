import { readZip, writeZip } from './zip.ts'

/** The same workbook, saying so in its first line and, printed, over every page. */
export function markSheet(workbook: Buffer, words: string): Buffer {
  return writeZip(
    readZip(workbook).map(({ path, content }) => {
      const text = content.toString('utf8')
      if (path === 'xl/sharedStrings.xml')
        // The first string is the first cell: what the sheet is called.
        return { path, content: Buffer.from(text.replace(/(<si><t[^>]*>)/, `$1${words} – `)) }
      if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(path)) return { path, content }
      const header = `<headerFooter><oddHeader>&amp;C${words}</oddHeader></headerFooter>`
      const after = /<pageSetup\b[^>]*\/>/.exec(text) ?? /<pageMargins\b[^>]*\/>/.exec(text)
      const place = after ? after.index + after[0].length : text.lastIndexOf('</worksheet>')
      return { path, content: Buffer.from(text.slice(0, place) + header + text.slice(place)) }
    }),
  )
}
