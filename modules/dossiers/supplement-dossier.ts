import { Type, type Static } from 'typebox'
import { attachPapers } from '#modules/papers'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import { checkPapers, paperIdsOf } from './checklist.ts'
import { acceptanceDueAt, calendarOf, dueAgain } from './dossier-clock.ts'
import { ChecklistLine, type Dossier } from './dossier.ts'
import { holdOriginals, originalsHandedIn } from './hold-originals.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { closePause } from './pause.ts'

export const SupplementInput = Type.Object(
  { checklist: Type.Array(ChecklistLine, { minItems: 1, maxItems: 60 }) },
  { additionalProperties: false },
)
export type SupplementInput = Static<typeof SupplementInput>

/** Nộp bổ sung: the applicant brings what was asked for; the waiting time leaves the clock as the procedure says. */
export async function supplementDossier(
  work: Work,
  target: Target,
  { checklist }: SupplementInput,
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'supplement', work)
  const brought = checklist.map((line) => line.key)
  const missing = (dossier.supplement?.items ?? []).filter((item) => !brought.includes(item.key))
  if (missing.length > 0) {
    const message = {
      vi: 'Giấy tờ này đã được yêu cầu và còn thiếu.',
      en: 'This paper was asked for and is still missing.',
    }
    throw invalid(
      'supplement_incomplete',
      {
        vi: 'Hãy nộp đủ mọi giấy tờ được yêu cầu trong một lần.',
        en: 'Bring every paper that was asked for at once.',
      },
      missing.map((item) => ({ field: `checklist.${item.key}`, message })),
    )
  }
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  await checkPapers(work, { answers: dossier.answers, version }, checklist)
  await attachPapers(work, { papers: paperIdsOf(checklist), holder: dossier.id })
  const kept = dossier.checklist.filter((line) => !brought.includes(line.key))
  const intervals = closePause(dossier.intervals, work.now)
  const calendar = await calendarOf(work, dossier)
  const clock = dossier.accepted_at
    ? await dueAgain(work, { ...dossier, intervals }, calendar)
    : { acceptance_due_at: acceptanceDueAt(work.now, calendar) }
  await holdOriginals(work, dossier, originalsHandedIn(work, { ...dossier, checklist }, version))
  return writeDossier(work, dossier, {
    step,
    changes: { checklist: [...kept, ...checklist], intervals, supplement: null, ...clock },
    data: { items: brought },
  })
}
