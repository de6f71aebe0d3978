/** One whole torture: a house, people at work in it, failures at random moments, and the proof afterwards. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomFrom } from '#modules/simulation'
import { pause } from '#platform/processes.ts'
import { placeHouse } from '#test/running-house.ts'
import type { Commune } from './commune.ts'
import { giveChain } from './chains.ts'
import { checkHistory } from './check-history.ts'
import { openDisk, type Disk } from './disk.ts'
import { CRASHES, type Failure } from './failure.ts'
import { fail } from './faults.ts'
import { openHat } from './hat.ts'
import { howItStands } from './how-it-stands.ts'
import { outcomeOf, readHistory } from './history.ts'
import { leaveToDo } from './leave-to-do.ts'
import { giveAddresses, neglect } from './neglect.ts'
import { PLANTS } from './plants.ts'
import { openPostOffice } from './post-office.ts'
import { readKept } from './read-kept.ts'
import type { Lived, Scene, Tortured, Wanted } from './scene.ts'
import { atWork, openLine, signInAll } from './shift.ts'
import { stopBySignal } from './stop-by-signal.ts'
import { fault, type Fault } from './verdict.ts'

const PUBLIC = 'https://tra-tan.example'

/** Runs it from an empty folder to the verdict; leaves nothing behind. */
export async function torture(wanted: Wanted): Promise<Tortured> {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-torture-'))
  const histories = join(folder, 'histories')
  mkdirSync(histories)
  const disk = openDisk(wanted.crashes)
  const mounted = typeof disk === 'string' ? null : disk
  const post = await openPostOffice(randomFrom(`post ${wanted.seed}`))
  const scene = await setScene(wanted, { histories, mounted, post })
  stopBySignal(scene.victim, folder)
  try {
    await scene.victim.house.start()
    return await play(scene, typeof disk === 'string' ? disk : null)
  } finally {
    await scene.victim.house.remove()
    await post.close()
    await mounted?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Place = Pick<Scene, 'histories' | 'post'> & { readonly mounted: Disk | null }

async function setScene(wanted: Wanted, place: Place): Promise<Scene> {
  const scene: Pick<Scene, 'isPlanted' | 'deaths'> = { isPlanted: false, deaths: [] }
  const data = place.mounted ? join(place.mounted.folder, 'data') : join(place.histories, '..', 'data')
  const house = await placeHouse({
    data,
    // Behind a proxy, as in production: each commune comes from its own address and is counted by it.
    env: {
      ...{ PUBLIC_ADDRESS: PUBLIC, TORTURE_PLANTS: Object.keys(PLANTS).join(',') },
      ...{ SMTP_URL: place.post.url, MAIL_FROM: 'canh-bao@torture.example' },
    },
    imports: () => (scene.isPlanted ? ['./bench/torture/plant.ts'] : []),
    onSaid: (text) => wanted.said && appendFileSync(wanted.said, text),
    onEnd: (said) => scene.deaths.push(said.split('\n').slice(-25).join('\n')),
  })
  return Object.assign(scene, {
    ...{ wanted, victim: { house, data, disk: place.mounted }, histories: place.histories },
    post: place.post,
    noted: { acknowledged: 0, retries: 0, errors: new Map(), lastAt: 0 },
    random: randomFrom(`failures ${wanted.seed}`),
    began: performance.now(),
  })
}

async function play(scene: Scene, disk: string | null): Promise<Tortured> {
  const { victim, histories, noted, wanted } = scene
  const communes = await signInAll(victim.house, wanted)
  await giveAddresses(victim.house, communes)
  await giveChain(victim.house)
  const lived = await liveThrough(scene, communes)
  const { faults: wrong, kept } = await judge(scene)
  const faults = [...wrong, ...scene.deaths.map((said) => fault('died', 'the server', said))]
  const acts = countActs(histories)
  const honest = { ...noted, errors: new Map(noted.errors) }
  const planted = await plant(scene, communes, faults)
  return {
    ...{ lived, noted: honest, acts, faults, planted, disk },
    seconds: Math.round((performance.now() - scene.began) / 1000),
    counted: {
      dossiers: kept.dossiers.length,
      events: kept.feed.events,
      papers: kept.papers.length,
      numbers: kept.entries.length,
      originals: kept.originals.length,
      tickets: kept.tickets.length,
      letters: kept.mails.length,
      received: scene.post.received.length,
    },
  }
}

/** Failure after failure, each once work has gone on again after the one before. */
async function liveThrough(scene: Scene, communes: readonly Commune[]): Promise<Lived[]> {
  const { victim, noted, random, wanted } = scene
  const lived: Lived[] = []
  const line = openLine(scene, 'neglected', '10.1.99.1')
  const shift = atWork(scene, communes, 'true')
  const crashes = (): number => lived.filter(({ failure }) => CRASHES.includes(failure)).length
  const draw = openHat({ hasDisk: victim.disk !== null, isSmall: wanted.isQuick }, random)
  const isOver = (): boolean =>
    crashes() >= wanted.crashes && performance.now() - scene.began >= wanted.seconds * 1000
  // Whoever leaves something to the house takes his time, and no failure waits for him.
  let left: Promise<unknown> = Promise.resolve()
  let isWrong = false
  while (!isOver() && !isWrong) {
    await acknowledgedAfter(scene, performance.now())
    await pause(random.between(50, wanted.isQuick ? 250 : 500))
    const [commune, number] = [random.pick(communes), lived.length]
    left = left.then(() => leaveToDo(victim.house, commune, { line, number }))
    left.catch(() => (isWrong = true)) // told below, where it is waited for
    const failure = draw()
    const at = performance.now()
    await fail(victim, failure, random)
    await acknowledgedAfter(scene, performance.now(), failure)
    lived.push({ failure, at: at - scene.began, back: noted.lastAt - at })
    wanted.show(crashes(), Math.max(crashes(), wanted.crashes))
  }
  await left
  await shift.end()
  return lived
}

/**
 * Waits until something is acknowledged after a moment; a house that does not come back within some minutes has failed. A
 * server that ended by itself is started again, as a machine's own supervisor would, and told as a fault.
 */
async function acknowledgedAfter({ noted, victim }: Scene, moment: number, after?: Failure): Promise<void> {
  while (noted.lastAt <= moment) {
    if (performance.now() - moment > 300_000) {
      const stands = await howItStands(victim)
      throw new Error(
        `the house did not serve again in five minutes after ${after ?? 'what was before'}:\n${stands}`,
      )
    }
    if (!victim.house.isAlive()) await victim.house.start()
    await pause(10)
  }
}

async function judge({ victim, histories, post }: Pick<Scene, 'victim' | 'histories' | 'post'>) {
  post.beKind()
  const kept = await victim.house.look((sql) => readKept(sql, victim.data))
  return { kept, faults: checkHistory(readHistory(histories), kept, post.received) }
}

function countActs(histories: string): Tortured['acts'] {
  const ops = readHistory(histories)
  const acts = ops.filter(({ act }) => act !== 'read').map(outcomeOf)
  const count = (outcome: string): number => acts.filter((one) => one === outcome).length
  return {
    ...{ acknowledged: count('acknowledged'), refused: count('refused'), unknown: count('unknown') },
    looks: ops.length - acts.length,
  }
}

/** Acts of a commune in the broken build before the checker is asked; a bug nobody came to is not one it missed: then as many more. */
const BROKEN_ACTS = 30
const MOST_TURNS = 5

/** Starts the same house as a broken build, lets people work in it, and asks the checker again. */
async function plant(
  scene: Scene,
  communes: readonly Commune[],
  before: readonly Fault[],
): Promise<Record<string, boolean>> {
  const { victim, noted } = scene
  const line = openLine(scene, 'neglected-broken', '10.1.99.1')
  for (const commune of communes) await neglect(victim.house, commune, line)
  await victim.house.kill({ database: false })
  scene.isPlanted = true
  await victim.house.start()
  const known = new Set(before.map(({ kind, where }) => `${kind} ${where}`))
  for (let turn = 1; ; turn += 1) {
    const shift = atWork(scene, communes, `broken-${turn}`)
    const goal = noted.acknowledged + BROKEN_ACTS * communes.length
    for (let waited = 0; noted.acknowledged < goal && waited < 30_000; waited += 50) await pause(50)
    await shift.end()
    const { faults } = await judge(scene)
    const news = faults.filter(({ kind, where }) => !known.has(`${kind} ${where}`))
    const found = new Set(news.map(({ kind }) => kind))
    const planted = Object.entries(PLANTS).map(([name, { caughtAs }]) => [name, found.has(caughtAs)] as const)
    if (planted.every(([, isFound]) => isFound) || turn === MOST_TURNS) return Object.fromEntries(planted)
  }
}
