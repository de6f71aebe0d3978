import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import {
  countMoves,
  countUndecided,
  getPlan,
  listFindings,
  listReports,
  listSteps,
  nameUnits,
  sumMoves,
  type Finding,
  type KeptReport,
  type NamedUnit,
  type Plan,
  type StepLine,
} from '#modules/reorganisation'
import type { Actor } from '#modules/record'
import type { Trx } from '#platform/database.ts'

/** Where plans of reorganisations are kept. */
export const PLANS = '/quan-tri/sap-xep'

/** The files of a reconciliation, without their endings. */
export const RECONCILIATION: Readonly<Record<KeptReport['way'], string>> = {
  run: 'doi-soat',
  undo: 'doi-soat-huy',
}

/** Whose pages these are: the administrator prepares, the leader signs and runs, controllers and auditors look on. */
export const PLANNERS = {
  audience: 'admin',
  roles: ['city_admin', 'city_leader', 'city_controller', 'auditor'],
} as const

export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
export type ById = { Params: Static<typeof ById> }

export type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Dossiers that go from one unit into another; into none where they wait to be decided. */
export type Flow = {
  readonly from: string
  readonly to: string | null
  readonly dossiers: number
  readonly late: number
  readonly originals: number
}

/** What a plan's pages show. */
export type PlanFacts = {
  readonly plan: Plan
  readonly names: ReadonlyMap<number, NamedUnit>
  readonly flows: readonly Flow[]
  readonly findings: readonly Finding[]
  readonly steps: readonly StepLine[]
  readonly counts: Awaited<ReturnType<typeof countMoves>>
  readonly waiting: number
  readonly reports: readonly KeptReport[]
}

/** Reads a plan with what was found of it and how far it has come. */
async function readPlan(trx: Trx, id: string): Promise<PlanFacts> {
  const { plan, ...run } = await readRun(trx, id)
  const names = await nameUnits(trx, plan)
  const nameOf = (unit: number): string => names.get(unit)?.name ?? String(unit)
  const sums = await sumMoves(trx, id)
  const flows = sums.map(({ from_unit, to_unit, ...sum }): Flow => {
    return { ...sum, from: nameOf(from_unit), to: to_unit === null ? null : nameOf(to_unit) }
  })
  const [waiting] = await countUndecided(trx, { plan: id })
  return {
    ...{ plan, ...run, names, flows },
    findings: await listFindings(trx, id),
    waiting: waiting?.dossiers ?? 0,
  }
}

/** How far a plan has come that runs or is undone: what its page asks for every second. */
export type RunFacts = Pick<PlanFacts, 'plan' | 'steps' | 'counts' | 'reports'>

async function readRun(trx: Trx, id: string): Promise<RunFacts> {
  const plan = await getPlan(trx, id)
  const way = plan.state === 'undoing' || plan.state === 'undone' ? 'undo' : 'run'
  const [steps, counts] = [await listSteps(trx, id, way), await countMoves(trx, id)]
  return { plan, steps, counts, reports: await listReports(trx, id) }
}

/** The same behind the reader's wall. */
export function runOf(door: Door, actor: Actor, id: string): Promise<RunFacts> {
  return read(door, actor, (trx) => readRun(trx, id))
}

/** What a plan's pages show, behind the reader's wall. */
export function planOf(door: Door, actor: Actor, id: string): Promise<PlanFacts> {
  return read(door, actor, (trx) => readPlan(trx, id))
}
