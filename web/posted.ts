import type { FastifyRequest } from 'fastify'
import { refuseBroken } from '#http/sound-text.ts'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { type Nested, nestFields } from './form-fields.ts'

/** What a form posted: its fields without the key, and the text of the file that came along, if one did. */
export type Posted = { readonly fields: Nested; readonly file: string | null; readonly fileName: string }

/** The same of a form with several files, by the fields they came in. */
export type PostedFiles = { readonly fields: Nested; readonly files: ReadonlyMap<string, PostedFile> }

/** The text of a file and what it was called. */
type PostedFile = { readonly text: string; readonly name: string }

const UNREADABLE: Text = {
  vi: 'Tệp phải là văn bản Unicode (UTF-8). Hãy lưu lại tệp ở dạng CSV UTF-8, TXT hoặc JSON.',
  en: 'The file must be Unicode text (UTF-8). Save it as CSV UTF-8, TXT or JSON.',
}

/** Reads a form whose file is a text of at most so many bytes; a larger one, or one that is no text, is refused. */
export async function readPosted(request: FastifyRequest, mostBytes: number): Promise<Posted> {
  const { fields, files } = await readPostedFiles(request, { most: 1, mostBytes })
  const { text = null, name = '' } = files.get('file') ?? {}
  return { fields, file: text, fileName: name }
}

/** Reads a form of at most so many files, each a text of at most so many bytes. */
export async function readPostedFiles(
  request: FastifyRequest,
  { most, mostBytes }: { readonly most: number; readonly mostBytes: number },
): Promise<PostedFiles> {
  const body: Record<string, string> = {}
  const files = new Map<string, PostedFile>()
  if (!request.isMultipart()) return { fields: nestFields(request.body), files }
  for await (const part of request.parts({ limits: { fileSize: mostBytes, files: most } })) {
    if (part.type === 'field') {
      body[part.fieldname] = String(part.value)
      continue
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(Buffer.from(chunk))
    if (part.file.truncated) throw refusedFile(part.fieldname, tooLarge(mostBytes))
    if (!part.filename) continue
    files.set(part.fieldname, { text: decode(Buffer.concat(chunks), part.fieldname), name: part.filename })
  }
  refuseBroken(body)
  return { fields: nestFields(body), files }
}

/** Bytes as text; the zero character is in programs and pictures, and in no text. */
function decode(bytes: Buffer, field: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Not Unicode: told below.
  }
  throw refusedFile(field, UNREADABLE)
}

function tooLarge(mostBytes: number): Text {
  const kilobytes = Math.floor(mostBytes / 1000)
  const vi = `Tệp lớn hơn ${kilobytes} KB. Hãy kiểm tra đã chọn đúng tệp chưa.`
  return { vi, en: `The file is over ${kilobytes} KB. Check that it is the right one.` }
}

/** A file that cannot be taken, told at its field. */
export function refusedFile(field: string, message: Text): Refusal {
  return new Refusal({ kind: 'invalid', code: 'file_wrong', text: message, fields: [{ field, message }] })
}

/** What a form's refusal says at its fields, else as a whole; whatever is no refusal of a rule goes on its way. */
export function errorsOf(error: unknown, field: string): readonly FieldError[] {
  if (!(error instanceof Refusal) || error.kind === 'forbidden' || error.kind === 'not_found') throw error
  return error.fields.length > 0 ? error.fields : [{ field, message: error.text }]
}

/** One text of a form's fields; empty where it was not filled in. */
export function textIn(fields: Nested, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
