/**
 * Máy quét vi-rút: a clamd of the operator's (ClamAV) judges what people send, before it is in the store. Bytes go to it over
 * a socket by its INSTREAM command; it needs no access to the house's folders.
 */
import { createReadStream } from 'node:fs'
import { connect } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { invalid, type Refusal } from '../refusal.ts'
import type { Inspector } from './inspect.ts'

/** Where the scanner listens: a socket of this machine, or a port. */
export type ScannerAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** No verdict came. A door answers 503: what was not judged is not kept. */
export class ScannerGone extends Error {
  constructor(cause: unknown) {
    super(`The virus scanner gave no verdict: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
    this.name = 'ScannerGone'
  }
}

/** How long a verdict may take, in milliseconds: fifty megabytes of a PDF with much inside. */
const PATIENCE_MS = 60_000
const PIECE_BYTES = 64 * 1024

/** An inspector that asks the scanner about each file it finds sound. Refuses what is infected by the name of what was found. */
export function scanAlso(inspector: Inspector, at: ScannerAddress, patienceMs = PATIENCE_MS): Inspector {
  return {
    inspect: async (path) => {
      const facts = await inspector.inspect(path)
      const verdict = await askScanner(at, path, patienceMs).catch((error: unknown) => {
        throw new ScannerGone(error)
      })
      const [, found] = /^stream: (.+) FOUND$/.exec(verdict) ?? []
      if (found !== undefined) throw infected(found)
      // A limit that was passed, a busy scanner, another program at this port: none of them says that the file is clean.
      if (verdict !== 'stream: OK') throw new ScannerGone(verdict)
      return facts
    },
    close: () => inspector.close(),
  }
}

/** Sends the file in pieces, each behind its length, an empty one last; answers the line that comes back. */
async function askScanner(at: ScannerAddress, path: string, patienceMs: number): Promise<string> {
  const socket = connect(at)
  const late = setTimeout(() => socket.destroy(new Error(`no answer in ${patienceMs} ms`)), patienceMs)
  try {
    const [answer] = await Promise.all([text(socket), pipeline(pieces(path), socket)])
    return answer.replace(/\0$/, '').trim()
  } finally {
    clearTimeout(late)
    socket.destroy()
  }
}

async function* pieces(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const bytes = Buffer.from(piece)
    yield lengthOf(bytes.length)
    yield bytes
  }
  yield lengthOf(0)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** Says that a file was not accepted, and what was found in it. */
export function infected(found: string): Refusal {
  const name = found.replaceAll(/[^\w.-]/g, '').slice(0, 80)
  return invalid('file_infected', {
    vi: `Máy quét tìm thấy mã độc trong tệp này (${name}), nên tệp không được nhận. Hãy kiểm tra máy của bạn rồi gửi tệp khác.`,
    en: `The scanner found malicious code in this file (${name}), so it was not accepted. Check your device, then send another file.`,
  })
}
