/**
 * What a lost house costs: `npm run bench:recovery [-- --quick]` starts one, lets desks upload papers and file dossiers,
 * backs it up while they go on, and drills the backup. Writes docs/proof/recovery.md and ends with one line of JSON.
 */
import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { systemClock } from '#platform/clock.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { picture } from '#test/picture.ts'
import { placeHouse } from '#test/running-house.ts'
import type { Drill } from '../cli/drill.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const DESKS = ['cau-giay', 'hoan-kiem', 'dong-da', 'ba-dinh']
const [PAPERS, DOSSIERS, DRILLS] = values.quick ? [5, 10, 1] : [120, 100, 3]
/** Points of a scan that nothing compresses: about 300 KB. */
const POINTS = 100_000

const say = (line: string): void => console.log(`bench:recovery ${line}`)
const run = promisify(execFile)
const place = mkdtempSync(join(tmpdir(), 'haicap-recovery-'))
chmodSync(place, 0o711) // as root the database is another user, who must get through
const [data, key, file] = ['data', 'backup.key', 'house.haicap'].map((name) => join(place, name))

type Backup = { readonly size: number; readonly seconds: number; readonly files: number }

async function haicap(...words: readonly string[]): Promise<string> {
  const env = { ...process.env, HAICAP_DATA: data, DATABASE_URL: '' }
  const given = ['--import', './platform/tsx.ts', 'cli/haicap.ts', ...words]
  const { stdout } = await run(process.execPath, given, { env })
  return stdout.trim().split('\n').at(-1) ?? ''
}

say('starting a house')
const house = await placeHouse({ data: data ?? '' })
try {
  await house.start()
  const desks = await Promise.all(DESKS.map(openDesk))
  say(`${DESKS.length} desks upload ${PAPERS} papers and file ${DOSSIERS} dossiers each`)
  await Promise.all(desks.map((desk) => work(desk, { papers: PAPERS, dossiers: DOSSIERS })))
  await haicap('backup-key', '--out', key ?? '')
  say('backing it up while the desks go on')
  const going = Promise.all(desks.map((desk) => work(desk, { papers: 0, dossiers: 5 })))
  const backup: Backup = JSON.parse(
    await haicap('backup', '--out', file ?? '', '--key', `${key}.pub`, '--json'),
  )
  await going
  await Promise.all(desks.map((desk) => work(desk, { papers: 0, dossiers: 5 })))
  const drills: Drill[] = []
  for (let done = 0; done < DRILLS; done += 1) {
    say(`drill ${done + 1} of ${DRILLS}`)
    drills.push(
      JSON.parse(await haicap('drill', '--from', file ?? '', '--key', key ?? '', '--in', place, '--json')),
    )
  }
  const sound = drills.every(({ log_ok, tallies_ok }) => log_ok && tallies_ok)
  say(writeProof(values.quick ? 'recovery-quick' : 'recovery', page(backup, drills)))
  const [first] = drills
  const { rpo_seconds, events_lost } = first ?? {}
  const rto_seconds = drills.map((one) => one.rto_seconds)
  console.log(
    JSON.stringify({ ok: sound, rpo_seconds, events_lost, rto_seconds, backup_seconds: backup.seconds }),
  )
  process.exitCode = sound ? 0 : 1
} finally {
  await house.remove()
  rmSync(place, { recursive: true, force: true })
}

type Desk = { readonly unit: string; readonly cookie: string }

async function openDesk(unit: string): Promise<Desk> {
  const answer = await fetch(`${house.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: `tiepnhan.${unit}`, password: 'hai-cap-demo' }),
  })
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return { unit, cookie: cookies.join('; ') }
}

/** Uploads papers and files dossiers, one after the other. */
async function work(
  { unit, cookie }: Desk,
  { papers, dossiers }: { readonly papers: number; readonly dossiers: number },
): Promise<void> {
  const send = async (path: string, body: FormData | string): Promise<void> => {
    const kind: Record<string, string> =
      typeof body === 'string' ? { 'content-type': 'application/json' } : {}
    const headers = { cookie, 'idempotency-key': randomUUID(), ...kind }
    const answer = await fetch(`${house.address}${path}`, { method: 'POST', headers, body })
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  for (let done = 0; done < papers; done += 1) {
    const form = new FormData()
    const bytes = picture([...randomBytes(POINTS * 3)])
    form.append('file', new Blob([new Uint8Array(bytes)]), 'giay-to.png')
    await send('/api/papers', form)
  }
  for (let done = 0; done < dossiers; done += 1) {
    await send('/api/dossiers', JSON.stringify({ ...CERTIFIED_COPY, unit }))
  }
}

function page(backup: Backup, drills: readonly Drill[]): string {
  const [first] = drills
  if (!first) throw new Error('nothing was drilled')
  const rows = drills.map((one, at) => [
    at + 1,
    `${one.seconds} s`,
    `${one.rto_seconds} s`,
    one.log_ok && one.tallies_ok ? 'yes' : 'NO',
  ])
  return `# A lost house comes back${values.quick ? ', a quick look' : ''}

${measuredOn(machineFacts(), systemClock().slice(0, 10))}

${table(
  ['What', 'Figure'],
  [
    ['Rows in the backup', first.rows],
    ['Stored files and keys in the backup', `${first.files}, ${(first.bytes / 1e6).toFixed(0)} MB`],
    ['Size of the encrypted backup', `${(backup.size / 1e6).toFixed(0)} MB`],
    ['Time to make it, while four desks worked', `${backup.seconds} s`],
    ['**RPO** at the first drill', `${first.rpo_seconds} s, ${first.events_lost} events`],
    ['**RTO**, median', `${medianOf(drills.map((one) => one.rto_seconds))} s`],
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
`
}

function medianOf(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0
}
