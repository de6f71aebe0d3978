import { Type, type Static } from 'typebox'
import { calendarOf, supplementDueOn } from './dossier-clock.ts'
import { getVersion, papersFor } from '#modules/procedures'
import type { Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'
import { openPause } from './pause.ts'

export const RequestSupplementInput = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          key: Type.String({ maxLength: 60, description: 'A paper of the procedure, by its key' }),
          guidance: Type.String({ minLength: 3, maxLength: 1000 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 40 },
    ),
    reason: Type.String({ minLength: 3, maxLength: 2000 }),
  },
  { additionalProperties: false },
)
export type RequestSupplementInput = Static<typeof RequestSupplementInput>

/** Yêu cầu bổ sung: everything missing at once, only papers of the procedure, once after acceptance (Mẫu 02). */
export async function requestSupplement(
  work: Work,
  target: Target,
  input: RequestSupplementInput,
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'request_supplement', work)
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const known = papersFor(version, dossier.answers).map((paper) => paper.key)
  const foreign = input.items.filter((item) => !known.includes(item.key))
  if (foreign.length > 0) {
    const only = {
      vi: `Chỉ được yêu cầu giấy tờ có trong thủ tục: ${known.join(', ')}.`,
      en: `Only papers of the procedure may be asked for: ${known.join(', ')}.`,
    }
    throw invalid(
      'paper_not_in_procedure',
      only,
      foreign.map((item) => ({ field: `items.${item.key}`, message: only })),
    )
  }
  if (step.to === 'supplement' && dossier.supplement_count > 0) {
    throw conflict('second_supplement', {
      vi: 'Sau khi tiếp nhận chỉ được yêu cầu bổ sung một lần, và hồ sơ này đã được yêu cầu.',
      en: 'After acceptance papers may be requested once only, and this dossier had its request.',
    })
  }
  const calendar = await calendarOf(work, dossier)
  const supplement = { ...input, requested_at: work.now, due_on: supplementDueOn(work.now, calendar) }
  const afterAcceptance = step.to === 'supplement'
  return writeDossier(work, dossier, {
    step,
    changes: {
      supplement,
      supplement_count: dossier.supplement_count + (afterAcceptance ? 1 : 0),
      intervals: afterAcceptance ? openPause(dossier.intervals, 'supplement', work.now) : dossier.intervals,
    },
    data: { items: input.items.map((item) => item.key), due_on: supplement.due_on },
  })
}
