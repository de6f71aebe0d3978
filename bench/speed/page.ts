/** The page of the speed bench and the one line of JSON. */
import { systemClock } from '#platform/clock.ts'
import { machineFacts } from '../machine.ts'
import { measuredOn, table, writeDrawing } from '../proof-page.ts'
import type { BoardTimes } from './board.ts'
import type { Burst } from './burst.ts'
import { bars } from './chart.ts'
import type { Compared, Comparison } from './compare.ts'
import { rounded, shown } from './figures.ts'
import type { Lifecycles } from './lifecycles.ts'
import type { ListTimes } from './lists.ts'
import { lifecyclesPart, lossOf } from './lifecycles-part.ts'
import type { LookTimes } from './looks.ts'
import { boardPart, burstPart, footprintPart, listsPart, looksPart } from './page-parts.ts'
import { pagesPart, peerPart } from './page-parts.ts'
import type { PageScore } from './lighthouse.ts'
import type { PeerComparison } from './peer-rounds.ts'
import type { PageRate } from './pages.ts'
import type { Cost } from './scene.ts'
import type { Versions } from './versions.ts'

/** Everything that was measured; null with its reason in `absent` where it could not be. */
export type Measured = {
  readonly quick: boolean
  readonly seconds: number
  readonly comparison: Comparison | null
  /** Directus, at the first size, or why there is none. */
  readonly peer: PeerComparison | string
  readonly lifecycles: readonly Lifecycles[]
  /** In a house that has one dossier in each commune; null where the data folder was filled before. */
  readonly empty: Lifecycles | null
  readonly versions: Versions
  readonly looks: LookTimes
  /** Bytes free on the disk of the data when everything was measured. */
  readonly freeBytes: number
  /** Lifecycles whose results are really signed and sealed, at the first size. */
  readonly signed: Lifecycles | null
  /** At the largest size. */
  readonly lists: readonly ListTimes[]
  readonly board: BoardTimes
  readonly pages: readonly PageRate[]
  /** What Lighthouse says of them, or why it says nothing. */
  readonly scores: readonly PageScore[] | string
  readonly burst: Burst
  /** Of an empty memory: milliseconds until the first page was answered, at the largest size. */
  readonly startMs: number
  readonly residentMb: number
  readonly kilobytesPerDossier: number
  readonly absent: readonly string[]
}

const whole = ({ application, database, client }: Cost): number => application + database + client

/** The last line of the command. */
export function outcomeOf(measured: Measured) {
  const { quick, seconds, comparison, peer, lifecycles, lists, board, pages, burst, absent } = measured
  const largest = lifecycles.at(-1)
  const emptyLists = lists.filter(({ lines }) => lines === 0).map(({ name }) => name)
  return {
    ok: emptyLists.length === 0,
    empty_lists: emptyLists,
    act_ratio: comparison && rounded(comparison.acts.ratio.median),
    read_ratio: comparison && rounded(comparison.reads.ratio.median),
    bare_act_ratio: comparison?.bare ? rounded(comparison.bare.acts.ratio.median) : null,
    bare_read_ratio: comparison?.bare ? rounded(comparison.bare.reads.ratio.median) : null,
    act_processor_ratio: comparison && rounded(comparison.acts.costRatio.median),
    read_processor_ratio: comparison && rounded(comparison.reads.costRatio.median),
    act_processor_ms: comparison && rounded(whole(comparison.acts.houseMs)),
    lifecycles_per_s: largest ? rounded(largest.perS.median) : null,
    signed_lifecycles_per_s: measured.signed && rounded(measured.signed.perS.median),
    p95_ms: largest ? rounded(largest.times.p95) : null,
    dossiers: largest?.dossiers ?? null,
    loss: lossOf(measured),
    look_adds_ms: rounded(measured.looks.adds.p50),
    look_adds_p95_ms: rounded(measured.looks.adds.p95),
    peer_create_ratio: typeof peer === 'string' ? null : rounded(peer.creates.ratio.median),
    peer_list_ratio: typeof peer === 'string' ? null : rounded(peer.lists.ratio.median),
    board_p99_ms: rounded(board.times.p99),
    fold_lag_ms: rounded(board.lagMs),
    list_p95_ms: rounded(Math.max(...lists.map(({ times }) => times.p95))),
    burst_p95_ms: rounded(burst.times.p95),
    burst_dishonest: burst.dishonest,
    burst_normal_after_s: burst.normalAfterS === null ? null : rounded(burst.normalAfterS),
    pages_per_s: rounded(Math.min(...pages.map(({ perS }) => perS))),
    lighthouse_least: leastScore(measured),
    start_ms: rounded(measured.startMs),
    resident_mb: rounded(measured.residentMb),
    kilobytes_per_dossier: rounded(measured.kilobytesPerDossier),
    ...{ absent, quick, seconds },
  }
}

/** The lowest of all scores of all pages; null where there are none. */
function leastScore({ scores }: Measured): number | null {
  if (typeof scores === 'string') return null
  return Math.min(
    ...scores.flatMap(({ performance, accessibility, practices, search }) => [
      ...[performance, accessibility, practices, search],
    ]),
  )
}

/** The Markdown page; draws its charts beside it. */
export function speedPage(measured: Measured): string {
  const { quick, seconds, comparison, absent } = measured
  return `# Speed and scale

\`npm run bench\` measures the served house against what PostgreSQL can do when nobody stands between, in turns, in one run
on one machine. A ratio is the measure; a rate depends on the machine. Medians of the rounds, in brackets the least and the most.

${measuredOn(machineFacts(), systemClock().slice(0, 10))} ${quick ? 'Quick form' : 'Full form'}, ${seconds} s; PostgreSQL flushes every commit; 16 clients.
${measured.versions.map(([name, version]) => `${name} ${version}`).join(', ')}.

${comparison ? comparedPart(comparison, quick) : ''}
${peerPart(measured)}
${lifecyclesPart(measured)}
${listsPart(measured)}
${looksPart(measured)}
${boardPart(measured)}
${burstPart(measured)}
${pagesPart(measured)}
${footprintPart(measured)}
${absent.length > 0 ? `## Not measured\n\n${absent.map((line) => `* ${line}`).join('\n')}\n` : ''}
What was mended after what a profile showed is in [speed-mended.md](speed-mended.md).
`
}

function comparedPart({ acts, reads, bare }: Comparison, quick: boolean): string {
  const all = [
    { name: 'acts', who: 'house', one: acts, goal: 0.5 },
    ...(bare ? [{ name: 'acts', who: 'bare server', one: bare.acts, goal: 0.5 }] : []),
    { name: 'reads', who: 'house', one: reads, goal: 0.7 },
    ...(bare ? [{ name: 'reads', who: 'bare server', one: bare.reads, goal: 0.7 }] : []),
  ]
  const drawing = writeDrawing(
    quick ? 'speed-quick-ratio' : 'speed-ratio',
    bars(
      'Of the limit’s rate, and the goal',
      all.map(({ name, who, one: { ratio }, goal }) => ({
        name: who === 'house' ? name : `${name}, bare`,
        ...{ value: ratio.median, text: shown(ratio), goal },
      })),
    ),
  )
  const line = (name: string, { ratio, costRatio, limitPerS, housePerS, limitMs, houseMs }: Compared) => [
    ...[name, shown(ratio), shown(limitPerS), shown(housePerS), shown(costRatio)],
    ...[costText(limitMs), costText(houseMs)],
  ]
  return `## Against the limit

The limit is pgbench with \`bench/speed/limit/acts.sql\` and \`reads.sql\`: one prepared statement for each act or read, which
writes the same rows into the same tables in a house of its own; it asks nobody who he is, judges nothing and has no wall.
Its rounds count once each connection has planned its statements, once for all values as the house’s connections do.
The house's act is a whole HTTP request: session, policy, law, event, remembered answer, the feed, the figures and the
signed log running beside it. A read is a page of fifty dossiers or one dossier, the look recorded before the answer.
${bare ? BARE : ''}
![Ratios](${drawing})

${table(
  [
    '',
    'of the limit’s rate',
    'limit, per s',
    'reached, per s',
    'of its processor time',
    'limit, ms each',
    'reached, ms each',
  ],
  all.map(({ name, who, one }) => line(`${name}, ${who}`, one)),
)}

Processor milliseconds are application + PostgreSQL + client; the client shares the machine.
`
}

const BARE = `The bare server (\`bench/speed/bare/serve.ts\`) is what is left to any application here: Node’s HTTP, the same driver, and for
each request one statement of the limit; it knows nobody, judges nothing and writes the rows out as they come.
`

function costText({ application, database, client }: Cost): string {
  return `${rounded(application)} + ${rounded(database)} + ${rounded(client)}`
}
