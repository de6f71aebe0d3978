import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'
import { closePause } from './pause.ts'

export const StopInput = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 2000 }) },
  { additionalProperties: false },
)
export type StopInput = Static<typeof StopInput>

/** Dừng giải quyết: the responsible body ends the work before a decision, with its reason (TT 03/2025 Đ7, Mẫu 05). */
export async function stopDossier(work: Work, target: Target, input: StopInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'stop', work)
  return writeDossier(work, dossier, {
    step,
    changes: {
      ending: { reason: input.reason, at: work.now },
      intervals: closePause(dossier.intervals, work.now),
      supplement: null,
    },
  })
}
