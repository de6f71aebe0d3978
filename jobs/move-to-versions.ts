import type { House } from '#db/house.ts'
import { moveDossier, walkMovable } from '#modules/dossiers'
import { getVersion, listMovingVersions } from '#modules/procedures'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { Refusal } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Moves running dossiers to versions in force that declare it; answers how many. One transaction each. */
export async function moveToVersions(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  let moved = 0
  for (const { id } of await listMovingVersions(house.worker, clock())) {
    for await (const page of walkMovable(house.worker, await getVersion(house.worker, id))) {
      for (const line of page.filter((one) => one.stays.length === 0)) {
        if (ending?.aborted) return moved
        if (await move(house, clock, { code: line.code, id })) moved += 1
      }
    }
  }
  return moved
}

async function move(house: House, clock: Clock, one: { code: string; id: string }): Promise<boolean> {
  const moving = inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
    moveDossier({ trx, actor: SYSTEM, now: clock(), key: null }, { code: one.code }, one.id),
  )
  return moving.then(
    () => true,
    (error: unknown) => {
      // Somebody acted meanwhile and it no longer fits: it stays with its version.
      if (error instanceof Refusal) return false
      throw error
    },
  )
}
