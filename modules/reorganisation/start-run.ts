import { once, type Work } from '#modules/record'
import { mustBeAlone } from './one-at-a-time.ts'
import type { Plan } from './plan.ts'
import { mustRunPlan } from './plan-policy.ts'
import { mustBe } from './plan-states.ts'
import { lockPlan, updatePlan } from './plan-store.ts'
import { tellPlan } from './tell-plan.ts'

/** Bắt đầu thực hiện: the house stages, cuts over at the moment and reconciles; pressed again it goes on. */
export async function startRun(work: Work, id: string): Promise<Plan> {
  mustRunPlan(work.actor)
  return once(work, async () => {
    const plan = await lockPlan(work.trx, id)
    if (plan.state === 'running' || plan.state === 'done') return plan
    mustBe(plan, ['signed'])
    await mustBeAlone(work.trx, id)
    await updatePlan(work.trx, id, { state: 'running', began_at: work.now, ended_at: null })
    return tellPlan(work, plan, 'run')
  })
}
