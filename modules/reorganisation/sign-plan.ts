import { once, type Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Plan } from './plan.ts'
import { mustSignPlan } from './plan-policy.ts'
import { mustBe } from './plan-states.ts'
import { lockPlan, updatePlan } from './plan-store.ts'
import { tellPlan } from './tell-plan.ts'

/** Ký phương án: from here on it may run, and nobody changes it. */
export async function signPlan(work: Work, id: string): Promise<Plan> {
  mustSignPlan(work.actor)
  return once(work, async () => {
    const plan = await lockPlan(work.trx, id)
    mustBe(plan, ['reviewed'])
    if (plan.reviewed_by === work.actor.id) {
      throw conflict('same_person', {
        vi: 'Người ký phải khác người rà soát.',
        en: 'Whoever signs must not be who reviewed.',
      })
    }
    await updatePlan(work.trx, id, { state: 'signed', signed_at: work.now, signed_by: work.actor.id })
    return tellPlan(work, plan, 'sign')
  })
}
