/** The shorter parts of the page. */
import { table } from '../proof-page.ts'
import { rounded, shown } from './figures.ts'
import type { Times } from './lifecycles.ts'
import type { Measured } from './page.ts'

export function peerPart({ peer }: Measured): string {
  if (typeof peer === 'string') return ''
  const { creates, lists } = peer
  const rows = [
    ['filing a dossier', shown(creates.house), shown(creates.peer), shown(creates.ratio)],
    ['an officer’s list of fifty', shown(lists.house), shown(lists.peer), shown(lists.ratio)],
  ]
  return `## Against a peer

Directus, as it comes from its package, on the same PostgreSQL with a collection like our dossiers, the same rows and the
index its list needs; asked by an administrator’s token, by 16 clients over the same kind of connection, in turns with the
house. It writes the row, an activity and a revision; the house judges, numbers, states the papers and signs its log besides.

${table(['', 'house, per s', 'Directus, per s', 'times'], rows)}

The goal is five times.
`
}

export function listsPart({ lists, lifecycles }: Measured): string {
  const rows = lists.map(({ name, times, lines }) => [
    ...[name, lines, rounded(times.p50), rounded(times.p95), rounded(times.p99)],
  ])
  const size = lifecycles.at(-1)?.dossiers.toLocaleString('en')
  return `## Lists and searches

At ${size} dossiers, one reader at a time, fifty lines a page, over HTTP with the look recorded; the goal is a p95 of 25 ms. A list without
lines says nothing: ${emptyText(lists)}.

${table(['list', 'lines', 'p50 ms', 'p95 ms', 'p99 ms'], rows)}
`
}

function emptyText(lists: Measured['lists']): string {
  const empty = lists.filter(({ lines }) => lines === 0).map(({ name }) => name)
  return empty.length === 0 ? 'there is none' : `the bench fails, as these have none: ${empty.join('; ')}`
}

export function looksPart({ looks }: Measured): string {
  const line = (name: string, { p50, p95, p99 }: Times) => [name, rounded(p50), rounded(p95), rounded(p99)]
  const rows = [
    line('with the look', looks.with),
    line('without', looks.without),
    line('what it adds', looks.adds),
  ]
  return `## Looks

An officer’s list of fifty, read by the house’s own verbs on one connection, in turns with and without the look of its fifty
lines, which is one statement before the answer; the goal is that it adds 20 ms at most.

${table(['', 'p50 ms', 'p95 ms', 'p99 ms'], rows)}
`
}

export function boardPart({ board }: Measured): string {
  const { p50, p95, p99 } = board.times
  return `## The board

${table(['p50 ms', 'p95 ms', 'p99 ms', 'its figures are behind an event by, ms'], [[rounded(p50), rounded(p95), rounded(p99), rounded(board.lagMs)]])}

The goal is a p99 of 50 ms.
`
}

export function burstPart({ burst }: Measured): string {
  const { accepted, refused, dishonest, times, normalAfterS } = burst
  const normal = normalAfterS === null ? 'not within a minute' : rounded(normalAfterS)
  return `## Burst

Arrivals of 1, 15, 1, 25, 2, 35 and 350 lifecycles a second, whether or not those before were answered. What is more than
the house can answer is told so at once, with 503 and Retry-After; that client gives up.

${table(
  [
    'acts accepted',
    'told to come again',
    'other errors',
    'p50 ms',
    'p95 ms',
    'filing as usual again after s',
  ],
  [[accepted, refused, dishonest, rounded(times.p50), rounded(times.p95), normal]],
)}
`
}

export function pagesPart({ pages, scores }: Measured): string {
  const rows = pages.map(({ name, perS, bytes, packed }) => [name, rounded(perS), bytes, packed])
  return `## Pages of residents

${table(['page', 'per s', 'bytes', 'bytes packed'], rows)}
${scoresPart(scores)}`
}

function scoresPart(scores: Measured['scores']): string {
  if (typeof scores === 'string') return ''
  const rows = scores.map(({ name, performance, accessibility, practices, search, lcpMs }) => [
    ...[name, performance, accessibility, practices, search, rounded(lcpMs / 1000)],
  ])
  const names = ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'largest paint, s']
  return `
Lighthouse, mobile profile; performance and paint are the middle of three loads; the goal is 95 in all four, and 1.8 s:

${table(names, rows)}
`
}

export function footprintPart({ startMs, residentMb, kilobytesPerDossier }: Measured): string {
  return `## Start and memory

${table(
  [
    'start until the first page, s',
    'resident memory under load, MB',
    'kB on the disk for a dossier with 12 events',
  ],
  [[rounded(startMs / 1000), rounded(residentMb), rounded(kilobytesPerDossier)]],
)}

The memory is that of the one process that serves: pages, API, jobs, the feed and the log (VmRSS of the kernel, the program's
own file included), read after all the load above. PostgreSQL’s processes and the child that sets PDFs are not in it. Papers and
the answers remembered for seven days are not in the last figure.
`
}
