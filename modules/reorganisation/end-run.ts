import { recordEvent, SYSTEM } from '#modules/record'
import { updatePlan } from './plan-store.ts'
import { reconcile } from './reconcile.ts'
import { sealOf } from './seal-report.ts'
import type { Doing, Turn } from './step.ts'

/** Đối soát: what was done is proven from rows and events, and the proof stated under the log's key. */
export async function endRun(doing: Doing): Promise<Turn> {
  const { trx, plan, now } = doing
  const report = await reconcile(trx, plan, now)
  await updatePlan(trx, plan.id, { state: 'done', report, seal: sealOf(doing, report) })
  const { proofs, ...counts } = report
  await recordEvent(
    { trx, actor: SYSTEM, now, key: null },
    {
      ...{
        module: 'reorganisation',
        noun: 'reorganisation',
        noun_id: plan.id,
        noun_version: plan.version + 1,
      },
      ...{ act: 'reconcile', agency_id: null, unit_id: null },
      data: { ...counts, broken: proofs.filter(({ broken }) => broken > 0).map(({ name }) => name) },
    },
  )
  return { did: report.in_flight, isOver: true }
}
