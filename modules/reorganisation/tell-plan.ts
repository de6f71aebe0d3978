import { recordEvent, type Work } from '#modules/record'
import type { Plan } from './plan.ts'
import { getPlan } from './plan-store.ts'

/** Writes the event of an act on a plan; answers the plan as it is now. */
export async function tellPlan(work: Work, plan: Plan, act: string): Promise<Plan> {
  await recordEvent(work, {
    ...{
      module: 'reorganisation',
      noun: 'reorganisation',
      noun_id: plan.id,
      noun_version: plan.version + 1,
      act,
    },
    ...{ agency_id: null, unit_id: null },
    data: { digest: plan.digest },
  })
  return getPlan(work.trx, plan.id)
}
