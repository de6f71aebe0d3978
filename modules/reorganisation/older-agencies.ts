import type { Agency } from '#modules/units'
import { readSuccessions } from './ground-store.ts'
import type { Doing } from './step.ts'

/** Each agency that ends now, with the one of before whose place it had taken: the one it was the main successor of first. */
export async function olderAgencies(
  { trx, plan }: Doing,
  ending: readonly Agency[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await readSuccessions(trx, plan.id)
  const byNew = Map.groupBy(rows, ({ new_agency_id }) => new_agency_id)
  const found = (id: string): string | undefined => byNew.get(id)?.[0]?.old_agency_id
  return new Map(
    ending.flatMap((agency) => {
      // A body the old unit did not have goes back to whatever of the old unit is there.
      const near = ending.filter(({ unit_id }) => unit_id === agency.unit_id)
      const old = found(agency.id) ?? near.flatMap(({ id }) => found(id) ?? [])[0]
      return old === undefined ? [] : [[agency.id, old] as const]
    }),
  )
}
