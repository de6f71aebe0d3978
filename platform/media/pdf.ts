import { getDocument, PDFDataRangeTransport, type PDFDocumentProxy } from 'unpdf/pdfjs'
import type { FileBytes } from './file-bytes.ts'
import type { MediaAnswer } from './inspect.ts'

const MOST_PAGES = 5_000
/** Beyond so many pages only the first and the last are looked at. */
const EVERY_PAGE = 500
const RANGE = 64 * 1024

/** PDF (ISO 32000) through pdf.js, which also opens what other readers open; by ranges, never as a whole. */
export async function scanPdf(bytes: FileBytes): Promise<MediaAnswer> {
  if (isTruncated(bytes)) return { fault: 'truncated' }
  const task = getDocument({
    range: new Ranges(bytes),
    rangeChunkSize: RANGE,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
  })
  try {
    return await judge(await task.promise)
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    return { fault: name === 'PasswordException' ? 'encrypted' : 'broken' }
  } finally {
    await task.destroy()
  }
}

async function judge(document: PDFDocumentProxy): Promise<MediaAnswer> {
  const pages = document.numPages
  // Locked without a password to open it: nobody could sign or merge it later.
  if ((await document.getPermissions()) !== null) return { fault: 'encrypted' }
  if (pages < 1) return { fault: 'broken' }
  if (pages > MOST_PAGES) return { fault: 'too_many_pages' }
  for (let page = 1; page <= pages; page += 1) {
    if (page === 1 || page === pages || pages <= EVERY_PAGE) await document.getPage(page)
  }
  return { media: 'application/pdf', pages, pixels: null }
}

/** Readers repair a cut file and show what is left; we do not take half a paper. */
function isTruncated(bytes: FileBytes): boolean {
  const head = bytes.piece(0, 1024).toString('latin1')
  const promised = Number(/\/Linearized\b[^>]*?\/L\s+(\d+)/.exec(head)?.[1] ?? 0)
  const tail = bytes.piece(Math.max(0, bytes.size - RANGE), bytes.size).toString('latin1')
  return (
    promised > bytes.size ||
    !tail
      .replace(/[\s\0]+$/, '')
      .slice(-1024)
      .includes('%%EOF')
  )
}

class Ranges extends PDFDataRangeTransport {
  private readonly bytes: FileBytes

  constructor(bytes: FileBytes) {
    super(bytes.size, new Uint8Array(bytes.piece(0, RANGE)))
    this.bytes = bytes
  }

  override requestDataRange(begin: number, end: number): void {
    queueMicrotask(() => this.onDataRange(begin, new Uint8Array(this.bytes.piece(begin, end))))
  }
}
