/** One kept connection to the house: what a measured client costs beside the server must be little. */
import { connect, type Socket } from 'node:net'

/** What came back; `head` is the status line with the headers, in small letters. */
export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer }

/** What is asked; a body is JSON already. */
export type Asked = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly cookie?: string | undefined
  readonly key?: string | undefined
  readonly body?: string | undefined
  readonly headers?: string | undefined
}

/** A connection on which one request is under way at a time. */
export type Line = { readonly ask: (asked: Asked) => Promise<Answer>; readonly close: () => void }

/** Opens a line to a port on loopback, from an address of its own: the house counts requests by address. */
export function openLine(port: number, from: string): Line {
  let socket: Socket | null = null
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
  let got: Buffer[] = []
  const fail = (error: Error): void => {
    socket?.destroy()
    socket = null
    got = []
    waiting?.reject(error)
    waiting = null
  }
  const take = (piece: Buffer): void => {
    got.push(piece)
    const all = got.length === 1 ? piece : Buffer.concat(got)
    got = [all]
    const answer = readAnswer(all)
    if (!answer) return
    got = []
    waiting?.resolve(answer)
    waiting = null
  }
  const open = (): Socket => {
    const made = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true })
    made.on('data', take)
    made.on('error', fail)
    made.on('close', () => made === socket && fail(new Error('the house closed the line')))
    return made
  }
  return {
    ask(asked) {
      socket ??= open()
      const line = socket
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        line.write(requestText(asked))
      })
    },
    close() {
      const line = socket
      socket = null
      line?.destroy()
    },
  }
}

function requestText({ method, path, cookie, key, body, headers = '' }: Asked): string {
  const lines = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}`
  const who = cookie ? `cookie: ${cookie}\r\n` : ''
  if (method === 'GET') return `${lines}${who}\r\n`
  const once = key ? `idempotency-key: ${key}\r\n` : ''
  const text = body ?? '{}'
  return `${lines}${who}${once}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

/** The whole answer, or null while some of it is on the way. */
function readAnswer(all: Buffer): Answer | null {
  const end = all.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = all.toString('latin1', 0, end).toLowerCase()
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  const body = all.subarray(end + 4)
  if (length !== undefined) {
    return body.length >= Number(length) ? { status, head, body: body.subarray(0, Number(length)) } : null
  }
  if (head.includes('\r\ntransfer-encoding: chunked')) return readChunks({ status, head, body })
  return { status, head, body: Buffer.alloc(0) }
}

function readChunks({ status, head, body }: Answer): Answer | null {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at)
    if (end < 0) return null
    const size = Number.parseInt(body.toString('latin1', at, end), 16)
    if (body.length < end + 4 + size) return null
    if (size === 0) return { status, head, body: Buffer.concat(parts) }
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}
