import { type Actor, holds, type Work } from '#modules/record'
import { askDryRun, TRIED } from './ask-dry-run.ts'
import type { Plan } from './plan.ts'
import { reviewPlan } from './review-plan.ts'
import { signPlan } from './sign-plan.ts'
import { startRun } from './start-run.ts'
import { startUndo, undoUntil } from './start-undo.ts'

/** What may be done with a plan as a whole, each by its verb. */
export const PLAN_VERBS = {
  try: askDryRun,
  review: reviewPlan,
  sign: signPlan,
  run: startRun,
  undo: startUndo,
} as const satisfies Readonly<Record<string, (work: Work, id: string) => Promise<Plan>>>

/** What may be done with a plan. */
export type PlanAct = 'edit' | keyof typeof PLAN_VERBS

/** What this actor may do with a plan as it is now; the verbs judge again. */
export function allowedPlanActs(actor: Actor, plan: Plan, now: string): PlanAct[] {
  const { state, planned_at, reviewed_by } = plan
  const may: Readonly<Record<PlanAct, boolean>> = {
    edit: holds(actor, 'city_admin') && state === 'draft',
    try: holds(actor, 'city_admin') && TRIED.includes(state),
    review: holds(actor, 'city_admin') && state === 'draft' && planned_at !== null,
    sign: holds(actor, 'city_leader') && state === 'reviewed' && reviewed_by !== actor.id,
    run: holds(actor, 'city_leader') && state === 'signed',
    undo: holds(actor, 'city_leader') && state === 'done' && now <= undoUntil(plan),
  }
  return ACTS.filter((act) => may[act])
}

const ACTS: readonly PlanAct[] = ['edit', 'try', 'review', 'sign', 'run', 'undo']
