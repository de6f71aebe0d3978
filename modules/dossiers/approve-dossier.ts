import type { Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { waitForPapers } from './request-supplement.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

/**
 * Phê duyệt, ký: the head endorses a proposal, then the signer decides; nobody signs a result he proposed himself.
 * The head also approves a second request for papers, which only then reaches the applicant.
 */
export async function approveDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'approve', work)
  if (step.to === 'supplement') {
    const items = dossier.supplement?.items.map((item) => item.key) ?? []
    return writeDossier(work, dossier, { step, changes: waitForPapers(dossier, work.now), data: { items } })
  }
  if (!dossier.decision) throw new Error(`dossier ${dossier.code} is ${dossier.business} without a decision`)
  if (dossier.holder_id === work.actor.id) {
    throw conflict('own_draft', {
      vi: 'Người soạn kết quả không được tự duyệt hoặc ký. Hãy để người khác có thẩm quyền ký.',
      en: 'Who drafted the result may not approve or sign it. Let another competent person sign.',
    })
  }
  const decision =
    step.to === 'approved'
      ? { ...dossier.decision, approved_at: work.now, signed_by: `${work.actor.name}, ${work.actor.title}` }
      : dossier.decision
  return writeDossier(work, dossier, { step, changes: { decision } })
}
