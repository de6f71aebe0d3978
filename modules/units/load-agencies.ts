import { readFile } from 'node:fs/promises'
import type { Reader } from '#platform/database.ts'
import { agencyRows, parseAgencyRules } from './agency-rules.ts'
import { upsertAgencies } from './agencies-store.ts'
import { getUnit } from './get-unit.ts'
import { inBatches, type Progress } from './load-units.ts'
import { selectUnitsOf } from './units-store.ts'

/**
 * Loads the agencies of a province from a rule file (`data/hanoi/agencies.json`); its units are there already.
 * Idempotent: the same file changes nothing. Answers how many rows were new or changed.
 */
export async function loadAgencies(
  sql: Reader,
  file: string,
  progress: Progress = () => {},
): Promise<number> {
  const rules = parseAgencyRules(await readFile(file, 'utf8'))
  const { province: code, valid_from: on } = rules
  const province = await getUnit(sql, code, on)
  const filter = { kind: 'commune', province: code, on, limit: 500, after: '' } as const
  const rows = agencyRows(rules, province, await selectUnitsOf(sql, filter))
  let done = 0
  return inBatches(
    rows,
    (batch) => upsertAgencies(sql, batch),
    (count) => progress((done += count), rows.length),
  )
}
