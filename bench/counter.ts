/**
 * `npm run proof:counter`: what is asked for most at the counter, from the person's wish to the paper in his hand, played in a
 * browser on the real pages: keys and clicks, seconds by the keystroke-level model, and the waiting as it was measured. Then
 * desks whose line is cut for eight hours, in browsers and before a server that crash. `-- --quick` plays the copy once instead
 * of twelve times and takes 30 in without the line, once, before a server that lives. Says what it does as it goes, writes
 * docs/proof/counter.md (quick: counter-quick.md), ends with one line of JSON, and with 1 where a journey takes more than it
 * may or anything is lost, doubled or out of order.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { systemClock } from '#platform/clock.ts'
import { launchBrowser, openPage } from '#test/browser.ts'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { backOfficeOf, playCertifiedCopy, signInAtCounter } from '#test/certified-copy.ts'
import { INTAKE_SCRIPTS, playIntake } from '#test/intake-scripts.ts'
import type { Told } from '#test/keystrokes.ts'
import type { OfflineDesk } from '#test/offline-desk.ts'
import { type Ground, openGround } from './access/ground.ts'
import { playBirthOnline } from './counter/birth-online.ts'
import {
  counterPage,
  MOST,
  secondsOf,
  tablesOf,
  worst,
  type Found,
  type TimedScript,
} from './counter/counter-page.ts'
import { openDesks, playCutLine, type CutLine, type Run } from './counter/cut-line.ts'
import { morningAhead, openServed } from './counter/served.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, writeProof } from './proof-page.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const isQuick = values.quick
const turns = isQuick ? 1 : 12
const busy = (loadavg()[0] ?? 0).toFixed(1)
const began = performance.now()
const say = (line: string): void =>
  void process.stderr.write(`proof:counter ${((performance.now() - began) / 1000).toFixed(0)} s: ${line}\n`)

say('starting a house')
const [ground, browser] = await Promise.all([openGround({}, systemClock), launchBrowser()])
try {
  const address = await ground.app.listen({ port: 0, host: '127.0.0.1' })
  // Its desks are opened while the journey is played that is not counted.
  const quick = isQuick ? quickRun(ground, address) : null
  const desks = quick ? openDesks(quick) : Promise.resolve([])
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  const copies = await playCopies(page, desks)
  const others = async () => {
    const [first = [], second = []] = isQuick
      ? [INTAKE_SCRIPTS.slice(0, -1), INTAKE_SCRIPTS.slice(-1)]
      : [INTAKE_SCRIPTS]
    const playing = playScripts(page, first)
    if (!isQuick) await playing
    const all = [playing, playElsewhere(browser, address, second), playBirth(browser, address)] as const
    const [scripts, elsewhere, birth] = await Promise.all(all)
    await browser.close()
    return { scripts: [...scripts, ...elsewhere], birth }
  }
  // A quick look does at once what need not be alone: the copy, which is held to its seconds, is counted by then.
  const [played, offline] = quick
    ? await Promise.all([others(), desks.then((open) => cut(quick, open))])
    : [await others(), await cutWhole()]
  report({ copies, ...played, offline })
} finally {
  await browser.close()
  await ground.close()
}

function nextAt(page: Page): Promise<void> {
  return page.getByRole('link', { name: 'Tiếp nhận', exact: true }).first().click()
}

/** The certified copy as often as asked; what is counted waits for the desks. */
async function playCopies(page: Page, desks: Promise<unknown>): Promise<Told[]> {
  await signInAtCounter(page)
  const copies: Told[] = []
  // The first journey warms the processes that set and inspect papers, and is not counted.
  for (let turn = 0; turn <= turns; turn += 1) {
    const playing = playCertifiedCopy(page, { backOffice: backOfficeOf(ground.door) })
    const [told] = await Promise.all([playing, desks])
    say(`a copy: ${told.keys} keys and clicks, ${secondsOf(told)} s`)
    if (turn > 0) copies.push(told)
    await nextAt(page)
  }
  return copies
}

/** The counter's other scripts, by the same officer. */
async function playScripts(page: Page, asked: typeof INTAKE_SCRIPTS): Promise<TimedScript[]> {
  const scripts: TimedScript[] = []
  for (const script of asked) {
    const told = await playIntake(page, script)
    say(`${script.name}: ${told.keys} keys and clicks, ${secondsOf(told)} s`)
    scripts.push({ key: script.key, name: script.name, told })
    await nextAt(page)
  }
  await page.context().close()
  return scripts
}

/** Some of them at a place of their own. */
async function playElsewhere(
  browser: Browser,
  address: string,
  asked: typeof INTAKE_SCRIPTS,
): Promise<TimedScript[]> {
  if (asked.length === 0) return []
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  return playScripts(page, asked)
}

async function playBirth(browser: Browser, address: string): Promise<Told> {
  const resident = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await resident.getByLabel('Tên tài khoản').fill('congdan.2')
  await resident.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await resident.keyboard.press('Enter')
  await resident.waitForURL('**/ho-so')
  const birth = await playBirthOnline(resident, address)
  say(`a birth online: ${birth.keys} keys and clicks, ${secondsOf(birth)} s`)
  await resident.context().close()
  return birth
}

/** Thirty, by the machine’s clock, before the house that is open already. */
function quickRun({ house }: Ground, address: string): Run {
  const served = { address, look: <T>(run: (sql: typeof house.city) => Promise<T>) => run(house.city) }
  return { served, desks: 2, each: 15, reconnects: 1, ahead: 0 }
}

/** Three hundred over a morning and an afternoon, before a server that is killed each time the line comes back. */
async function cutWhole(): Promise<CutLine> {
  const ahead = morningAhead(Date.now())
  const served = await openServed(ahead)
  try {
    const run = { served, desks: 3, each: 100, reconnects: 3, ahead }
    return await cut(run, await openDesks(run))
  } finally {
    await served.close()
  }
}

async function cut(run: Run, desks: readonly OfflineDesk[]): Promise<CutLine> {
  say(`${desks.length} desks are ready, and the line is cut`)
  try {
    return await playCutLine(run, desks, say)
  } finally {
    await Promise.all(desks.map((desk) => desk.close()))
  }
}

function report(found: Found): void {
  const { birth, offline } = found
  const copy = worst(found.copies)
  const { lost, doubled, foreign_codes, disordered, other_days, taken, stored } = offline
  const ok =
    copy.keys <= MOST.keys &&
    copy.seconds <= MOST.seconds &&
    secondsOf(birth) <= MOST.birth_seconds &&
    lost + doubled + foreign_codes + disordered + other_days === 0 &&
    stored === taken
  const measured = `${measuredOn(machineFacts(), new Date().toISOString().slice(0, 10))} Load average when it began: ${busy}; it took ${Math.round((performance.now() - began) / 1000)} seconds.`
  say(writeProof(isQuick ? 'counter-quick' : 'counter', counterPage(found, { measured, isQuick })))
  for (const line of tablesOf(found)) say(line)
  const timed = found.scripts.map(({ key, told }) => [key, { seconds: secondsOf(told), keys: told.keys }])
  process.stdout.write(
    `${JSON.stringify({
      certified_copy: { seconds: copy.seconds, keys: copy.keys },
      birth_online: { seconds: secondsOf(birth), keys: birth.keys },
      ...Object.fromEntries(timed),
      offline: { taken, stored, lost, doubled },
      ...{ ok, took_seconds: Math.round((performance.now() - began) / 1000), cut_line: offline },
    })}\n`,
  )
  process.exitCode = ok ? 0 : 1
}
