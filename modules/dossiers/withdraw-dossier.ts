import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { voidUnfinished } from '#modules/signing'
import type { Dossier } from './dossier.ts'
import { endWaits } from './pause-for-answer.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const WithdrawInput = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 2000 }) },
  { additionalProperties: false },
)
export type WithdrawInput = Static<typeof WithdrawInput>

/** Rút hồ sơ: at the applicant's wish, while no decision or result notice exists (NĐ 118/2025 Đ21; once accepted, Mẫu 05). */
export async function withdrawDossier(work: Work, target: Target, input: WithdrawInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'withdraw', work)
  if (dossier.decision) await voidUnfinished(work, dossier.id, input.reason)
  return writeDossier(work, dossier, {
    step,
    changes: {
      ending: { reason: input.reason, at: work.now },
      ...endWaits(dossier, work.now),
      supplement: null,
    },
  })
}
