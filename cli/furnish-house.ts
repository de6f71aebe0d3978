import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '#db/house.ts'
import { loadCompetences, loadDemonstrationDelegations } from '#modules/authority'
import { loadCalendars, readCalendarFiles } from '#modules/calendar'
import { loadCodePattern } from '#modules/dossiers'
import { loadProcedures } from '#modules/procedures'
import { loadBankAccounts } from '#modules/payments'
import { loadAlertRules } from '#modules/alerts'
import { loadCustodyRules } from '#modules/custody'
import { loadSignInRules } from '#modules/people'
import { loadQueueRules, loadQueueServices } from '#modules/queue'
import { recordLoad } from '#modules/record'
import { loadRetentionRules } from '#modules/retention'
import { loadStatisticDefinitions } from '#modules/statistics'
import { loadDemonstrationAccounts, loadDemonstrationDesks } from '#modules/simulation'
import { loadAgencies, loadUnits } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { inTransaction } from '#platform/transaction.ts'
import { HANOI } from '#web/house.ts'
import { ROOT } from './root.ts'

const AGENCIES = `${ROOT}data/hanoi/agencies.json`
const AUTHORITY = `${ROOT}data/authority/competence.json`

/** Shows one piece of long work: called as it goes on, and once when it is over. */
export type Show = (name: Text) => {
  readonly step: (done: number, total: number) => void
  readonly end: () => void
}

const SILENT: Show = () => ({ step: () => {}, end: () => {} })

type Step = (done: number, total: number) => void

/**
 * One load: what the event calls it, the files or folders it reads (none where it is made), what people are shown. What takes
 * long says by which folders of the program it is done: it rests while they and its files stay as they were.
 */
type Loading = {
  readonly what: string
  readonly files: readonly string[]
  readonly by?: readonly string[]
  readonly run: (owner: Trx, step: Step) => Promise<unknown>
  readonly name?: Text
}

/** Each load is a transaction with its event: no configuration comes into a house that the log does not tell of. */
async function loadEach(
  house: House,
  loadings: readonly Loading[],
  { now, show = SILENT }: { readonly now: string; readonly show?: Show | undefined },
): Promise<void> {
  const digestOf = digesting()
  for (const { what, files, by, run, name } of loadings) {
    const shown = name ? show(name) : null
    const sha256 = files.length === 0 ? null : digestOf(files)
    const program = by ? digestOf(by) : null
    await inTransaction(house.owner, {}, (trx) =>
      recordLoad(trx, { what, sha256, program, now }, () => run(trx, shown?.step ?? (() => {}))),
    )
    shown?.end()
  }
}

/** Puts the base data into a house: units, agencies, calendars, procedures, code patterns. Idempotent. */
export async function furnishHouse(
  house: House,
  options: { now: string; demonstration: boolean; show?: Show },
): Promise<void> {
  await loadEach(house, baseData(options), options)
}

/** A load of one file or folder below `data/`. */
function one(
  what: string,
  path: string,
  run: (owner: Trx, path: string, step: Step) => Promise<unknown>,
): Loading {
  const file = `${ROOT}data/${path}`
  return { what, files: [file], run: (owner, step) => run(owner, file, step) }
}

/** For loads that take the text of their file. */
function text(run: (owner: Trx, text: string) => Promise<unknown>) {
  return async (owner: Trx, path: string) => run(owner, await readFile(path, 'utf8'))
}

function baseData(options: { demonstration: boolean }): readonly Loading[] {
  return [
    {
      ...one('units', 'units', loadUnits),
      by: programOf('units'),
      name: { vi: 'Đơn vị hành chính', en: 'Units' },
    },
    {
      ...{ what: 'agencies', files: [`${ROOT}data/units`, AGENCIES] },
      by: programOf('units'),
      run: (owner, step) => loadAgencies(owner, AGENCIES, step),
      name: { vi: 'Cơ quan', en: 'Agencies' },
    },
    {
      ...one('calendars', 'calendars', async (owner, path) =>
        loadCalendars(owner, await readCalendarFiles(path)),
      ),
      by: programOf('calendar'),
      name: { vi: 'Lịch làm việc', en: 'Calendars' },
    },
    {
      ...{ what: 'procedures', files: [`${ROOT}data/procedures`, `${ROOT}procedures`] },
      by: programOf('procedures', 'forms', 'calendar'),
      run: (owner, step) => loadProcedures(owner, ROOT, step),
      name: { vi: 'Thủ tục', en: 'Procedures' },
    },
    one(
      'code_patterns',
      'hanoi/dossier-codes.json',
      text((owner, said) => loadCodePattern(owner, said, options)),
    ),
    one('sign_in_rules', 'sign-in/rules.json', (owner, path) => loadSignInRules(owner, path, options)),
    one('retention_rules', 'retention/rules.json', loadRetentionRules),
    one('queue_services', 'queue/services.json', loadQueueServices),
    one('queue_rules', 'queue/rules.json', loadQueueRules),
    one('alert_rules', 'alerts/rules.json', loadAlertRules),
    one('custody_rules', 'custody/rules.json', loadCustodyRules),
    one('competences', 'authority/competence.json', text(loadCompetences)),
    one(
      'bank_accounts',
      'hanoi/bank-accounts.json',
      text((owner, said) => loadBankAccounts(owner, said, options)),
    ),
    one('reports', 'reports', (owner, path) => loadStatisticDefinitions(owner, 'report', path)),
    one('indexes', 'indexes', (owner, path) => loadStatisticDefinitions(owner, 'index', path)),
  ]
}

/** Everything that decides what a module's load writes: its own folder, those it asks, what they stand on, the tables. */
function programOf(...modules: readonly string[]): readonly string[] {
  return [...modules.map((name) => `${ROOT}modules/${name}`), `${ROOT}platform`, `${ROOT}db/migrations`]
}

/** Makes the demonstration's officers and residents. Idempotent. */
export async function furnishAccounts(
  house: House,
  now: string,
  options: { show?: Show; residents?: number } = {},
): Promise<void> {
  const { show = SILENT, residents = 40 } = options
  const loadings: readonly Loading[] = [
    {
      ...{ what: 'accounts', files: [] },
      run: (owner, step) => loadDemonstrationAccounts(owner, { province: '01', now, residents }, step),
      name: { vi: 'Tài khoản trình diễn', en: 'Demonstration accounts' },
    },
    {
      ...{ what: 'delegations', files: [AUTHORITY] },
      run: async (owner) => loadDemonstrationDelegations(owner, await readFile(AUTHORITY, 'utf8')),
    },
    {
      ...{ what: 'desks', files: [] },
      run: (owner) => loadDemonstrationDesks(owner, { on: dayOf(now), phone: HANOI.hotline.number }),
    },
  ]
  await loadEach(house, loadings, { now, show })
}

/**
 * Makes one SHA-256 of several files and whole folders; each is read once, however many loads name it. Read at once: five
 * hundred small files take a fifth of the time, and nobody else is served meanwhile.
 */
function digesting(): (paths: readonly string[]) => string {
  const known = new Map<string, string>()
  const digestOf = (path: string): string => {
    const digest = known.get(path) ?? digestOfFile(path)
    known.set(path, digest)
    return digest
  }
  return (paths) => createHash('sha256').update(paths.map(digestOf).join('\n')).digest('hex')
}

/** A SHA-256 over a file, or over all below a folder: their names and their bytes, in order. */
function digestOfFile(path: string): string {
  const hash = createHash('sha256')
  const isFolder = statSync(path).isDirectory()
  const names = isFolder ? listBelow(path) : ['']
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(join(path, name)))
  return hash.digest('hex')
}

function listBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
}
