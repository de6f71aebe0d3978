import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Way } from './plan-store.ts'

/** A reconciliation that is kept: what it proved, its statement by the log's key, and its paper once that is sealed. */
export type KeptReport = {
  readonly plan_id: string
  readonly way: Way
  readonly report: object
  readonly seal: string | null
  /** The committee whose seal the paper bears. */
  readonly agency_id: string | null
  readonly at: string
  readonly file_sha256: string | null
  readonly sealed_at: string | null
}

/** Which reconciliation of which plan. */
export type OfPlan = Pick<KeptReport, 'plan_id' | 'way'>

const COLUMNS = 'plan_id, way, report, seal, agency_id, at, file_sha256, sealed_at'

/** Keeps what a run or its undoing proved. */
export async function insertReport(
  trx: Trx,
  { plan_id, way }: OfPlan,
  { report, seal, agency_id, at }: Pick<KeptReport, 'report' | 'seal' | 'agency_id' | 'at'>,
): Promise<void> {
  await trx`
    insert into reorganisation_reports (plan_id, way, report, seal, agency_id, at)
    values (${plan_id}, ${way}, ${jsonOf(trx, report)}, ${seal}, ${agency_id}, ${at})`
}

/** The reconciliations of a plan, the run's first. */
export async function listReports(sql: Reader, plan: string): Promise<KeptReport[]> {
  return await sql<KeptReport[]>`
    select ${sql.unsafe(COLUMNS)} from reorganisation_reports where plan_id = ${plan} order by way`
}

/** Reconciliations whose paper is not sealed yet. */
export async function listReportsToSeal(sql: Reader): Promise<KeptReport[]> {
  return await sql<KeptReport[]>`
    select ${sql.unsafe(COLUMNS)} from reorganisation_reports
    where file_sha256 is null and seal is not null and agency_id is not null order by at`
}

/** Writes down which file is the sealed paper; false where another process had done so before. */
export async function updateSealed(
  trx: Trx,
  { plan_id, way }: OfPlan,
  { file_sha256, at }: { readonly file_sha256: string; readonly at: string },
): Promise<boolean> {
  const { count } = await trx`
    update reorganisation_reports set file_sha256 = ${file_sha256}, sealed_at = ${at}
    where plan_id = ${plan_id} and way = ${way} and file_sha256 is null`
  return count > 0
}
