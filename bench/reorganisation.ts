/**
 * The night of 1 July, proven: a house of 30/6/2025, a dry run, a cut-over killed on the way, the reconciliation, thirteen
 * days of work, and the undoing in a copy. `npm run proof:reorganisation` (100,000 in flight), `-- --quick` (2,000).
 * Says what it does and ends with one line of JSON.
 */
import { closePools, openPools, type House } from '#db/house.ts'
import { getPlan, startRun, startUndo } from '#modules/reorganisation'
import { connect } from '#platform/database.ts'
import { startTestServer, TEST_HOUSE } from '#test/server.ts'
import { compareClocks } from './reorganisation/compare-clocks.ts'
import { openJune } from './reorganisation/june-house.ts'
import { type Kill, killAndGoOn, type NightClock } from './reorganisation/kill-and-go-on.ts'
import { asCity, EVENING, prepareNight } from './reorganisation/play-night.ts'
import { type Proven, resultOf, writeNight } from './reorganisation/proof-of-night.ts'
import { watchDesks } from './reorganisation/watch-desks.ts'
import { sampleWaits, stepTimes, type Turned, whatHeld } from './reorganisation/what-held.ts'
import { workDays } from './reorganisation/work-days.ts'

const QUICK = process.argv.includes('--quick')
/** `--count=20000`: a night of another size, to look for what holds desks up; it writes no page. */
const COUNT = process.argv.flatMap((word) => (word.startsWith('--count=') ? [Number(word.slice(8))] : []))[0]
const IN_FLIGHT = COUNT ?? (QUICK ? 2_300 : 108_000)
const PLAN = 'data/hanoi/2025-07-01'
/** Seconds of the night's clock before the moment: time enough for the process to be up and waiting. */
const BEFORE_SECONDS = QUICK ? 5 : 10

const STAGING_KILLS: readonly Kill[] = [
  { step: 'agencies', after: 1 },
  { step: 'posts', after: 2 },
  { step: 'stage', after: 1 },
]
const NIGHT_KILLS: readonly Kill[] = [
  { step: 'fold', after: 1 },
  { step: 'fold', after: 2 },
]

const began = performance.now()
const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10
const say = (line: string): void => console.log(`proof:reorganisation ${seconds(began)} s: ${line}`)

say('starting a server')
const server = await startTestServer()
const { folder } = server.address

function openIn(database: string): House {
  const pools = openPools({ name: TEST_HOUSE, address: { ...server.address, database } })
  return { ...pools, name: TEST_HOUSE, applied: [], close: () => closePools(pools) }
}

async function cloneDatabase(name: string, of: string): Promise<void> {
  const admin = connect({ address: { ...server.address, database: 'postgres' }, max: 1 })
  await admin.unsafe(`create database ${name} template ${of}`)
  await admin.end({ timeout: 5 })
}

async function night(): Promise<Proven> {
  await cloneDatabase('june', 'furnished')
  const made = openIn('june')
  const june = await openJune(made, { count: IN_FLIGHT, mornings: QUICK ? 2 : 3, told: say })
  await made.close()
  await cloneDatabase('control', 'june')
  const house = openIn('june')
  const dryRunAt = performance.now()
  const plan = await prepareNight(house, PLAN)
  const dryRunSeconds = seconds(dryRunAt)
  say(`dry run: ${JSON.stringify(plan.planned)}`)
  await asCity(house, { name: null, now: EVENING }, (work) => startRun(work, plan.id))
  const place = { folder, database: 'june' }
  const told = progress()
  const stagedAt = performance.now()
  const staging = { place, plan: plan.id, clock: { at: EVENING, since: Date.now() }, stopsAt: 'moment', told }
  const killedBefore = await killAndGoOn({ ...staging, kills: STAGING_KILLS })
  const stageSeconds = seconds(stagedAt)
  say(`staged in ${stageSeconds} s, killed ${killedBefore} times`)
  const over = await throughTheMoment(house, plan.id)
  const control = openIn('control')
  const clocks = await compareClocks(house, control, over.began_at)
  await control.close()
  say(`clocks beside a house that never moved: ${JSON.stringify(clocks)}`)
  const done = await getPlan(house.worker, plan.id)
  const worked = await workDays(house, QUICK ? 8 : 40)
  say(`thirteen days of work: ${worked} acts`)
  await house.close()
  const undone = await undoInCopy(plan.id)
  return {
    ...{ ...over, done, dryRunSeconds, stageSeconds, clocks, worked, undone, quick: QUICK },
    ...{ killed: killedBefore + over.killed, states: june.states, seconds: seconds(began) },
  }
}

/** The desks act, the moment comes, what was staged is written by processes that are killed: what did it hold up? */
async function throughTheMoment(house: House, plan: string) {
  const clock: NightClock = {
    at: new Date(Date.parse('2025-06-30T17:00:00.000Z') - BEFORE_SECONDS * 1000).toISOString(),
    since: Date.now(),
  }
  const now = (): string => new Date(Date.parse(clock.at) + Date.now() - clock.since).toISOString()
  const shown = progress()
  const desks = watchDesks(house, now)
  const waits = sampleWaits({ ...server.address, database: 'june' })
  const turns: Turned[] = []
  const cutAt = performance.now()
  const keep = (line: string): void => {
    turns.push({ step: line.split(' ')[0] ?? '', at: performance.now() })
    shown(line)
  }
  const going = { place: { folder, database: 'june' }, plan, clock, stopsAt: 'parallel', told: keep }
  const killedAfter = await killAndGoOn({ ...going, kills: NIGHT_KILLS })
  const foldSeconds = seconds(cutAt) - BEFORE_SECONDS
  const watched = await desks.stop()
  const held = whatHeld({ waits: watched.slowest, turns, samples: await waits.stop() })
  say(`steps: ${JSON.stringify(stepTimes(turns))}`)
  for (const line of held) say(`held up: ${JSON.stringify(line)}`)
  say(`over the moment, killed ${killedAfter} times; ${JSON.stringify({ ...watched, slowest: undefined })}`)
  return { watched, held, foldSeconds, killed: killedAfter, began_at: clock.at }
}

async function undoInCopy(plan: string) {
  await cloneDatabase('undone', 'june')
  const copy = openIn('undone')
  const at = '2025-07-14T03:00:00.000Z'
  await asCity(copy, { name: null, now: at }, (work) => startUndo(work, plan))
  const place = { folder, database: 'undone' }
  const kills = [{ step: 'return', after: 1 }]
  const clock = { at, since: Date.now() }
  await killAndGoOn({ place, plan, clock, stopsAt: '', kills, told: progress() })
  const { report } = await getPlan(copy.worker, plan)
  say(`undone in a copy: ${JSON.stringify(report)}`)
  await copy.close()
  return report
}

/** One line for each step, not for each batch. */
function progress(): (line: string) => void {
  let last = ''
  return (line) => {
    const [step = ''] = line.split(' ')
    if (step !== last) say(`step ${step}`)
    last = step
  }
}

try {
  const proven = await night()
  const result = resultOf(proven)
  if (COUNT === undefined) say(`written to ${writeNight(proven, result)}`)
  console.log(JSON.stringify(result))
  if (result.lost + result.doubled + result.clocks_changed > 0) process.exitCode = 1
} finally {
  await server.stop()
}
