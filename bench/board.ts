/**
 * `npm run bench:board [-- --quick] [--data folder] [--sizes 10000,100000] [--listeners 2000]`: how soon the city's board
 * answers at growing sizes of the house, what folding costs, and what many open boards cost the desks. `--board-only` asks
 * the board alone and writes a page named after the largest size. The last line on stdout is JSON.
 */
import { parseArgs } from 'node:util'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'
import { playPattern } from './speed/act-rounds.ts'
import { countLoaded, growHouse, makeHouses } from './speed/bench-house.ts'
import { measureBoard } from './speed/board.ts'
import { measureFolding } from './speed/folding.ts'
import { measureListeners } from './speed/listeners.ts'
import { openPlace } from './speed/place.ts'
import { served } from './speed/scene.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    data: { type: 'string' },
    sizes: { type: 'string', default: '10000,100000' },
    listeners: { type: 'string' },
    'board-only': { type: 'boolean', default: false },
  },
})
const { quick } = values
const sizes = (quick ? '10000' : values.sizes).split(',').map(Number)
const listeners = Number(values.listeners ?? (quick ? 200 : 2000))
const size = { communes: quick ? 24 : 126, residents: 20_000, dossiers: sizes[0] ?? 10_000 }

const told = (text: string): void => {
  process.stderr.write(`[${(performance.now() / 1000).toFixed(0).padStart(4)} s] ${text}\n`)
}
const place = openPlace(values.data)
const running = { place, communes: size.communes, residents: size.residents }
try {
  const figures = await measure()
  told(writeProof(nameOfPage(), pageOf(figures)))
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  place.remove()
}

async function measure() {
  if (place.isNew) {
    told('starting a new house and playing one dossier in each commune')
    await served(running, playPattern)
    await makeHouses(place, size, told)
  }
  const boards = []
  let loaded = place.isNew ? size.dossiers : (await countLoaded(place)).loaded
  for (const dossiers of sizes) {
    if (dossiers > loaded) await growHouse(place, loaded, { to: dossiers, told })
    loaded = Math.max(loaded, dossiers)
    told(`asking the board at ${dossiers}`)
    const { times, lagMs } = await served(running, (scene) =>
      measureBoard(scene, { times: quick ? 100 : 1000 }),
    )
    boards.push({ dossiers, ...times, lag_ms_p95: lagMs })
  }
  if (values['board-only']) return { boards, folding: null, live: null }
  const [folding, live] = await served(running, async (scene) => {
    told('folding every event anew beside the live figures')
    const folded = await measureFolding(scene)
    told(`opening ${listeners} boards`)
    return [folded, await measureListeners(scene, { listeners, seconds: quick ? 2 : 8, told })] as const
  })
  return { boards, folding, live }
}

function pageOf({ boards, folding, live }: Awaited<ReturnType<typeof measure>>): string {
  const ms = (value: number): string => `${value.toFixed(1)} ms`
  return `# The board

\`npm run bench:board${quick ? ' -- --quick' : ''}\` starts the house in a process of its own and asks it over HTTP.

${measuredOn(machineFacts(), new Date().toISOString().slice(0, 10))}

${table(
  ['dossiers', 'board p50', 'board p99', 'figures behind the acts (p95)'],
  boards.map((one) => [one.dossiers, ms(one.p50), ms(one.p99), ms(one.lag_ms_p95)]),
)}

${folding && live ? besides(folding, live, ms) : ''}`
}

type Figures = Awaited<ReturnType<typeof measure>>

function besides(
  folding: NonNullable<Figures['folding']>,
  live: NonNullable<Figures['live']>,
  ms: (value: number) => string,
): string {
  return `Folding ${folding.events} events anew beside the live figures, with reads on: ${folding.us_per_event.toFixed(0)} µs an event.

${table(
  ['', 'nobody listens', `${live.listeners} boards open`],
  [
    ['lifecycles a second', live.alone_per_s.toFixed(1), live.watched_per_s.toFixed(1)],
    ['act p99', ms(live.alone_p99_ms), ms(live.watched_p99_ms)],
  ],
)}

Of ${live.listeners} listeners ${live.told} were told of a change within the measured time; the last of them ${ms(live.last_told_ms)} after it.
`
}

function nameOfPage(): string {
  if (values['board-only']) return `board-${sizes.at(-1) ?? 0}`
  return quick ? 'board-quick' : 'board'
}
