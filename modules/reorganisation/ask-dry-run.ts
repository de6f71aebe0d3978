import { once, type Work } from '#modules/record'
import type { Plan, PlanState } from './plan.ts'
import { mustPlan } from './plan-policy.ts'
import { mustBe } from './plan-states.ts'
import { lockPlan, updatePlan } from './plan-store.ts'
import { tellPlan } from './tell-plan.ts'

/** States in which a plan may be tried. */
export const TRIED: readonly PlanState[] = ['draft', 'reviewed', 'signed']

/** Yêu cầu chạy thử: the house makes it within moments; asked twice it is made once. */
export async function askDryRun(work: Work, id: string): Promise<Plan> {
  mustPlan(work.actor)
  return once(work, async () => {
    const plan = await lockPlan(work.trx, id)
    mustBe(plan, TRIED)
    await updatePlan(work.trx, id, { dry_run_asked_at: work.now })
    return tellPlan(work, plan, 'ask_dry_run')
  })
}
