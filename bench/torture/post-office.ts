/** A real SMTP server on this machine that takes the house's letters, and is not always kind to them. */
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import type { Random } from '#modules/simulation'
import { freePort } from '#platform/free-port.ts'

/** A letter as it came in. */
export type Received = { readonly id: string; readonly to: string; readonly text: string }

/** Where letters come to; `received` has every one that arrived whole, also where its sender was never told. */
export type PostOffice = {
  readonly url: string
  readonly received: readonly Received[]
  /** From now on every letter is taken at once. */
  readonly beKind: () => void
  readonly close: () => Promise<void>
}

/** Opens it; one letter of five is put off, one of five taken without an answer, as by a line that breaks. */
export async function openPostOffice(random: Random): Promise<PostOffice> {
  const received: Received[] = []
  let isKind = false
  const isMoody = (): boolean => !isKind && random.chance(0.2)
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onRcptTo: (_address, _session, done) => done(isMoody() ? new Error('450 later') : null),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const text = Buffer.concat(parts).toString()
        const id = /^Message-ID: <([^>]*)>/im.exec(text)?.[1] ?? ''
        for (const { address } of session.envelope.rcptTo)
          received.push({ id, to: address, text: plain(text) })
        done(isMoody() ? new Error('451 lost the line') : null)
      })
    },
  })
  // A house that is killed breaks its line to us.
  server.on('error', () => {})
  const port = await freePort()
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, received },
    beKind: () => void (isKind = true),
    close: () => new Promise((done) => server.close(() => done())),
  }
}

/** The words of a letter of one part. */
function plain(letter: string): string {
  const body = letter.slice(letter.indexOf('\r\n\r\n') + 4)
  if (/^Content-Transfer-Encoding: base64/im.test(letter)) return Buffer.from(body, 'base64').toString()
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
