import type { Trx } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import { listPlans } from './plan-store.ts'

/** Refuses while another plan is carried out or undone; until the transaction ends nobody else begins one. */
export async function mustBeAlone(trx: Trx, id: string): Promise<void> {
  await trx`select pg_advisory_xact_lock(hashtext(current_schema() || ' reorganisations'))`
  const plans = await listPlans(trx)
  const other = plans.find((one) => one.id !== id && (one.state === 'running' || one.state === 'undoing'))
  if (!other) return
  throw conflict('other_plan_runs', {
    vi: `Phương án “${other.name}” đang được thực hiện hoặc hủy; mỗi lúc chỉ một phương án.`,
    en: `The plan "${other.name}" is being carried out or undone; there is one at a time.`,
  })
}
