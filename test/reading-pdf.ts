/** What a reader and a scanner find in a print: text, pages, codes; by the programs of Debian's poppler and zbar. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** Opens a folder for prints that goes away with the test file. */
export function readerOfPdf() {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-print-'))
  after(() => rmSync(folder, { recursive: true }))
  const run = (program: string, options: readonly string[]): string =>
    execFileSync(program, options, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
  const keep = (print: Buffer): string => {
    const file = join(folder, `${crypto.randomUUID()}.pdf`)
    writeFileSync(file, print)
    return file
  }
  return {
    /** The text of a print (of one of its pages), blanks made one. */
    textOf: (print: Buffer, page?: number): string => {
      const only = page ? ['-f', String(page), '-l', String(page)] : []
      return run('pdftotext', ['-raw', ...only, keep(print), '-'])
        .normalize('NFC')
        .replace(/\s+/g, ' ')
    },
    pagesOf: (print: Buffer): number => {
      return Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', [keep(print)]))?.[1])
    },
    /** Every bar and QR code a scanner reads, sorted: `CODE-128:…`, `QR-Code:…`. */
    codesOf: (print: Buffer): string[] => {
      const picture = keep(print)
      run('pdftoppm', ['-r', '150', '-gray', '-png', picture, picture])
      const pages = readdirSync(folder).filter((name) => join(folder, name).startsWith(`${picture}-`))
      // It says 4 of a page without any code and reads the others.
      const files = pages.map((name) => join(folder, name))
      const { status, stdout } = spawnSync('zbarimg', ['--nodbus', '-q', ...files])
      if (status !== 0 && status !== 4) throw new Error(`zbarimg ended with ${status}`)
      const read = stdout.toString()
      return read.trim().split('\n').sort()
    },
  }
}
