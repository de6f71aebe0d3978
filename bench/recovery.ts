/**
 * What a lost house costs: `npm run bench:recovery [-- --quick]` starts one, lets desks upload papers and file dossiers,
 * backs it up while they go on, drills the backup, then loses the house with its disk and brings it back from its archive.
 * Writes docs/proof/recovery.md and ends with one line of JSON.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { placeHouse } from '#test/running-house.ts'
import type { Drill } from '../cli/drill.ts'
import { writeProof } from './proof-page.ts'
import { openDesks } from './recovery/desks.ts'
import { type Comeback, loseAll, newestIn } from './recovery/lose-all.ts'
import { recoveryPage } from './recovery/page.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const { quick } = values
const [PAPERS, DOSSIERS, DRILLS] = quick ? [5, 10, 1] : [120, 100, 3]

const say = (line: string): void => console.log(`bench:recovery ${line}`)
const run = promisify(execFile)
const place = mkdtempSync(join(tmpdir(), 'haicap-recovery-'))
chmodSync(place, 0o711) // as root the database is another user, who must get through
const at = (name: string): string => join(place, name)
const [data, archive, key, file] = [at('data'), at('archive'), at('backup.key'), at('house.haicap')]

type Keeps = { readonly WAL_ARCHIVE: string; readonly WAL_ARCHIVE_KEY?: string }

async function haicap(folder: string, ...words: readonly string[]): Promise<string> {
  return haicapKeeping({ WAL_ARCHIVE: '' }, folder, ...words)
}

/** Only the house at work keeps its log: a drill's would be another cluster's. */
async function haicapKeeping(keeps: Keeps, folder: string, ...words: readonly string[]): Promise<string> {
  const env = { ...process.env, WAL_ARCHIVE_KEY: '', ...keeps, HAICAP_DATA: folder, DATABASE_URL: '' }
  const given = ['--import', './platform/loader.js', 'cli/haicap.ts', ...words]
  const { stdout } = await run(process.execPath, given, { env })
  return stdout.trim().split('\n').at(-1) ?? ''
}

/** Another house, whose archive is sealed: works, is copied, works on, is lost and comes back. */
async function loseSealed(): Promise<Comeback> {
  const [folder, kept] = [at('sealed-data'), at('sealed-archive')]
  const keeps = { WAL_ARCHIVE: kept, WAL_ARCHIVE_KEY: `${key}.pub` }
  const sealed = await placeHouse({ data: folder, env: keeps })
  try {
    await sealed.start()
    const desks = await openDesks(sealed.address)
    await desks.work({ papers: PAPERS, dossiers: DOSSIERS })
    await haicapKeeping(keeps, folder, 'backup', '--base', '--json')
    const copied = await newestIn(sealed)
    await desks.work({ papers: 0, dossiers: DOSSIERS + 5 })
    return await loseAll({ house: sealed, data: folder, archive: kept, copied, key, haicap })
  } finally {
    await sealed.remove()
  }
}

say('starting a house')
const house = await placeHouse({ data, env: { WAL_ARCHIVE: archive } })
try {
  await house.start()
  const desks = await openDesks(house.address)
  say(`${desks.count} desks upload ${PAPERS} papers and file ${DOSSIERS} dossiers each`)
  await desks.work({ papers: PAPERS, dossiers: DOSSIERS })
  await haicap(data, 'backup-key', '--out', key)
  say('backing it up, and making a base copy, while the desks go on')
  const going = desks.work({ papers: 0, dossiers: 5 })
  const backup: { size: number; seconds: number } = JSON.parse(
    await haicap(data, 'backup', '--out', file, '--key', `${key}.pub`, '--json'),
  )
  await going
  await haicapKeeping({ WAL_ARCHIVE: archive }, data, 'backup', '--base', '--json')
  const copied = await newestIn(house)
  await desks.work({ papers: 0, dossiers: DOSSIERS })
  const drills: Drill[] = []
  for (let done = 0; done < DRILLS; done += 1) {
    say(`drill ${done + 1} of ${DRILLS}`)
    drills.push(
      JSON.parse(await haicap(data, 'drill', '--from', file, '--key', key, '--in', place, '--json')),
    )
  }
  await desks.work({ papers: 0, dossiers: 5 })
  say('losing the house with its disk')
  const comeback = await loseAll({ house, data, archive, copied, haicap })
  say('the same with a sealed archive')
  const sealed = await loseSealed()
  const sound =
    comeback.log_ok && sealed.log_ok && drills.every(({ log_ok, tallies_ok }) => log_ok && tallies_ok)
  say(
    writeProof(
      quick ? 'recovery-quick' : 'recovery',
      recoveryPage({ quick, backup, drills, comeback, sealed }),
    ),
  )
  const [first] = drills
  const { rpo_seconds, events_lost } = first ?? {}
  const rto_seconds = drills.map((one) => one.rto_seconds)
  const of_a_backup = { rpo_seconds, events_lost, rto_seconds, backup_seconds: backup.seconds }
  console.log(
    JSON.stringify({ ok: sound, ...of_a_backup, from_the_log: comeback, from_a_sealed_log: sealed }),
  )
  process.exitCode = sound ? 0 : 1
} finally {
  await house.remove()
  rmSync(place, { recursive: true, force: true })
}
