import { once, type Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Plan } from './plan.ts'
import { mustPlan } from './plan-policy.ts'
import { mustBe } from './plan-states.ts'
import { lockPlan, updatePlan } from './plan-store.ts'
import { tellPlan } from './tell-plan.ts'

/** Rà soát: after a dry run somebody answers for the plan; whoever signs is another. */
export async function reviewPlan(work: Work, id: string): Promise<Plan> {
  mustPlan(work.actor)
  return once(work, async () => {
    const plan = await lockPlan(work.trx, id)
    mustBe(plan, ['draft'])
    if (plan.planned_at === null) {
      throw conflict('no_dry_run', {
        vi: 'Hãy chạy thử phương án trước khi rà soát.',
        en: 'Make a dry run of the plan before reviewing it.',
      })
    }
    await updatePlan(work.trx, id, { state: 'reviewed', reviewed_at: work.now, reviewed_by: work.actor.id })
    return tellPlan(work, plan, 'review')
  })
}
