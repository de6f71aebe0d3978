/**
 * `npm run bench:desk`: the counter's pages on a PC of 2015: each page in Chromium with its processor slowed four times, how
 * long until it can be used, and how much it takes over the line once it was visited. Writes docs/proof/desk.md, ends with one
 * line of JSON, and with 1 where a page takes more than it may.
 */
import type { CDPSession, Page } from 'playwright-core'
import { systemClock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import { launchBrowser, openPage } from '#test/browser.ts'
import { signInAtCounter } from '#test/certified-copy.ts'
import { openGround } from './access/ground.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'
import { rounded } from './speed/figures.ts'

const SLOWER = 4
const TURNS = 7
const MOST_SECONDS = 2
const MOST_KILOBYTES = 200

/** What a desk opens all day long. */
const PAGES: readonly (readonly [string, string])[] = [
  ['intake: choose a procedure', '/quay/tiep-nhan'],
  ['intake: a certified copy', '/quay/tiep-nhan/2.000815'],
  ['intake: a birth', '/quay/tiep-nhan/1.001193'],
  ['what waits to be taken in', '/quay/cho-tiep-nhan'],
  ['results to hand over', '/quay/tra-ket-qua'],
  ['the desk without its line', '/quay/mat-mang'],
]

type Measured = { readonly name: string; readonly seconds: number; readonly kilobytes: number }

const say = (line: string): void => void process.stderr.write(`bench:desk ${line}\n`)
say('starting a house')
const ground = await openGround({}, systemClock)
const browser = await launchBrowser()
try {
  const address = await ground.app.listen({ port: 0, host: '127.0.0.1' })
  const page = await openPage(browser, `${address}/dang-nhap`, {
    locale: 'vi-VN',
    // What the desk's worker fetches on the page's behalf would be counted nowhere.
    serviceWorkers: 'block',
  })
  await signInAtCounter(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const measured: Measured[] = []
  for (const [name, path] of PAGES) {
    const one = { name, ...(await measurePage(page, session, address + path)) }
    say(`${name}: ready after ${one.seconds} s, ${one.kilobytes} KB`)
    measured.push(one)
  }
  const slowest = Math.max(...measured.map(({ seconds }) => seconds))
  const heaviest = Math.max(...measured.map(({ kilobytes }) => kilobytes))
  const ok = slowest <= MOST_SECONDS && heaviest <= MOST_KILOBYTES
  say(writeProof('desk', pageOf(measured)))
  process.stdout.write(
    `${JSON.stringify({ ok, slowest_s: slowest, heaviest_kb: heaviest, slower: SLOWER })}\n`,
  )
  process.exitCode = ok ? 0 : 1
} finally {
  await browser.close()
  await ground.close()
}

/** The first visit fills the browser's store and is not counted; of those after it the slowest and the most bytes. */
async function measurePage(page: Page, session: CDPSession, address: string) {
  let bytes = 0
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => void (bytes += encodedDataLength)
  session.on('Network.loadingFinished', count)
  const seconds: number[] = []
  let most = 0
  for (let turn = -1; turn < TURNS; turn += 1) {
    bytes = 0
    await page.goto(address)
    // Ready: everything loaded and run, and the next frame painted.
    const ready = await page.evaluate(
      () =>
        new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
    )
    if (turn < 0) continue
    seconds.push(ready / 1000)
    most = Math.max(most, bytes)
  }
  session.off('Network.loadingFinished', count)
  return { seconds: rounded(Math.max(...seconds)), kilobytes: rounded(most / 1000) }
}

function pageOf(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, seconds, kilobytes }) => [name, `${seconds} s`, `${kilobytes} KB`])
  return `# The desk on an old PC

${measuredOn(machineFacts(), dayOf(systemClock()))}

Chromium with its processor slowed ${SLOWER} times. Each page is visited once, which fills the browser's store, and then
${TURNS} times: until everything is loaded and run and the next frame is painted, and what came over the line meanwhile.

${table([`page`, `ready after, the slowest (may be ${MOST_SECONDS} s)`, `over the line, at most (may be ${MOST_KILOBYTES} KB)`], rows)}

Again: \`npm run bench:desk\`.
`
}
