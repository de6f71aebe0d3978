/** The page of what a lost house costs: docs/proof/recovery.md. */
import { systemClock } from '#platform/clock.ts'
import type { Drill } from '../../cli/drill.ts'
import { machineFacts } from '../machine.ts'
import { measuredOn, table } from '../proof-page.ts'
import { percentile } from '../speed/figures.ts'
import type { Comeback } from './lose-all.ts'

/** What was measured. */
export type Recovery = {
  readonly quick: boolean
  readonly backup: { readonly size: number; readonly seconds: number }
  readonly drills: readonly Drill[]
  readonly comeback: Comeback
  /** Of another house like it, whose archive is sealed. */
  readonly sealed: Comeback
}

/** The page in Markdown. */
export function recoveryPage({ quick, backup, drills, comeback, sealed }: Recovery): string {
  const [first] = drills
  if (!first) throw new Error('nothing was drilled')
  const restored = drills.map((one) => one.rto_seconds)
  const rows = drills.map((one, at) => [
    at + 1,
    `${one.seconds} s`,
    `${one.rto_seconds} s`,
    one.log_ok && one.tallies_ok ? 'yes' : 'NO',
  ])
  return `# A lost house comes back${quick ? ', a quick look' : ''}

${measuredOn(machineFacts(), systemClock().slice(0, 10))}

## From a backup

${table(
  ['What', 'Figure'],
  [
    ['Rows in the backup', first.rows],
    ['Stored files and keys in the backup', `${first.files}, ${(first.bytes / 1e6).toFixed(0)} MB`],
    ['Size of the encrypted backup', `${(backup.size / 1e6).toFixed(0)} MB`],
    ['Time to make it, while four desks worked', `${backup.seconds} s`],
    ['**RPO** at the first drill', `${first.rpo_seconds} s, ${first.events_lost} events`],
    ['**RTO**, median', `${percentile(restored, 0.5)} s`],
  ],
)}

${table(['Drill', 'Restored and compared', 'RTO: first page answered', 'Log and figures whole'], rows)}

RPO is what would be lost if the house broke at the moment of the drill: the time from the newest event in the backup to the
newest event of the house at work, and how many events lie between them. It grows with the time since the last backup, which
is the operator's choice.
RTO is the time from an empty folder until the restored house answered with its first page: making a cluster, reading the
backup twice (once to see that every frame is whole), loading and comparing every table with its digest and every file with its
hash, opening the doors, and one page over HTTP. The evidence log and the figures are verified after that page. Again:
\`npm run bench:recovery\`; of one's own house: \`npm run haicap -- drill\`.

## From a base copy and the log

The same house kept its log (\`WAL_ARCHIVE\`) and had made one base copy before its desks went on. Then the application and
PostgreSQL were killed and their folder removed; what came back is what the archive held. A second house did the same with a
sealed archive (\`WAL_ARCHIVE_KEY\`), whose files are opened before PostgreSQL reads them.

${table(
  ['What', 'Open archive', 'Sealed archive'],
  [
    ['Events written after the base copy that came back', comeback.events_replayed, sealed.events_replayed],
    ['**RPO**', ...[comeback, sealed].map((one) => `${one.rpo_seconds} s, ${one.events_lost} events`)],
    ['**RTO**', ...[comeback, sealed].map((one) => `${one.rto_seconds} s`)],
    ['Log whole', ...[comeback, sealed].map((one) => (one.log_ok ? 'yes' : 'NO'))],
  ],
)}

A segment of the log is kept when it is full or a minute after its first change, so that RPO is a minute at most, whatever the
time since the base copy. RTO is \`restore --at latest\` into an empty folder, the start of the house there, and its first page.
`
}
