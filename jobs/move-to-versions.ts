import type { House } from '#db/house.ts'
import { moveDossier, previewMove } from '#modules/dossiers'
import { getVersion, listMovingVersions } from '#modules/procedures'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import { Refusal } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Moves running dossiers to versions in force that declare it; answers how many. One transaction each. */
export async function moveToVersions(house: House, clock: Clock): Promise<number> {
  let moved = 0
  for (const { id } of await listMovingVersions(house.worker, dayOf(clock()))) {
    const { lines } = await previewMove(house.worker, await getVersion(house.worker, id))
    for (const line of lines.filter((one) => one.stays.length === 0)) {
      const move = inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
        moveDossier({ trx, actor: SYSTEM, now: clock(), key: null }, { code: line.code }, id),
      )
      await move.then(
        () => (moved += 1),
        (error: unknown) => {
          // Somebody acted meanwhile and it no longer fits: it stays with its version.
          if (!(error instanceof Refusal)) throw error
        },
      )
    }
  }
  return moved
}
