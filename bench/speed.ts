/**
 * `npm run bench [-- --quick] [--data folder] [--dossiers N]`: acts, lifecycles and reads of the served house against what
 * PostgreSQL itself can do. A kept data folder is filled once. The last line on stdout is JSON.
 */
import { statfsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeProof } from './proof-page.ts'
import { playPattern } from './speed/act-rounds.ts'
import { countLoaded, growHouse, LIMIT, makeHouses, SERVED } from './speed/bench-house.ts'
import { measureBoard } from './speed/board.ts'
import { measureBurst } from './speed/burst.ts'
import { compare } from './speed/compare.ts'
import { kilobytesPerDossier, residentMb } from './speed/footprint.ts'
import { measureLifecycles, type Lifecycles } from './speed/lifecycles.ts'
import { measureLists } from './speed/lists.ts'
import { measureLooks } from './speed/looks.ts'
import { outcomeOf, speedPage, type Measured } from './speed/page.ts'
import { measurePages } from './speed/pages.ts'
import { comparePeer } from './speed/peer-rounds.ts'
import { findPgbench } from './speed/pgbench.ts'
import { scorePages } from './speed/lighthouse.ts'
import { openPlace } from './speed/place.ts'
import { served, type Scene } from './speed/scene.ts'
import { readVersions } from './speed/versions.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    data: { type: 'string' },
    dossiers: { type: 'string' },
  },
})
const { quick } = values
/** How many dossiers the house has at first; those of the quick form are filled in within its fifty seconds. */
const FIRST = quick ? 3000 : 10_000
const most = Number(values.dossiers ?? (quick ? FIRST : 1_000_000))
const size = quick
  ? { communes: 16, residents: 5000, dossiers: FIRST }
  : { communes: 126, residents: 200_000, dossiers: FIRST }
/**
 * A house is measured as it is on a working day: `warm` seconds are played before the first round that counts. The compiler
 * goes on learning for half a minute: of an act the application takes 2.0 ms after 8 s and 1.45 ms after 30.
 */
const rounds = quick ? { rounds: 1, seconds: 1.5, warm: 1.5 } : { rounds: 5, seconds: 8, warm: 30 }
/** The house is warm from the acts before, Directus is not. */
const peerRounds = { ...rounds, warm: 4 }
/** Lifecycles: the house is warm from the acts before; results take so long to sign that a window holds few. */
const plain = quick ? { rounds: 1, seconds: 1.5, warm: 0 } : { ...rounds, warm: 0 }
/** A quick look leaves out what takes half a minute more. */
const IN_FULL = 'only in the full form.'

const told = (text: string): void => {
  process.stderr.write(`[${(performance.now() / 1000).toFixed(0).padStart(4)} s] ${text}\n`)
}
const place = openPlace(values.data)
const running = { place, communes: size.communes, residents: size.residents }
try {
  const measured = await measure()
  const outcome = outcomeOf(measured)
  told(writeProof(quick ? 'speed-quick' : 'speed', speedPage(measured)))
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
  if (!outcome.ok) process.exitCode = 1
} finally {
  place.remove()
}

async function measure(): Promise<Measured> {
  const absent: string[] = []
  const program = findPgbench()
  if (!program) absent.push('The limit: pgbench is not installed (Debian’s postgresql).')
  const empty = place.isNew ? await makeFrom(await playFirst()) : null
  const { loaded, first } = place.isNew ? { loaded: FIRST, first: FIRST } : await countLoaded(place)
  if (first !== FIRST) {
    throw new Error(
      `The house in ${place.data.path} was made with ${first} dossiers; this form of the bench needs ${FIRST}. ` +
        'Give each form a folder of its own with --data.',
    )
  }
  const limit = {
    program: program ?? '',
    role: `${SERVED}_owner`,
    database: LIMIT,
    places: size.communes,
    dossiers: FIRST,
  }
  const grows = most > loaded
  const small = await served(running, async (scene) => ({
    comparison: program ? await compare(scene, { limit, ...rounds, withBare: !quick, told }) : null,
    first: await at(loaded, scene, program ? plain : rounds),
    peer: quick ? `Directus: ${IN_FULL}` : await comparePeer(scene, { ...peerRounds, told }),
    rest: grows ? null : await measureRest(scene),
  }))
  const signed = quick
    ? null
    : await served(running, (scene) => at(loaded, scene, rounds), { RESULTS: 'signed' })
  const lifecycles: Lifecycles[] = [small.first]
  if (grows) await growHouse(place, loaded, { to: most, told })
  const large = async (scene: Scene) => {
    lifecycles.push(await at(most, scene, rounds))
    return measureRest(scene)
  }
  const rest = small.rest ?? (await served(running, large))
  absent.push(
    ...(quick ? [`The bare server: ${IN_FULL}`] : []),
    ...(signed ? [] : [`Lifecycles whose results are signed and sealed: ${IN_FULL}`]),
    ...(typeof small.peer === 'string' ? [small.peer] : []),
    ...(typeof rest.scores === 'string' ? [rest.scores] : []),
  )
  const seconds = Math.round(performance.now() / 1000)
  return {
    ...{ quick, seconds, lifecycles, empty, signed, absent },
    comparison: small.comparison,
    peer: small.peer,
    ...rest,
  }
}

function at(dossiers: number, scene: Scene, played: typeof rounds): Promise<Lifecycles> {
  return measureLifecycles(scene, { ...played, dossiers, told })
}

/** Plays the pattern that the loader follows, and in the full form measures the house while it holds nothing else. */
async function playFirst(): Promise<Lifecycles | null> {
  told('starting a new house and playing one dossier in each commune')
  return served(running, async (scene) => {
    await playPattern(scene)
    return quick ? null : at(scene.communes.length, scene, rounds)
  })
}

async function makeFrom<T>(empty: T): Promise<T> {
  await makeHouses(place, size, told)
  return empty
}

/** What is measured at the largest size only. */
async function measureRest(scene: Scene) {
  const times = quick ? 10 : 200
  const lists = await measureLists(scene, { times, warm: quick ? 10 : 100, told })
  const looks = await measureLooks(scene, times, told)
  const pages = await measurePages(scene, quick ? 0.2 : 5, told)
  const board = await measureBoard(scene, quick ? { times, warm: 20, lags: 3 } : { times })
  const scores = quick ? `Lighthouse: ${IN_FULL}` : await scorePages(scene, told)
  const kilobytes = await kilobytesPerDossier(scene.owner)
  const burst = await measureBurst(scene, quick ? 0.2 : 5, told)
  const { startMs } = scene.served
  const { bavail, bsize } = statfsSync(place.data.path)
  return {
    ...{ lists, looks, board, pages, scores, burst, startMs },
    ...{ versions: await readVersions(scene), freeBytes: bavail * bsize },
    ...{ residentMb: residentMb(scene), kilobytesPerDossier: kilobytes },
  }
}
