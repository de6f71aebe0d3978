import type { House } from '#db/house.ts'
import { listNeverSupplemented, stopDossier } from '#modules/dossiers'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import { Refusal } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'

const BATCH = 50
const REASON = 'Quá thời hạn bổ sung giấy tờ mà không nhận được; hồ sơ đóng theo quy định, có thể nộp lại.'

/** Closes dossiers whose requested papers did not come in time; answers how many. One transaction each. */
export async function closeUnsupplemented(house: House, clock: Clock): Promise<number> {
  const codes = await listNeverSupplemented(house.worker, dayOf(clock()), BATCH)
  for (const code of codes) {
    const close = inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
      stopDossier({ trx, actor: SYSTEM, now: clock(), key: null }, { code }, { reason: REASON }),
    )
    await close.catch((error: unknown) => {
      // Somebody brought the papers meanwhile: nothing is left to close.
      if (!(error instanceof Refusal)) throw error
    })
  }
  return codes.length
}
