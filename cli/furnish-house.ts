import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { House } from '#db/house.ts'
import { loadCompetences, loadDemonstrationDelegations } from '#modules/authority'
import { loadCalendars, readCalendarFiles } from '#modules/calendar'
import { loadCodePattern } from '#modules/dossiers'
import { loadProcedures } from '#modules/procedures'
import { loadBankAccounts } from '#modules/payments'
import { loadDemonstrationAccounts } from '#modules/simulation'
import { loadAgencies, loadUnits } from '#modules/units'
import type { Text } from '#platform/text.ts'

/** Where the project's files lie. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const AUTHORITY = `${ROOT}data/authority/competence.json`

/** Shows one piece of long work: called as it goes on, and once when it is over. */
export type Show = (name: Text) => {
  readonly step: (done: number, total: number) => void
  readonly end: () => void
}

const SILENT: Show = () => ({ step: () => {}, end: () => {} })

/** Puts the base data into a house: units, agencies, calendars, procedures, code patterns. Idempotent. */
export async function furnishHouse(
  house: House,
  options: { demonstration: boolean; show?: Show },
): Promise<void> {
  const show = options.show ?? SILENT
  const { owner } = house
  const load = async (name: Text, run: (step: (done: number, total: number) => void) => Promise<unknown>) => {
    const shown = show(name)
    await run(shown.step)
    shown.end()
  }
  await load({ vi: 'Đơn vị hành chính', en: 'Units' }, (step) => loadUnits(owner, `${ROOT}data/units`, step))
  await load({ vi: 'Cơ quan', en: 'Agencies' }, () => loadAgencies(owner, `${ROOT}data/hanoi/agencies.json`))
  await load({ vi: 'Lịch làm việc', en: 'Calendars' }, async () =>
    loadCalendars(owner, await readCalendarFiles(`${ROOT}data/calendars`)),
  )
  await load({ vi: 'Thủ tục', en: 'Procedures' }, (step) => loadProcedures(owner, ROOT, step))
  const codes = await readFile(`${ROOT}data/hanoi/dossier-codes.json`, 'utf8')
  await loadCodePattern(owner, codes, { demonstration: options.demonstration })
  await loadCompetences(owner, await readFile(AUTHORITY, 'utf8'))
  const accounts = await readFile(`${ROOT}data/hanoi/bank-accounts.json`, 'utf8')
  await loadBankAccounts(owner, accounts, { demonstration: options.demonstration })
}

/** Makes the demonstration's officers and residents. Idempotent. */
export async function furnishAccounts(
  house: House,
  now: string,
  options: { show?: Show; residents?: number } = {},
): Promise<void> {
  const { show = SILENT, residents = 40 } = options
  const shown = show({ vi: 'Tài khoản trình diễn', en: 'Demonstration accounts' })
  await loadDemonstrationAccounts(house.owner, { province: '01', now, residents }, shown.step)
  await loadDemonstrationDelegations(house.owner, await readFile(AUTHORITY, 'utf8'))
  shown.end()
}
