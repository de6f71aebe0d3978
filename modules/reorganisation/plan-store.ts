import { notFound } from '#platform/refusal.ts'
import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Finding } from './find-faults.ts'
import type { Changed, Plan, PlanDocument, Planned, PlanState } from './plan.ts'

const COLUMNS = `id, version, name, legal_basis, effective_at, state, digest, document, imported_at, imported_by,
  reviewed_at, reviewed_by, signed_at, signed_by, planned_at, planned, changed, began_at, ended_at, dry_run_asked_at,
  (select report from reorganisation_reports where plan_id = reorganisations.id order by at desc limit 1) as report,
  (select seal from reorganisation_reports where plan_id = reorganisations.id order by at desc limit 1) as seal`

/** A plan without its lines, for lists. */
export type PlanLine = Omit<Plan, 'document' | 'report' | 'seal'>

/** Every plan, the latest moment first. */
export async function listPlans(sql: Reader): Promise<PlanLine[]> {
  return await sql<PlanLine[]>`
    select id, version, name, legal_basis, effective_at, state, digest, imported_at, imported_by, reviewed_at, reviewed_by,
      signed_at, signed_by, planned_at, planned, changed, began_at, ended_at, dry_run_asked_at
    from reorganisations order by effective_at desc, imported_at desc`
}

/** A plan by its id; refuses where there is none. */
export async function getPlan(sql: Reader, id: string): Promise<Plan> {
  const [plan] = await sql<Plan[]>`select ${sql.unsafe(COLUMNS)} from reorganisations where id = ${id}`
  if (plan) return plan
  throw noPlan()
}

/** Locks a plan by its id; refuses where there is none. */
export async function lockPlan(trx: Trx, id: string): Promise<Plan> {
  const [plan] = await trx<Plan[]>`
    select ${trx.unsafe(COLUMNS)} from reorganisations where id = ${id} for update`
  if (plan) return plan
  throw noPlan()
}

/** The plan made of files with this digest; null where they were not imported. */
export async function findPlanByDigest(sql: Reader, digest: string): Promise<Plan | null> {
  const [plan] = await sql<
    Plan[]
  >`select ${sql.unsafe(COLUMNS)} from reorganisations where digest = ${digest}`
  return plan ?? null
}

/** Plans that are being run or undone. */
export async function listMovingPlans(sql: Reader): Promise<{ id: string; state: PlanState }[]> {
  return await sql<{ id: string; state: PlanState }[]>`
    select id, state from reorganisations where state in ('running', 'undoing') or (state = 'done' and ended_at is null)
    order by began_at`
}

/** Plans of which a dry run was asked for and is not made yet. */
export async function listPlansToTry(sql: Reader): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from reorganisations
    where dry_run_asked_at > coalesce(planned_at, '-infinity') and state in ('draft', 'reviewed', 'signed')
    order by dry_run_asked_at`
  return rows.map(({ id }) => id)
}

function noPlan() {
  return notFound('reorganisation', {
    vi: 'Không có phương án sắp xếp này.',
    en: 'There is no such plan of a reorganisation.',
  })
}

/** Writes a new plan as a draft. */
export async function insertPlan(
  trx: Trx,
  plan: { id: string; digest: string; document: PlanDocument; by: string; at: string },
): Promise<void> {
  const { document } = plan
  await trx`
    insert into reorganisations (id, version, name, legal_basis, effective_at, state, digest, document, imported_at, imported_by)
    values (${plan.id}, 1, ${document.name}, ${document.legal_basis}, ${document.effective_at}, 'draft', ${plan.digest},
      ${jsonOf(trx, document)}, ${plan.at}, ${plan.by})`
}

type PlanChanges = {
  readonly state?: PlanState
  readonly reviewed_at?: string
  readonly reviewed_by?: string | null
  readonly signed_at?: string
  readonly signed_by?: string | null
  readonly planned_at?: string | null
  readonly planned?: Planned | null
  readonly dry_run_asked_at?: string
  readonly document?: PlanDocument
  readonly digest?: string
  readonly changed?: Changed
  readonly began_at?: string
  readonly ended_at?: string | null
}

/** Changes a plan's row; its version goes up by one. */
export async function updatePlan(sql: Reader, id: string, changes: PlanChanges): Promise<void> {
  const columns = sql.unsafe(Object.keys(changes).sort().join(', '))
  await sql`
    update reorganisations set version = version + 1, (${columns}) = (
      select ${columns} from jsonb_populate_record(null::reorganisations, ${jsonOf(sql, changes)}::jsonb))
    where id = ${id}`
}

/** Takes what a dry run had said of a plan away. */
export async function forgetPlanned(trx: Trx, id: string): Promise<void> {
  await trx`
    with moves as (delete from reorganisation_moves where plan_id = ${id})
    delete from reorganisation_findings where plan_id = ${id}`
}

/** Puts what a dry run found in the place of what one before it had found. */
export async function replaceFindings(trx: Trx, plan: string, findings: readonly Finding[]): Promise<void> {
  await trx`delete from reorganisation_findings where plan_id = ${plan}`
  for (let start = 0; start < findings.length; start += 500) {
    await trx`
      insert into reorganisation_findings (plan_id, kind, subject, dossiers, detail)
      select ${plan}, kind, subject, dossiers, detail
      from jsonb_to_recordset(${jsonOf(trx, findings.slice(start, start + 500))}::jsonb)
        as f (kind text, subject text, dossiers int, detail jsonb)
      on conflict do nothing`
  }
}

/** What the last dry run found, by kind. */
export async function listFindings(sql: Reader, plan: string): Promise<Finding[]> {
  return await sql<Finding[]>`
    select kind, subject, dossiers, detail from reorganisation_findings where plan_id = ${plan}
    order by kind, dossiers desc, subject`
}

/** How far one step has come. */
export type StepLine = {
  readonly step: string
  readonly done: number
  readonly total: number | null
  readonly began_at: string
  readonly ended_at: string | null
}

/** Running a plan, or undoing it. */
export type Way = 'run' | 'undo'

/** The steps begun so far, in their order. */
export async function listSteps(sql: Reader, plan: string, way: Way): Promise<StepLine[]> {
  return await sql<StepLine[]>`
    select step, done, total, began_at, ended_at from reorganisation_steps
    where plan_id = ${plan} and way = ${way} order by began_at`
}

/** Begins a step, or goes on with it; answers how far it had come. */
export async function beginStep(
  trx: Trx,
  at: { plan: string; way: Way; step: string },
  now: string,
): Promise<StepLine> {
  await trx`insert into reorganisation_steps (plan_id, way, step, began_at)
    values (${at.plan}, ${at.way}, ${at.step}, ${now}) on conflict do nothing`
  const [line] = await trx<StepLine[]>`
    select step, done, total, began_at, ended_at from reorganisation_steps
    where plan_id = ${at.plan} and way = ${at.way} and step = ${at.step} for update`
  if (!line) throw new Error(`the step ${at.step} of ${at.plan} was not begun`)
  return line
}

/** Says how far a step has come, and that it is over. */
export async function markStep(
  trx: Trx,
  at: { plan: string; way: Way; step: string },
  to: { done: number; total?: number | null; ended_at?: string | null },
): Promise<void> {
  await trx`
    update reorganisation_steps set done = done + ${to.done}, total = coalesce(${to.total ?? null}, total),
      ended_at = ${to.ended_at ?? null}
    where plan_id = ${at.plan} and way = ${at.way} and step = ${at.step}`
}
