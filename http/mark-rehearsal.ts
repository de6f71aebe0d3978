import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { markSheet } from '#platform/mark-sheet.ts'

const PREFIX = 'DIEN-TAP-'
const WORDS = 'DIỄN TẬP · REHEARSAL'
const LINE = `"${WORDS}"\r\n`

/** A rehearsal says of every answer what it is; every file that is saved from it bears it in its name, and sheets inside. */
export function markRehearsal(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('x-haicap-rehearsal', 'DIEN TAP; REHEARSAL')
    const said = reply.getHeader('content-disposition')
    if (typeof said === 'string' && !said.includes(PREFIX))
      reply.header('content-disposition', said.replace(/filename="/, `filename="${PREFIX}`))
    const marked = markFile(String(reply.getHeader('content-type') ?? ''), payload)
    // How long it was is no longer true.
    if (marked !== payload) reply.removeHeader('content-length')
    return marked
  })
}

/** A CSV begins with a line that says so, also one that is streamed; a spreadsheet says it in its first line and on paper. */
function markFile(type: string, payload: unknown): unknown {
  if (type.includes('spreadsheetml') && Buffer.isBuffer(payload)) return markSheet(payload, WORDS)
  if (!type.startsWith('text/csv')) return payload
  if (typeof payload === 'string') return withLine(payload)
  if (Buffer.isBuffer(payload)) return Buffer.from(withLine(payload.toString('utf8')))
  return payload instanceof Readable ? Readable.from(streamed(payload)) : payload
}

/** A CSV whose first line says that it is of a rehearsal. */
export function withLine(text: string): string {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  return `${bom}${LINE}${text.slice(bom.length)}`
}

async function* streamed(source: Readable): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of source) {
    const text = Buffer.isBuffer(chunk) ? chunk.toString('utf8') : String(chunk)
    yield isFirst ? Buffer.from(withLine(text)) : Buffer.from(Buffer.isBuffer(chunk) ? chunk : text)
    isFirst = false
  }
  if (isFirst) yield Buffer.from(LINE)
}
