import { conflict } from '#platform/refusal.ts'
import type { Plan, PlanState } from './plan.ts'

/** What each state is called. */
export const STATE_TEXT: Record<PlanState, { readonly vi: string; readonly en: string }> = {
  draft: { vi: 'Dự thảo', en: 'Draft' },
  reviewed: { vi: 'Đã rà soát, chờ ký', en: 'Reviewed, to be signed' },
  signed: { vi: 'Đã ký', en: 'Signed' },
  running: { vi: 'Đang thực hiện', en: 'Running' },
  done: { vi: 'Đã thực hiện', en: 'Done' },
  undoing: { vi: 'Đang hủy', en: 'Being undone' },
  undone: { vi: 'Đã hủy', en: 'Undone' },
}

/** Owners of work lists are asked from the signature on; what a draft leaves open may be another tomorrow. */
export function asksOwners({ state }: Pick<Plan, 'state'>): boolean {
  return state !== 'draft' && state !== 'reviewed'
}

/** Refuses an act on a plan in any other state, and says in which it is possible. */
export function mustBe(plan: Plan, allowed: readonly PlanState[]): void {
  if (allowed.includes(plan.state)) return
  const names = { vi: allowed.map((one) => STATE_TEXT[one].vi), en: allowed.map((one) => STATE_TEXT[one].en) }
  throw conflict(
    'plan_state',
    {
      vi: `Phương án đang ở trạng thái “${STATE_TEXT[plan.state].vi}”; việc này chỉ làm được khi: ${names.vi.join(', ')}.`,
      en: `The plan is "${STATE_TEXT[plan.state].en}"; this is possible only while it is: ${names.en.join(', ')}.`,
    },
    { state: plan.state, allowed },
  )
}
