/** What a reader and a scanner find in a print: text, pages, codes; by the programs of Debian's poppler and zbar. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function run(program: string, options: readonly string[], print: Buffer): string {
  return execFileSync(program, options, { input: print, stdio: ['pipe', 'pipe', 'ignore'] }).toString()
}

/** The text of a print (of one of its pages), blanks made one. */
export function textOf(print: Buffer, page?: number): string {
  const only = page ? ['-f', String(page), '-l', String(page)] : []
  return run('pdftotext', ['-raw', ...only, '-', '-'], print)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
}

/** How many pages a print has. */
export function pagesOf(print: Buffer): number {
  return Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', ['-'], print))?.[1])
}

/** Every bar and QR code a scanner reads, sorted: `CODE-128:…`, `QR-Code:…`. */
export function codesOf(print: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-print-'))
  try {
    run('pdftoppm', ['-r', '150', '-gray', '-png', '-', join(folder, 'page')], print)
    const files = readdirSync(folder).map((name) => join(folder, name))
    // It says 4 of a page without any code and reads the others.
    const { status, stdout } = spawnSync('zbarimg', ['--nodbus', '-q', ...files])
    if (status !== 0 && status !== 4) throw new Error(`zbarimg ended with ${status}`)
    return stdout.toString().trim().split('\n').sort()
  } finally {
    rmSync(folder, { recursive: true })
  }
}
