import { recordEvent, type Work } from '#modules/record'
import { getPlan } from './plan-store.ts'
import { updateSealed, type OfPlan } from './reports-store.ts'

/** Biên bản đã đóng dấu: from now on the paper of a reconciliation is these bytes, and the log says which; done once. */
export async function keepSealedReport(work: Work, of: OfPlan, file_sha256: string): Promise<void> {
  if (!(await updateSealed(work.trx, of, { file_sha256, at: work.now }))) return
  const plan = await getPlan(work.trx, of.plan_id)
  await recordEvent(work, {
    ...{ module: 'reorganisation', noun: 'reorganisation', noun_id: plan.id, noun_version: plan.version },
    ...{ act: 'seal_report', agency_id: null, unit_id: null },
    data: { way: of.way, file_sha256 },
  })
}
