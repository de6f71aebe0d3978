import { hashPassword, loadAccounts } from '#modules/people'
import { listAgencies, listUnits } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { cityAccounts, communeAccounts, residentAccounts } from './demonstration-accounts.ts'

/** Every account of the demonstration has this password; it never stands outside demonstration mode. */
export const DEMONSTRATION_PASSWORD = 'hai-cap-demo'

type Options = { readonly province: string; readonly now: string; readonly residents?: number }

/** Makes the demonstration's officers for the city and each of its communes, and some residents. Posts run from 1/7/2025. */
export async function loadDemonstrationAccounts(
  sql: Reader,
  { province, now, residents = 40 }: Options,
  progress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const on = dayOf(now)
  const [{ items: communes }, { items: provinces }, agencies] = await Promise.all([
    listUnits(sql, { kind: 'commune', province, on }),
    listUnits(sql, { kind: 'province', on }),
    listAgencies(sql, { on }),
  ])
  const city = provinces.find((unit) => unit.code === province)
  if (!city) throw new Error(`there is no province ${province} on ${on}`)
  const agenciesOf = Map.groupBy(agencies, ({ unit_id }) => unit_id)
  const accounts = [...cityAccounts(city, agenciesOf.get(city.id) ?? []), ...residentAccounts(residents)]
  for (const [index, commune] of communes.entries()) {
    accounts.push(...communeAccounts(commune, agenciesOf.get(commune.id) ?? []))
    progress(index + 1, communes.length)
  }
  const passwordHash = (): Promise<string> => hashPassword(DEMONSTRATION_PASSWORD)
  return loadAccounts(sql, accounts, { passwordHash, from: '2025-07-01', now, demonstration: true })
}
