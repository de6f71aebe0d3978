import type { House } from '#db/house.ts'
import type { Dossier, Target } from '#modules/dossiers'
import { SYSTEM, wallSettings, type Work } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { Refusal } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'
import { untilEnding } from './until-ending.ts'

/** Does an act of the house on each dossier, one transaction each; who was faster is left alone. Answers how many were done. */
export async function eachDossier(
  door: { readonly house: House; readonly clock: Clock; readonly ending: AbortSignal | undefined },
  codes: readonly string[],
  verb: (work: Work, target: Target) => Promise<Dossier>,
): Promise<number> {
  let done = 0
  for (const code of untilEnding(codes, door.ending)) {
    const act = inTransaction(door.house.worker, wallSettings(SYSTEM), (trx) =>
      verb({ trx, actor: SYSTEM, now: door.clock(), key: null }, { code }),
    )
    await act.then(
      () => (done += 1),
      (error: unknown) => {
        // Somebody acted meanwhile, and there is nothing left to do.
        if (!(error instanceof Refusal)) throw error
      },
    )
  }
  return done
}
