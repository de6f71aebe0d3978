/** Letters by SMTP. */
import { createTransport } from 'nodemailer'

/** One letter in plain text. `id` names it for ever: sent twice, it is the same letter to who receives it. */
export type Letter = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** An SMTP server and the address letters come from. */
export type Mailer = {
  /** Hands a letter to the server, for one bare address; throws what the server or the line said. */
  readonly send: (letter: Letter) => Promise<void>
  readonly close: () => void
}

/** What the environment says of mail. */
export type MailSettings = { readonly url: string; readonly from: string }

const PATIENCE_MS = 20_000
const ONE_ADDRESS = /^[^\s,;:<>()"@]+@[^\s,;:<>()"@]+$/

/** Opens a pool of connections to an SMTP server; nothing is sent before the first letter. */
export function openMailer({ url, from }: MailSettings): Mailer {
  const address = new URL(url)
  const login = address.username
    ? { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }
    : {}
  const secure = address.protocol === 'smtps:'
  const transport = createTransport({
    ...{ pool: true, maxConnections: 2, host: address.hostname, secure, ...login },
    port: Number(address.port || (secure ? 465 : 587)),
    // A password never goes over a line anybody can read; a server of this machine may have no certificate.
    requireTLS: !secure && !isHere(address.hostname),
    ignoreTLS: isHere(address.hostname) && !secure,
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return {
    async send({ id, to, subject, text }) {
      // A line of several addresses would be as many letters; the library reads one as such.
      if (!ONE_ADDRESS.test(to)) throw new Error('a letter goes to one address')
      const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '')
      const headers = { 'auto-submitted': 'auto-generated' }
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>`, headers })
    },
    close: () => transport.close(),
  }
}

function isHere(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]'
}
