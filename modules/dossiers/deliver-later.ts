import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import { DeliverInput, deliverDossier } from './deliver-dossier.ts'
import { getDossier } from './dossier-store.ts'
import type { Dossier } from './dossier.ts'
import { mustHoldRight } from './leased-code.ts'

export { DeliverInput, deliverDossier }

/** A result handed over at a desk whose line was cut. */
export const OfflineHandOver = Type.Object(
  {
    code: Type.String({ maxLength: 60 }),
    handed_at: Type.String({ format: 'date-time' }),
    delivery: DeliverInput,
  },
  { additionalProperties: false },
)
export type OfflineHandOver = Static<typeof OfflineHandOver>

/**
 * Trả kết quả khi mất kết nối: judged as any hand-over is, as of the moment it was done. A result that was not ready then,
 * was handed over before, or is another paper is told to whoever sends it.
 */
export async function deliverLater(work: Work, handOver: OfflineHandOver): Promise<Dossier> {
  const { code, delivery } = handOver
  const at = new Date(handOver.handed_at).toISOString()
  await mustHoldRight(work, at)
  const { finished_at } = await getDossier(work, code)
  if (finished_at !== null && finished_at > at) throw notReadyThen(code)
  return deliverDossier({ ...work, now: at, recorded_at: work.now }, { code }, delivery)
}

function notReadyThen(code: string) {
  return conflict('not_ready_then', {
    vi: `Kết quả của ${code} có sau giờ ghi là đã trả. Hãy kiểm tra lại bản giấy đã đưa cho người nhận.`,
    en: `The result of ${code} was made after the hour it is said to have been handed over. Look at what the receiver was given.`,
  })
}
