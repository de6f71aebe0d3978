import { updatePlan } from './plan-store.ts'
import { reconcile } from './reconcile.ts'
import { sealReport } from './seal-report.ts'
import type { Doing, Turn } from './step.ts'

/** Đối soát: what was done is proven from rows and events of one moment, and the proof stated under the log's key. */
export async function endRun({ trx: snapshot, plan, now }: Doing): Promise<(doing: Doing) => Promise<Turn>> {
  const report = await reconcile(snapshot, plan, now)
  const { proofs, began_by: _began, signed_by: _signed, ...counts } = report
  const broken = proofs.filter((proof) => proof.broken > 0).map(({ name }) => name)
  return async (doing) => {
    await updatePlan(doing.trx, plan.id, { state: 'done' })
    await sealReport(doing, 'run', { report, told: { ...counts, broken } })
    return { did: report.in_flight, isOver: true }
  }
}
