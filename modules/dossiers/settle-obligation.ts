import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { calendarOf, dueAgain } from './dossier-clock.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { closePause } from './pause.ts'

export const SettleObligationInput = Type.Object(
  {
    evidence: Type.String({
      minLength: 3,
      maxLength: 500,
      description: 'Number of the receipt of the treasury or bank',
    }),
  },
  { additionalProperties: false },
)
export type SettleObligationInput = Static<typeof SettleObligationInput>

/** Đã nộp nghĩa vụ tài chính: a receipt ends the pause; the clock goes on where it stood. */
export async function settleObligation(
  work: Work,
  target: Target,
  input: SettleObligationInput,
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'settle_obligation', work)
  const intervals = closePause(dossier.intervals, work.now)
  const clock = await dueAgain(work, { ...dossier, intervals }, await calendarOf(work, dossier))
  const obligation = dossier.obligation ? { ...dossier.obligation, evidence: input.evidence } : null
  return writeDossier(work, dossier, { step, changes: { intervals, obligation, ...clock } })
}
