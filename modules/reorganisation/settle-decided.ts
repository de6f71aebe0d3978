import { lockForCutOver, placeRows } from '#modules/dossiers'
import type { Sql } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { FIRST_BATCH } from './batch.ts'
import { foldBatch } from './fold-moves.ts'
import { markGone, upsertStrays } from './moves-store.ts'
import { planBack } from './plan-back.ts'
import { getPlan, lockPlan } from './plan-store.ts'
import { readGround } from './read-ground.ts'
import { replanThese, stageBatch } from './stage-moves.ts'
import type { Doing } from './step.ts'
import { listDecided, listPlansToSettle } from './undecided-store.ts'

/**
 * Moves what owners of work lists have decided, of plans that have run or were undone; the steps of a run see to it
 * themselves, and before it nothing moves. Answers how many were looked at.
 */
export async function settleDecided(pool: Sql, now: string): Promise<number> {
  let did = 0
  for (const id of await listPlansToSettle(pool)) {
    const plan = await getPlan(pool, id)
    const snapshot = await inTransaction(pool, {}, (trx) => readGround(trx, plan, now))
    did += await inTransaction(pool, {}, async (trx) => {
      // Whoever begins to undo the plan, or undoes it, sees to its dossiers himself.
      const { state } = await lockPlan(trx, id)
      if (state !== plan.state) return 0
      const doing: Doing = { trx, plan, snapshot, now, done: 0, batch: FIRST_BATCH, longestMs: 0, key: null }
      const ids = await listDecided(trx, id, FIRST_BATCH)
      return state === 'undone' ? backByChoice(doing, ids) : onByChoice(doing, ids)
    })
  }
  return did
}

/** What an act came before the last time is among what is staged and written now. */
async function onByChoice(doing: Doing, ids: readonly string[]): Promise<number> {
  await replanThese(doing, ids, 0)
  const staged = await stageBatch(doing)
  const folded = await foldBatch(doing)
  return ids.length + staged.did + folded.did
}

/** After an undoing the owner says to which of the old units a dossier filed meanwhile goes. */
async function backByChoice(doing: Doing, ids: readonly string[]): Promise<number> {
  const { trx, plan, now } = doing
  const rows = new Map((await lockForCutOver(trx, ids)).map((row) => [row.id, row]))
  const moves = await planBack(doing, ids)
  const placings = moves.flatMap(({ dossier_id, coming }) => {
    const dossier = rows.get(dossier_id)
    return dossier && coming ? [{ dossier, places: coming, plan: plan.id }] : []
  })
  await placeRows(trx, placings, now)
  await upsertStrays(trx, plan.id, moves)
  await markGone(trx, plan.id, { ids, there: moves })
  return ids.length
}
