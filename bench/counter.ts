/**
 * `npm run bench:counter`: the certified copy at the counter, from the person's wish to the copy in his hand, played in a
 * browser on the real pages: keys and clicks, seconds by the keystroke-level model, and the waiting as it was measured.
 * `-- --quick` plays it three times instead of twelve. Says what it does as it goes, writes docs/proof/counter.md (quick:
 * counter-quick.md), ends with one line of JSON, and with 1 where a journey takes more keys or seconds than it may.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { systemClock } from '#platform/clock.ts'
import { launchBrowser, openPage } from '#test/browser.ts'
import { backOfficeOf, playCertifiedCopy, signInAtCounter } from '#test/certified-copy.ts'
import type { Told } from '#test/keystrokes.ts'
import { openGround } from './access/ground.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'

const MOST_KEYS = 25
const MOST_SECONDS = 45

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const turns = values.quick ? 3 : 12
const busy = (loadavg()[0] ?? 0).toFixed(1)
const say = (line: string): void => void process.stderr.write(`bench:counter ${line}\n`)

say('starting a house')
const ground = await openGround({}, systemClock)
const browser = await launchBrowser()

try {
  const address = await ground.app.listen({ port: 0, host: '127.0.0.1' })
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  const told: Told[] = []
  // The first journey warms the processes that set and inspect papers, and is not counted.
  for (let turn = 0; turn <= turns; turn += 1) {
    if (turn > 0) await page.getByRole('link', { name: 'Tiếp nhận', exact: true }).first().click()
    const one = await playCertifiedCopy(page, { backOffice: backOfficeOf(ground.door) })
    say(`${turn}: ${one.keys} keys and clicks, ${secondsOf(one)} s of which ${round(one.waited)} waited`)
    if (turn > 0) told.push(one)
  }
  const figures = figuresOf(told)
  say(writeProof(values.quick ? 'counter-quick' : 'counter', pageOf(figures, told[0]?.script ?? '')))
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  process.exitCode = figures.ok ? 0 : 1
} finally {
  await browser.close()
  await ground.close()
}

type Figures = ReturnType<typeof figuresOf>

function secondsOf({ model, waited }: Told): number {
  return round(model + waited)
}

function figuresOf(told: readonly Told[]) {
  const keys_and_clicks = Math.max(...told.map(({ keys }) => keys))
  const seconds = told.map(secondsOf).toSorted((one, other) => one - other)
  const worst_seconds = seconds.at(-1) ?? 0
  return {
    ok: keys_and_clicks <= MOST_KEYS && worst_seconds <= MOST_SECONDS,
    ...{ journeys: told.length, keys_and_clicks, model_seconds: round(told[0]?.model ?? 0) },
    median_waited_seconds: round(
      told.map(({ waited }) => waited).toSorted((one, other) => one - other)[told.length >> 1] ?? 0,
    ),
    median_seconds: seconds[seconds.length >> 1] ?? 0,
    worst_seconds,
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10
}

function pageOf(figures: Figures, script: string): string {
  const rows = [
    ['keys and clicks', figures.keys_and_clicks, MOST_KEYS],
    ['seconds by the keystroke-level model', figures.model_seconds, ''],
    ['seconds waited in the browser, median', figures.median_waited_seconds, ''],
    ['seconds together, median', figures.median_seconds, MOST_SECONDS],
    ['seconds together, the slowest journey', figures.worst_seconds, MOST_SECONDS],
  ] as const
  return `# A certified copy at the counter${values.quick ? ', a quick look' : ''}

\`npm run bench:counter\` plays the work of the desk officer of a commune in Chromium on the real pages: choose the procedure,
scan the citizen card, what is copied and how often, accept, print the receipt, collect the fee; later scan the receipt, scan
the signed copy, hand it over. Nothing is opened by its address. The signer and the clerk work meanwhile; their time is not
the counter's.

${measuredOn(machineFacts(), new Date().toISOString().slice(0, 10))} Load average when it began: ${busy}. ${figures.journeys} journeys.

${table(['what', 'measured', 'may be'], rows)}

By the model a key takes 0.28 s, a click 1.1 s, a scan 2 s, a decision 1.35 s; what the pages make the officer wait is measured
and added. The script: ${script}.
`
}
