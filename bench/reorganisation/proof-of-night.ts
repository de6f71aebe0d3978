/** What the night came to, as a page under docs/proof and as one line of JSON. */
import type { Plan } from '#modules/reorganisation'
import { machineFacts } from '../machine.ts'
import { measuredOn, table, writeProof } from '../proof-page.ts'
import type { Watched } from './watch-desks.ts'
import type { Held } from './what-held.ts'

/** Everything that was measured and counted. */
export type Proven = {
  readonly done: Plan
  readonly dryRunSeconds: number
  readonly stageSeconds: number
  readonly foldSeconds: number
  readonly watched: Watched
  readonly held: readonly Held[]
  readonly clocks: { readonly compared: number; readonly changed: number; readonly missing: number }
  readonly worked: number
  readonly undone: unknown
  readonly killed: number
  readonly states: ReadonlyMap<string, number>
  readonly seconds: number
  readonly quick: boolean
}

/** The last line. */
export type NightResult = {
  readonly in_flight: number
  readonly moved: number
  readonly lost: number
  readonly doubled: number
  readonly clocks_changed: number
  readonly undecided: number
  readonly longest_pause_ms: number
  /** The step of the cut-over in which the longest pause fell. */
  readonly longest_pause_step: string
  readonly pause_p99_ms: number
  readonly moved_per_second: number
  readonly dry_run_seconds: number
  readonly seconds: number
}

/** What is said at the end. */
export function resultOf(proven: Proven): NightResult {
  const report = asCounts(proven.done.report)
  return {
    in_flight: report.in_flight ?? 0,
    moved: report.moved ?? 0,
    lost: (report.lost ?? 1) + proven.clocks.missing,
    doubled: report.doubled ?? 1,
    clocks_changed: (report.clocks_changed ?? 1) + proven.clocks.changed,
    undecided: report.undecided ?? 0,
    longest_pause_ms: proven.watched.longest_ms,
    longest_pause_step: proven.held[0]?.step ?? '',
    pause_p99_ms: proven.watched.p99_ms,
    moved_per_second: Math.round((report.moved ?? 0) / Math.max(proven.foldSeconds, 0.1)),
    dry_run_seconds: proven.done.planned?.seconds ?? 0,
    seconds: proven.seconds,
  }
}

/** Writes the page and answers where; a quick run has a page of its own. */
export function writeNight(proven: Proven, result: NightResult): string {
  return writeProof(proven.quick ? 'reorganisation-quick' : 'reorganisation', page(proven, result))
}

function heldBy(held: Held | undefined): string {
  if (!held) return '–'
  return `${held.step} · ${held.waits.length === 0 ? 'for nothing' : held.waits.join(', ')}`
}

function asCounts(report: unknown): Readonly<Record<string, number>> {
  if (typeof report !== 'object' || report === null) return {}
  return Object.fromEntries(
    Object.entries(report).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  )
}

function page(proven: Proven, result: NightResult): string {
  const { watched, clocks, done } = proven
  const [day = ''] = new Date().toISOString().split('T')
  return `# The night of 1 July

${measuredOn(machineFacts(), day)} Made by \`npm run proof:reorganisation${proven.quick ? ' -- --quick' : ''}\`.

A house of 30/6/2025 (526 communes, 30 districts, their officers and registers) with dossiers in every state is planned,
staged and cut over by processes that are killed ${proven.killed} times on the way, while desks go on accepting; then it is
reconciled, worked with for thirteen days, and undone in a copy.

${table(
  ['what', 'figure'],
  [
    ['dossiers in flight', result.in_flight],
    ['moved · undecided, with an owner', `${result.moved} · ${result.undecided}`],
    ['lost · doubled · clocks changed', `${result.lost} · ${result.doubled} · ${result.clocks_changed}`],
    ['compared with a copy that never moved', clocks.compared],
    [
      'longest a desk could not act',
      `${watched.longest_ms} ms, of a hundred acts ninety-nine ≤ ${watched.p99_ms} ms, over ${watched.acts} acts`,
    ],
    ['in which step the longest fell · what PostgreSQL waited for', heldBy(proven.held[0])],
    [
      'dry run · with import, review and signature',
      `${result.dry_run_seconds} s · ${proven.dryRunSeconds} s`,
    ],
    ['staging, killed three times', `${proven.stageSeconds} s`],
    [
      'from the moment to the reconciliation, killed twice',
      `${proven.foldSeconds.toFixed(1)} s, ${result.moved_per_second} dossiers a second`,
    ],
    ['acts in the thirteen days after', proven.worked],
    ['all of it', `${result.seconds} s`],
  ],
)}

What was otherwise than the dry run had said: \`${JSON.stringify({ ...done.changed, examples: undefined })}\`.

What the undoing in a copy counted: \`${JSON.stringify(proven.undone)}\`.

${table(
  ['state on 30 June', 'dossiers'],
  [...proven.states].sort(([one], [other]) => one.localeCompare(other)),
)}
`
}
