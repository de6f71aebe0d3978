/** Sends one request as somebody and answers with what a wall shows in; streams are read to their first words. */
import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Party } from './parties.ts'
import type { Answer } from './verdict.ts'

/** A request, with the body as an object (JSON), as fields (a form) or as bytes. */
export type Knock = {
  readonly method: string
  readonly url: string
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly raw?: { readonly type: string; readonly bytes: Buffer }
  readonly headers?: Readonly<Record<string, string>>
}

let sent = 0
let failed: unknown

// What a handler threw is told to the reader of a fault; whoever knocked only reads that it broke.
subscribe('tracing:fastify.request.handler:error', (message) => {
  failed = Object(message)['error']
})

/** Each knock comes from an address of its own, so that the flood wall does not stand before the others. */
export async function knock(app: FastifyInstance, party: Party, asked: Knock): Promise<Answer> {
  const number = sent++
  const began = performance.now()
  const isStream = /\/(stream|su-kien)(\?|$)/.test(asked.url)
  const options: InjectOptions = {
    method: asMethod(asked.method),
    url: asked.url,
    remoteAddress: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    headers: { ...headersOf(asked), ...(party.cookie ? { cookie: party.cookie } : {}), ...asked.headers },
    ...payloadOf(asked),
  }
  failed = undefined
  const answer = await app.inject({ ...options, payloadAsStream: isStream })
  const body = isStream ? await firstWords(answer.stream()) : answer.body
  const location = answer.headers['location'] ?? ''
  const ms = performance.now() - began
  if (answer.statusCode < 500) return { status: answer.statusCode, location, body, ms }
  const why =
    failed instanceof Error ? `${failed.message} ${failed.stack?.split('\n').slice(1, 4).join(' ')}` : ''
  return { status: answer.statusCode, location, body: `${why} ${body}`, ms }
}

function headersOf({ form, raw }: Knock): Record<string, string> {
  const type = raw?.type ?? (form ? 'application/x-www-form-urlencoded' : null)
  return { 'idempotency-key': randomUUID(), ...(type ? { 'content-type': type } : {}) }
}

function payloadOf({ json, form, raw }: Knock): Pick<InjectOptions, 'payload'> {
  if (raw) return { payload: raw.bytes }
  if (form) return { payload: new URLSearchParams({ idempotency_key: randomUUID(), ...form }).toString() }
  return json !== undefined && json !== null && typeof json === 'object' ? { payload: json } : {}
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function asMethod(name: string): (typeof METHODS)[number] {
  const found = METHODS.find((one) => one === name)
  if (!found) throw new Error(`the audit does not know the method ${name}`)
  return found
}

async function firstWords(stream: NodeJS.ReadableStream & { destroy: () => void }): Promise<string> {
  for await (const part of stream) {
    stream.destroy()
    return String(part)
  }
  return ''
}
