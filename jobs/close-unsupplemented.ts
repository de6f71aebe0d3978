import type { House } from '#db/house.ts'
import { listNeverSupplemented, stopDossier } from '#modules/dossiers'
import type { Clock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import { eachDossier } from './each-dossier.ts'

const BATCH = 50
const REASON = 'Quá thời hạn bổ sung giấy tờ mà không nhận được; hồ sơ đóng theo quy định, có thể nộp lại.'

/** Closes dossiers whose requested papers did not come in time; answers how many. */
export async function closeUnsupplemented(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  const codes = await listNeverSupplemented(house.worker, dayOf(clock()), BATCH)
  return eachDossier({ house, clock, ending }, codes, (work, target) =>
    stopDossier(work, target, { reason: REASON }),
  )
}
