import type { IntakeScript } from '#test/intake-scripts.ts'
import type { Told } from '#test/keystrokes.ts'
import { table } from '../proof-page.ts'
import type { CutLine } from './cut-line.ts'

/** What the journeys may take at most. */
export const MOST = { keys: 25, seconds: 45, birth_seconds: 240 } as const

/** One of the scripts at the counter, as it was played. */
export type TimedScript = Pick<IntakeScript, 'key' | 'name'> & { readonly told: Told }

/** Everything that was measured. */
export type Found = {
  readonly copies: readonly Told[]
  readonly scripts: readonly TimedScript[]
  readonly birth: Told
  readonly offline: CutLine
}

/** Seconds by the model and waited, together. */
export function secondsOf({ model, waited }: Told): number {
  return round(model + waited)
}

/** The slowest of several, and the most keys. */
export function worst(told: readonly Told[]): { readonly keys: number; readonly seconds: number } {
  return { keys: Math.max(...told.map(({ keys }) => keys)), seconds: Math.max(...told.map(secondsOf)) }
}

/** The page of the proof. */
export function counterPage(
  found: Found,
  { measured, isQuick }: { measured: string; isQuick: boolean },
): string {
  const { copies, scripts, birth } = found
  return `# The counter${isQuick ? ', a quick look' : ''}

${measured}

## A certified copy

\`npm run proof:counter\` plays the work of the desk officer of a commune in Chromium on the real pages: choose the procedure,
scan the citizen card, what is copied and how often, accept, print the receipt, collect the fee; later scan the receipt, scan
the signed copy, hand it over. Nothing is opened by its address. The signer and the clerk work meanwhile; their time is not
the counter's. ${copies.length} journeys.

${copyTable(copies)}

By the model a key takes 0.28 s, a click 1.1 s, a scan 2 s, a decision 1.35 s; what the pages make the officer wait is measured
and added. The script: ${copies[0]?.script ?? ''}.

## What else is asked for most

From the person's wish to the printed receipt and the fee, by the same officer. The applicant is scanned and typed nowhere
again; every paper the checklist asks for is ticked. Where the city's charge is not at hand nothing is collected.

${scriptTable(found)}

${scripts.map(({ name, told }) => `- ${name}: ${told.script}.`).join('\n')}

## A birth online

A signed-in resident registers a birth from the first page to the code, with what the house knows filled in:
${birth.keys} keys and clicks, ${secondsOf(birth)} seconds together; may be ${MOST.birth_seconds}. The script: ${birth.script}.

## The line is cut

Desks in browsers of their own, each on a profile of its own, lose their line as the DevTools protocol cuts it, for pages and
worker alike. They take certified copies in by keys and scanner; half way every browser crashes and is opened again. When the
line is back an officer signs in, and what was sealed is sent. ${isQuick ? QUICK : WHOLE}

${cutTable(found.offline)}
`
}

const QUICK = 'The quick look has one cut, by the machine’s clock, and a server that lives.'
const WHOLE =
  'The clocks of house and desks run ahead, so that eight hours pass; each time the line is back the server is killed (SIGKILL) in the middle of the sending, every second time with its database, and started again.'

/** The tables alone. */
export function tablesOf(found: Found): string[] {
  return [copyTable(found.copies), scriptTable(found), cutTable(found.offline)].flatMap((one) =>
    one.split('\n'),
  )
}

function copyTable(copies: readonly Told[]): string {
  const { keys, seconds } = worst(copies)
  const rows = [
    ['keys and clicks', keys, MOST.keys],
    ['seconds by the keystroke-level model', round(copies[0]?.model ?? 0), ''],
    ['seconds waited in the browser, median', median(copies.map(({ waited }) => waited)), ''],
    ['seconds together, median', median(copies.map(secondsOf)), MOST.seconds],
    ['seconds together, the slowest journey', seconds, MOST.seconds],
  ] as const
  return table(['a certified copy', 'measured', 'may be'], rows)
}

function scriptTable({ scripts }: Found): string {
  const rows = scripts.map(
    ({ name, told }) => [name, told.keys, round(told.model), round(told.waited), secondsOf(told)] as const,
  )
  return table(['at the counter', 'keys and clicks', 'seconds by the model', 'waited', 'together'], rows)
}

function cutTable(offline: CutLine): string {
  const rows = [
    ['desks', offline.desks, ''],
    ['hours between the first and the last, by the dossiers', offline.hours, ''],
    ['times the line came back', offline.reconnects, ''],
    ['browsers that crashed', offline.browser_crashes, ''],
    ['times the server was killed while they sent', offline.server_crashes, ''],
    ['taken in without the line', offline.taken, ''],
    ['in the house afterwards', offline.stored, offline.taken],
    ['lost', offline.lost, 0],
    ['doubled', offline.doubled, 0],
    ['codes given twice or of no block', offline.foreign_codes, 0],
    ['desks whose order was not kept', offline.disordered, 0],
    ['printed days that are not the house’s', offline.other_days, 0],
    ['seconds for one, all desks at once', offline.seconds_each, ''],
  ] as const
  return table(['the line is cut', 'measured', 'may be'], rows)
}

function median(values: readonly number[]): number {
  return round(values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0)
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10
}
