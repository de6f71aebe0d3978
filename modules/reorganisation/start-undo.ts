import { once, type Work } from '#modules/record'
import { formatMoment } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import { mustBeAlone } from './one-at-a-time.ts'
import type { Plan } from './plan.ts'
import { mustRunPlan } from './plan-policy.ts'
import { mustBe } from './plan-states.ts'
import { listPlans, lockPlan, updatePlan } from './plan-store.ts'
import { tellPlan } from './tell-plan.ts'

/** Hủy sắp xếp: within the stated window everything goes back, and what was done meanwhile stays done. */
export async function startUndo(work: Work, id: string): Promise<Plan> {
  mustRunPlan(work.actor)
  return once(work, async () => {
    const plan = await lockPlan(work.trx, id)
    if (plan.state === 'undoing' || plan.state === 'undone') return plan
    mustBe(plan, ['done'])
    await mustBeAlone(work.trx, id)
    const later = (await listPlans(work.trx)).find(
      (one) => one.effective_at > plan.effective_at && one.state === 'done',
    )
    if (later) {
      throw conflict('later_plan', {
        vi: `Phương án “${later.name}” được thực hiện sau phương án này; hãy hủy phương án đó trước.`,
        en: `The plan "${later.name}" was carried out after this one; undo that one first.`,
      })
    }
    const until = undoUntil(plan)
    if (work.now > until) {
      throw conflict('too_late_to_undo', {
        vi: `Chỉ hủy được đến ${formatMoment(until)}; đã quá thời gian ghi trong phương án.`,
        en: `It could be undone until ${formatMoment(until)}; the time the plan states is over.`,
      })
    }
    await updatePlan(work.trx, id, { state: 'undoing', ended_at: null })
    return tellPlan(work, plan, 'undo')
  })
}

/** Until when a plan may be undone. */
export function undoUntil(plan: Pick<Plan, 'effective_at' | 'document'>): string {
  const days = plan.document.rules.undo_days
  return new Date(Date.parse(plan.effective_at) + days * 86_400_000).toISOString()
}
