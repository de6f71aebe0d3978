import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { openPause } from './pause.ts'

export const ObligationInput = Type.Object(
  {
    reason: Type.String({ minLength: 5, maxLength: 2000 }),
    amount: Type.Integer({ minimum: 1, maximum: 100_000_000_000, description: 'Đồng' }),
  },
  { additionalProperties: false },
)
export type ObligationInput = Static<typeof ObligationInput>

/** Nghĩa vụ tài chính: the work pauses until the tax or land money is paid; the legal clock stands still (D11). */
export async function pauseForObligation(
  work: Work,
  target: Target,
  input: ObligationInput,
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'pause_for_obligation', work)
  return writeDossier(work, dossier, {
    step,
    changes: {
      obligation: { ...input, notified_at: work.now },
      intervals: openPause(dossier.intervals, 'financial_obligation', work.now),
    },
    data: { amount: input.amount },
  })
}
