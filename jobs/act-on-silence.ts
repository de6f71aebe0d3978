import type { House } from '#db/house.ts'
import { answerConsultation, listSilent, urgeConsulted, type Silent } from '#modules/dossiers'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { Refusal } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'
import { untilEnding } from './until-ending.ts'

const BATCH = 50
const AGREED = 'Không trả lời trong thời hạn; theo quy định được coi là đồng ý.'

/** Acts on questions nobody answered in time: agreement, a reminder, or the head; answers how many. */
export async function actOnSilence(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  const silent = await listSilent(house.worker, clock(), BATCH)
  let looked = 0
  for (const question of untilEnding(silent, ending)) {
    looked += 1
    await settle(house, clock, question).catch((error: unknown) => {
      // The answer came meanwhile.
      if (!(error instanceof Refusal)) throw error
    })
  }
  return looked
}

function settle(house: House, clock: Clock, { code, id, on_silence }: Silent): Promise<unknown> {
  return inTransaction(house.worker, wallSettings(SYSTEM), (trx) => {
    const work = { trx, actor: SYSTEM, now: clock(), key: null }
    return on_silence === 'agree'
      ? answerConsultation(work, { code, id }, { opinion: AGREED })
      : urgeConsulted(work, { code, id })
  })
}
