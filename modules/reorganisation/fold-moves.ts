import { agenciesOfComing, foldRows, lockForCutOver } from '#modules/dossiers'
import { letReadReceipts } from '#modules/payments'
import { letSeeSignatures } from '#modules/signing'
import { followDossiers } from './follow-originals.ts'
import { listMoves, markMoves, type MoveState } from './moves-store.ts'
import { replanBatch, stageBatch } from './stage-moves.ts'
import type { Doing, Turn } from './step.ts'

/** After the moment: writes what is staged, batch by batch. Who acted on a dossier first has written it already. */
export async function foldBatch({ trx, plan, now, batch }: Doing): Promise<Turn> {
  const moves = await listMoves(trx, plan.id, { state: 'staged', outcome: 'moves', limit: batch })
  if (moves.length === 0) return { did: 0, isOver: true }
  const rows = await lockForCutOver(
    trx,
    moves.map(({ dossier_id }) => dossier_id),
  )
  const readers = moves.flatMap(({ dossier_id: id, coming }) =>
    coming ? [{ id, agencies: agenciesOfComing(coming) }] : [],
  )
  await letReadReceipts(trx, readers)
  await letSeeSignatures(trx, readers)
  const written = await foldRows(trx, rows, now)
  const folded = new Map(written.map(({ id, version }) => [id, version]))
  const byFirstAct = rows.filter(({ id, former }) => former?.plan === plan.id && !folded.has(id))
  await followDossiers({ trx, plan, now }, [...written, ...byFirstAct])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const marked = moves.map(
    ({ dossier_id }): { dossier_id: string; state: MoveState; settled_version?: number } => {
      const version = folded.get(dossier_id)
      const row = byId.get(dossier_id)
      if (version !== undefined) return { dossier_id, state: 'folded', settled_version: version }
      // Written by the first act after the moment; or routed anew before it, and then planned again.
      if (row?.former?.plan === plan.id) return { dossier_id, state: 'folded', settled_version: row.version }
      return { dossier_id, state: 'planned' }
    },
  )
  await markMoves(trx, plan.id, marked)
  return { did: moves.length, isOver: moves.length < batch }
}

/** What was filed or routed anew in the last seconds before the moment: planned, staged and written like the others. */
export async function sweepBatch(doing: Doing): Promise<Turn> {
  const again = await replanBatch(doing)
  const staged = await stageBatch(doing)
  const folded = await foldBatch(doing)
  const did = again.did + staged.did + folded.did
  return { did, isOver: did === 0 }
}
