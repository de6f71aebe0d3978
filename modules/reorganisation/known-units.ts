import { unitsByCode } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import type { PlanDocument } from './plan.ts'
import type { KnownUnits } from './territory.ts'

/** Ids of units a plan makes follow from its files and the code, so that planning again finds the same ones. */
export function idOfUnit(digest: string, code: string): number {
  return 1_000_000_000 + (Number.parseInt(digest.slice(0, 7), 16) % 9_000) * 100_000 + Number(code)
}

/** What the house has under the codes of a plan, the day before and on the day. */
export async function knownUnits(trx: Trx, { changes, effective_on: on }: PlanDocument): Promise<KnownUnits> {
  const before = fromDayNumber(toDayNumber(on) - 1)
  const codes = [...new Set(changes.flatMap(({ old_code, new_code }) => [old_code, new_code]))]
  const districts = [...new Set(changes.map(({ old_district_code }) => old_district_code))].filter(Boolean)
  return {
    before: await unitsByCode(trx, codes, before),
    after: await unitsByCode(trx, codes, on),
    districts: await unitsByCode(trx, districts, before),
  }
}
