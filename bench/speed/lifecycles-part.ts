/** The page's part on lifecycles. */
import { table, writeDrawing } from '../proof-page.ts'
import { bars, type Bar } from './chart.ts'
import { rounded, shown } from './figures.ts'
import type { Measured } from './page.ts'

/** What of the empty house's rate is lost at the largest size; null where the empty house was not measured. */
export function lossOf({ empty, lifecycles }: Measured): number | null {
  const largest = lifecycles.at(-1)
  return empty && largest ? rounded(1 - largest.perS.median / empty.perS.median) : null
}

/** Rates and times by size, and what is lost on the way. */
export function lifecyclesPart(measured: Measured): string {
  const { empty, lifecycles, signed, quick } = measured
  const all = [...(empty ? [empty] : []), ...lifecycles]
  const rates: Bar[] = all.map(({ dossiers, perS }) => ({
    ...{
      name: `${dossiers.toLocaleString('en')} dossiers`,
      value: perS.median,
      text: `${shown(perS)} /s`,
      goal: 150,
    },
  }))
  const drawing = writeDrawing(
    quick ? 'speed-quick-lifecycles' : 'speed-lifecycles',
    bars('Lifecycles a second, and the goal', rates),
  )
  const rows = all.map(({ dossiers, perS, times, refused }) => [
    ...[
      dossiers.toLocaleString('en'),
      shown(perS),
      rounded(times.p50),
      rounded(times.p95),
      rounded(times.p99),
      refused,
    ],
  ])
  const steps = all
    .at(-1)
    ?.bySteps.map(([step, times]) => [...[step, rounded(times.p50), rounded(times.p95), rounded(times.p99)]])
  return `## Lifecycles

Submit, accept, forward, propose, approve, number, deliver, track: each by its own officer, the last by the resident. Results
are signed by hand here (\`RESULTS=paper\`). ${signedText(signed)} ${tenMillion(measured)}

![Lifecycles](${drawing})

${table(['dossiers there', 'lifecycles/s', 'p50 ms', 'p95 ms', 'p99 ms', 'refused'], rows)}

${lossText(measured)}

${table(['step', 'p50 ms', 'p95 ms', 'p99 ms'], steps ?? [])}
`
}

function signedText(signed: Measured['signed']): string {
  if (!signed)
    return 'With every result signed and sealed it is slower; how much, only the full form measures.'
  const { perS, times, refused } = signed
  return `With every result set as a PDF, signed, stamped and sealed it was ${shown(perS)} a second (p95 ${rounded(times.p95)} ms, ${refused} refused), which is the cost of two signatures and their pictures.`
}

function lossText(measured: Measured): string {
  const loss = lossOf(measured)
  if (loss === null)
    return 'Loss from the empty house to the full one: null, as the data folder was filled before and the empty house was not measured.'
  return `Loss from the empty house (one dossier in each commune) to the full one: ${rounded(100 * loss)} %; the goal is 10 % at most.`
}

const TEN_MILLION = 10_000_000

/** Whether the largest size the goal names was tried, and if not, whether this disk would hold it. */
function tenMillion({ lifecycles, kilobytesPerDossier, freeBytes }: Measured): string {
  if ((lifecycles.at(-1)?.dossiers ?? 0) >= TEN_MILLION) return 'Ten million dossiers were tried.'
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(0)} GB`
  const needed = kilobytesPerDossier * 1000 * TEN_MILLION
  const holds =
    freeBytes > needed
      ? 'they would fit, and were not asked for (`--dossiers 10000000`)'
      : 'they do not fit, and were not tried'
  return `Ten million dossiers would take ${gigabytes(needed)} at what one takes here; the disk has ${gigabytes(freeBytes)} free: ${holds}.`
}
