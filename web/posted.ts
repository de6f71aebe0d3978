import type { FastifyRequest } from 'fastify'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { type Nested, nestFields } from './form-fields.ts'

/** What a form posted: its fields without the key, and the text of the file that came along, if one did. */
export type Posted = { readonly fields: Nested; readonly file: string | null; readonly fileName: string }

const UNREADABLE: FieldError = {
  field: 'file',
  message: {
    vi: 'Tệp phải là văn bản Unicode (UTF-8). Hãy lưu lại tệp ở dạng CSV UTF-8, TXT hoặc JSON.',
    en: 'The file must be Unicode text (UTF-8). Save it as CSV UTF-8, TXT or JSON.',
  },
}

/** Reads a form whose file is a text of at most so many bytes; a larger one, or one that is no text, is refused. */
export async function readPosted(request: FastifyRequest, mostBytes: number): Promise<Posted> {
  const body: Record<string, string> = {}
  let file: string | null = null
  let fileName = ''
  if (!request.isMultipart()) return { fields: nestFields(request.body), file, fileName }
  for await (const part of request.parts({ limits: { fileSize: mostBytes } })) {
    if (part.type === 'field') {
      body[part.fieldname] = String(part.value)
      continue
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(Buffer.from(chunk))
    if (part.file.truncated) throw tooLarge(mostBytes)
    if (!part.filename) continue
    file = decode(Buffer.concat(chunks))
    fileName = part.filename
  }
  return { fields: nestFields(body), file, fileName }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refusedFile(UNREADABLE)
  }
}

function tooLarge(mostBytes: number): Refusal {
  const kilobytes = Math.floor(mostBytes / 1000)
  const vi = `Tệp lớn hơn ${kilobytes} KB. Hãy kiểm tra đã chọn đúng tệp chưa.`
  return refusedFile({
    field: 'file',
    message: { vi, en: `The file is over ${kilobytes} KB. Check that it is the right one.` },
  })
}

function refusedFile(error: FieldError): Refusal {
  return new Refusal({ kind: 'invalid', code: 'file_wrong', text: error.message, fields: [error] })
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
