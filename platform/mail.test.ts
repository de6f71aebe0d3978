import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { openMailer } from './mail.ts'

type Received = { readonly to: string[]; readonly head: string }
const received: Received[] = []
const server = new SMTPServer({
  ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      received.push({ to, head: Buffer.concat(parts).toString().split('\r\n\r\n')[0] ?? '' })
      done()
    })
  },
})
const listening = server.listen(0, '127.0.0.1')
await once(listening, 'listening')
const mailer = openMailer({
  url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
  from: 'Hai Cấp <canh-bao@example.vn>',
})
after(async () => {
  mailer.close()
  await new Promise<void>((done) => server.close(() => done()))
})

test('no text of a letter adds a header or a receiver', async () => {
  const evil = 'Trễ hạn\r\nBcc: ke-xau@example.org\r\nX-Them: 1'
  await mailer.send({
    id: 'mot',
    to: 'hoa@example.vn',
    subject: evil,
    text: `${evil}\r\n.\r\nRCPT TO:<x@y.z>`,
  })
  await mailer.send({ id: 'hai\r\nBcc: x@y.z', to: 'hoa@example.vn', subject: 'Trễ hạn', text: 'Hồ sơ' })
  assert.equal(received.length, 2)
  for (const { to, head } of received) {
    assert.deepEqual(to, ['hoa@example.vn'])
    assert.doesNotMatch(head, /^(bcc|x-them):/im)
  }
})

test('a receiver that is more than one address is refused, and nobody gets the letter', async () => {
  received.length = 0
  const letter = { id: 'ba', subject: 'Trễ hạn', text: 'Hồ sơ' }
  for (const to of [
    'a@example.vn\r\nBcc: b@example.org',
    'a@example.vn, b@example.org',
    'A <a@example.vn>',
    '',
  ]) {
    await assert.rejects(mailer.send({ ...letter, to }), /one address/)
  }
  assert.equal(received.length, 0)
})
