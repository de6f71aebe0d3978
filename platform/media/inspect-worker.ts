/** The child of `inspect.ts`: says what one file is, or what is wrong with it. */
import { serveParent } from '../child.ts'
import type { MediaAnswer } from './inspect.ts'
import { scanJpeg } from './jpeg.ts'
import { scanPdf } from './pdf.ts'
import { scanPng } from './png.ts'
import { FileBytes, TruncatedError } from './file-bytes.ts'

const PDF = /^(\u00ef\u00bb\u00bf)?[\s\0]{0,64}%PDF-\d/
const PNG = '\u0089PNG\r\n\u001a\n'
const JPEG = '\u00ff\u00d8\u00ff'

async function look(path: string): Promise<MediaAnswer> {
  using bytes = new FileBytes(path)
  if (bytes.size === 0) return { fault: 'empty' }
  const start = bytes.piece(0, 128).toString('latin1')
  try {
    if (PDF.test(start)) return await scanPdf(bytes)
    if (start.startsWith(PNG)) return scanPng(bytes)
    if (start.startsWith(JPEG)) return scanJpeg(bytes)
  } catch (error) {
    if (error instanceof TruncatedError) return { fault: 'truncated' }
    throw error
  }
  return { fault: 'not_accepted' }
}

serveParent({ answer: ({ path }: { path: string }) => look(path) })
