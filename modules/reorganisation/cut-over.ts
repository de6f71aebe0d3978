import type { Sql, Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { FIRST_BATCH, nextBatch } from './batch.ts'
import { endParallel } from './end-parallel.ts'
import { endRun } from './end-run.ts'
import { followBookings, stageDesks } from './follow-counters.ts'
import { countBook, followAgencies } from './follow-originals.ts'
import { followBoxes } from './follow-boxes.ts'
import { stageOwn } from './follow-own.ts'
import { foldBatch, sweepBatch } from './fold-moves.ts'
import { moment, replanBatch, stageBatch } from './stage-moves.ts'
import { stageAgencies, stageDelegations, stagePosts, stageUnits } from './stage-ground.ts'
import { beginStep, getPlan, listSteps, markStep, type Way } from './plan-store.ts'
import { readGround } from './read-ground.ts'
import type { Step, Turn } from './step.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import { stepsOfUndo } from './undo.ts'

/** The steps of a cut-over, in their order. Those before `moment` can be done days ahead. */
const RUN: readonly Step[] = [
  { name: 'units', turn: stageUnits },
  { name: 'agencies', turn: stageAgencies },
  { name: 'posts', turn: stagePosts },
  { name: 'desks', turn: stageDesks },
  { name: 'own', turn: stageOwn },
  { name: 'delegations', turn: stageDelegations },
  { name: 'book', turn: countBook },
  { name: 'replan', turn: replanBatch },
  { name: 'stage', turn: stageBatch },
  { name: 'moment', turn: moment },
  { name: 'fold', turn: foldBatch },
  { name: 'sweep', turn: sweepBatch },
  { name: 'originals', turn: followAgencies },
  { name: 'boxes', turn: followBoxes },
  { name: 'appointments', turn: followBookings },
  { name: 'reconcile', prepare: endRun },
  { name: 'parallel', turn: endParallel },
]

/** A look that takes longer (milliseconds) is not begun again at once. */
const LONG_MS = 200

/** A cut-over, or its undoing, that is under way in this process. */
export type CutOver = {
  /** Does one batch; answers what it did, and that everything is over. */
  readonly turn: () => Promise<{ step: string; did: number; isOver: boolean; waits: boolean }>
}

type Engine = {
  readonly pool: Sql
  readonly clock: () => string
  readonly key: SigningKey | null
}

/** Opens a plan that is running, or being undone. Whoever was killed in the middle opens it again and goes on. */
export async function openCutOver({ pool, clock, key }: Engine, id: string): Promise<CutOver> {
  const plan = await getPlan(pool, id)
  const way: Way = plan.state === 'undoing' ? 'undo' : 'run'
  const steps = way === 'undo' ? stepsOfUndo : RUN
  const snapshot = await readOnly(pool, (trx) => readGround(trx, plan, clock()))
  const ended = new Set(
    (await listSteps(pool, id, way)).flatMap(({ step, ended_at }) => (ended_at ? [step] : [])),
  )
  let index = steps.findIndex(({ name }) => !ended.has(name))
  if (index < 0) index = steps.length
  let batch = FIRST_BATCH
  let longestMs = 0
  let restsUntil = 0
  const turn = async () => {
    const step = steps[index]
    if (!step) return { step: '', did: 0, isOver: true, waits: false }
    const now = clock()
    const began = performance.now()
    // Looking again and again for what changed would take the desks their time; at the moment nobody rests.
    if (began < restsUntil && now < plan.effective_at)
      return { step: step.name, did: 0, isOver: false, waits: true }
    const at = { plan: id, way, step: step.name }
    const known = { plan, snapshot, now, batch, longestMs, key }
    const doTurn =
      'turn' in step ? step.turn : await readOnly(pool, (trx) => step.prepare({ ...known, trx, done: 0 }))
    const done = await inTransaction(pool, {}, async (trx): Promise<Turn> => {
      const line = await beginStep(trx, at, now)
      if (line.ended_at) return { did: 0, isOver: true }
      const turned = await doTurn({ ...known, trx, done: line.done })
      const { did, isOver, total = null } = turned
      await markStep(trx, at, { done: did, total, ended_at: isOver ? now : null })
      return turned
    })
    const ms = performance.now() - began
    longestMs = done.isOver ? 0 : Math.max(longestMs, ms)
    restsUntil = done.waits && ms > LONG_MS ? began + 4 * ms : 0
    batch = done.isOver ? FIRST_BATCH : nextBatch(batch, ms)
    if (done.isOver) index += 1
    return { step: step.name, did: done.did, isOver: index >= steps.length, waits: done.waits ?? false }
  }
  return { turn }
}

/** One moment of the house, read without writing. */
function readOnly<T>(pool: Sql, read: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(pool, {}, async (trx) => {
    await trx`set transaction isolation level repeatable read, read only`
    return read(trx)
  })
}
