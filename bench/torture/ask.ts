/** One request as a careful client makes it: written down, sent, and sent again under its key until it is answered. */
import { randomUUID } from 'node:crypto'
import type { Random } from '#modules/simulation'
import { pause } from '#platform/processes.ts'
import { isFinal, type Asked, type Diary, type Told } from './history.ts'

/** How a client reaches the house: as itself, behind a proxy that says where it comes from. */
export type Line = {
  readonly name: string
  readonly address: string
  readonly from: string
  readonly diary: Diary
  readonly random: Random
  readonly noted: Noted
}

/** What all clients count together. */
export type Noted = { acknowledged: number; retries: number; errors: Map<string, number>; lastAt: number }

/** What is asked, and by whom. */
export type Request = {
  readonly cookie: string
  readonly actor: string
  readonly act: string
  readonly path: string
  /** JSON, a file to upload, or null for a look. */
  readonly body: object | null
  readonly file?: Uint8Array
  readonly code: string | null
  readonly mark?: string
  readonly papers?: readonly string[]
  readonly things?: readonly string[]
  readonly chain?: boolean
}

/** The answer, with its body where it is one of success. */
export type Answer = Told & { readonly body: Record<string, unknown> }

/** How long a client asks before it gives up, in ms. */
const PATIENCE = 180_000

/** Asks until it is told; null where it gave up, which it sometimes does without ever knowing what became of it. */
export async function ask(line: Line, request: Request): Promise<Answer | null> {
  const key = randomUUID()
  const asked: Asked = {
    ...{ key, at: performance.now(), actor: request.actor, act: request.act, code: request.code },
    ...{ mark: request.mark ?? null, papers: request.papers ?? [] },
    ...{ things: request.things ?? [], chain: request.chain ?? false },
  }
  line.diary.ask(asked)
  const isFickle = line.random.chance(0.04)
  do {
    const answer = await send(line, request, key)
    if (answer && isFinal(answer.status)) return answer
    line.noted.retries += 1
    await pause(line.random.between(100, 400))
  } while (!isFickle && performance.now() < asked.at + PATIENCE)
  return null
}

/** Sends an answered request once more under its key: it must be answered the same. */
export async function askAgain(line: Line, request: Request, key: string): Promise<void> {
  const until = performance.now() + PATIENCE
  while (performance.now() < until) {
    const answer = await send(line, request, key)
    if (answer && isFinal(answer.status)) return
    await pause(line.random.between(100, 400))
  }
}

async function send(line: Line, request: Request, key: string): Promise<Answer | null> {
  try {
    const answer = await fetch(`${line.address}${request.path}`, {
      ...sentAs(request),
      headers: headersOf(line, request, key),
      signal: AbortSignal.timeout(20_000),
    })
    const told = read(key, answer.status, await answer.text())
    line.diary.tell(toldOf(told))
    note(line, request, told)
    return told
  } catch {
    return null // gone in mid-air: nobody knows
  }
}

function sentAs({ body, file }: Request): RequestInit {
  if (file) {
    const form = new FormData()
    form.set('file', new Blob([Uint8Array.from(file)]), 'ban-chup.png')
    return { method: 'POST', body: form }
  }
  return body ? { method: 'POST', body: JSON.stringify(body) } : { method: 'GET' }
}

function headersOf({ from }: Line, { cookie, body, file }: Request, key: string): Record<string, string> {
  const type: Record<string, string> = body && !file ? { 'content-type': 'application/json' } : {}
  const act: Record<string, string> = body || file ? { 'idempotency-key': key } : {}
  return { ...type, ...act, cookie, 'x-forwarded-for': from, 'accept-language': 'en' }
}

function read(key: string, status: number, text: string): Answer {
  const body = parse(text)
  const paper = 'sha256' in body ? { id: String(body['id']), sha256: String(body['sha256']) } : null
  const isDossier = status < 300 && paper === null
  return {
    ...{ key, at: performance.now(), status, body, paper, ticket: status < 300 ? ticketIn(body) : null },
    code: isDossier && typeof body['code'] === 'string' ? body['code'] : null,
    version: isDossier && typeof body['version'] === 'number' ? body['version'] : null,
    business: isDossier && typeof body['business'] === 'string' ? body['business'] : null,
  }
}

/** The ticket a queue's answer is about, and the number of its call. */
function ticketIn(body: Record<string, unknown>): Told['ticket'] {
  const ticket: Record<string, unknown> = Object(body['ticket'])
  if (typeof ticket['id'] !== 'string') return null
  const call = Object(body['call']).number
  return {
    ...{ id: ticket['id'], version: Number(ticket['version']), label: String(ticket['label']) },
    call: typeof call === 'number' ? call : null,
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

function toldOf({ body: _body, ...told }: Answer): Told {
  return told
}

/** Counts what was told; any answer but done, conflict or an honest 503 is told at the end. */
function note({ noted }: Line, request: Request, { status, body }: Answer): void {
  if (status < 300) {
    if (request.body || request.file) noted.acknowledged += 1
    noted.lastAt = performance.now()
  } else if (status !== 409 && status !== 503) {
    const { code, detail } = body
    const name = `${status} ${request.act}: ${JSON.stringify({ code, detail })}`
    noted.errors.set(name, (noted.errors.get(name) ?? 0) + 1)
  }
}
