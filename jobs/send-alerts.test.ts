import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { setAlertAddress } from '#modules/alerts'
import { submitDossier } from '#modules/dossiers'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText } from '#platform/dates.ts'
import { openMailer } from '#platform/mail.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { sendWaiting } from './send-alerts.ts'
import { watchAlerts } from './watch-alerts.ts'

type Received = { readonly to: string[]; readonly text: string }

/** A real SMTP server on this machine; `mood` says what it answers. */
async function postOffice() {
  const received: Received[] = []
  const mood = { refuses: false }
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onRcptTo: (_address, _session, done) => done(mood.refuses ? new Error('450 later') : null),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const mailer = openMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Hai Cấp <canh-bao@example.vn>' })
  after(async () => {
    mailer.close()
    await new Promise<void>((done) => server.close(() => done()))
  })
  return { received, mood, mailer }
}

const at = fromLocalText
const house = await openTestHouse()
const { as } = await peopleOfCauGiay(house)
const { received, mood, mailer } = await postOffice()
const send = (when: string) =>
  sendWaiting({ house, clock: fixedClock(at(when)) }, mailer, 'https://dichvucong.example.vn')
const watch = (when: string) => watchAlerts(house, fixedClock(at(when)))
/** The text of a letter as it is read. */
const plain = ({ text }: Received): string => {
  const body = text.slice(text.indexOf('\r\n\r\n'))
  return /base64/i.test(text)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replaceAll('=\r\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString()
}

const { code } = await as('desk', (work) => submitDossier(work, MARITAL_STATUS))
await as('desk', (work) => setAlertAddress(work, { address: 'tiep.nhan@cau-giay.example.vn' }))
await as('leader', (work) => setAlertAddress(work, { address: 'lanh.dao@cau-giay.example.vn' }))

test('only officers give an address, and only one that is an address; it stays out of the events', async () => {
  await assert.rejects(
    as('hoa', (work) => setAlertAddress(work, { address: 'hoa@example.vn' })),
    { code: 'alerts_are_for_officers' },
  )
  const events = await house.owner<{ data: unknown }[]>`select data from events where noun = 'alert_address'`
  assert.deepEqual(
    events.map(({ data }) => data),
    [{}, {}],
  )
})

test('a letter that the server refuses is tried again later, and sent once under one name', async () => {
  await watch('2026-03-03T09:01')
  mood.refuses = true
  assert.equal(await send('2026-03-03T09:02'), 0)
  mood.refuses = false
  assert.equal(await send('2026-03-03T09:02'), 0, 'not at once again')
  assert.equal(await send('2026-03-03T09:03'), 1)
  assert.equal(await send('2026-03-03T12:00'), 0)
  assert.deepEqual(
    received.map(({ to }) => to),
    [['tiep.nhan@cau-giay.example.vn']],
  )
  const [mail] = await house.owner<{ id: string; failure: string | null; tries: number }[]>`
    select id, failure, tries from alert_mails`
  assert.deepEqual([mail?.failure, mail?.tries], [null, 2])
  assert.match(received[0]?.text ?? '', new RegExp(`Message-ID: <${mail?.id}@example.vn>`, 'i'))
})

test('it says what went wrong, where, and where to take it up, in both languages, and names no person', () => {
  const text = plain(received[0] ?? { to: [], text: '' })
  assert.match(text, /chưa được tiếp nhận hoặc trả lời quá 8 giờ làm việc/)
  assert.match(text, /neither accepted nor answered/)
  assert.ok(text.includes(`Cầu Giấy, ${code}`), text)
  assert.ok(text.includes('https://dichvucong.example.vn/can-bo/canh-bao'))
  assert.doesNotMatch(text, /Hoa|001190000123|0912345678/)
})

test('gone on, it is told the next role and not the first again; removed, an address gets nothing more', async () => {
  await watch('2026-03-03T10:02')
  assert.equal(await send('2026-03-03T10:03'), 1)
  assert.deepEqual(received[1]?.to, ['lanh.dao@cau-giay.example.vn'])
  await as('leader', (work) => setAlertAddress(work, { address: '' }))
  await house.owner`update alert_mails set sent_at = null, next_try_at = ${at('2026-03-03T11:00')}`
  assert.equal(await send('2026-03-03T11:00'), 1, 'the desk’s alone')
  assert.equal(received.length, 3)
})
