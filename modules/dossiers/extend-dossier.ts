import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

export const ExtendInput = Type.Object(
  {
    reason: Type.String({ minLength: 5, maxLength: 2000 }),
    due_at: Type.String({
      format: 'date-time',
      description: 'The new appointment, later than the present one',
    }),
  },
  { additionalProperties: false },
)
export type ExtendInput = Static<typeof ExtendInput>

/** Xin lỗi và hẹn lại: once at most and before expiry, with reason and new date (Mẫu 04); the first date stays on record. */
export async function extendDossier(work: Work, target: Target, input: ExtendInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'extend', work)
  const due_at = new Date(input.due_at).toISOString()
  if (!dossier.due_at || due_at <= dossier.due_at) {
    const later = {
      vi: 'Ngày hẹn mới phải sau ngày hẹn hiện tại.',
      en: 'The new date must be later than the present one.',
    }
    throw invalid('not_later', later, [{ field: 'due_at', message: later }])
  }
  const extension = { reason: input.reason, from_due_at: dossier.due_at, to_due_at: due_at, at: work.now }
  const apology = {
    ...{ reason: input.reason, due_at: dossier.due_at, proposed_due_at: due_at, signed_at: work.now },
    drafted_at: dossier.apology?.drafted_at ?? work.now,
  }
  return writeDossier(work, dossier, {
    step,
    changes: { due_at, extension, apology },
    data: { from_due_at: dossier.due_at },
  })
}
