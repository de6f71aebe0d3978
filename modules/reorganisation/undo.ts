import { restoreDelegations } from '#modules/authority'
import { letRead, lockForCutOver, placeRows, returnRows } from '#modules/dossiers'
import { endPostsAt, reopenPosts } from '#modules/people'
import { SYSTEM } from '#modules/record'
import { reopenBooks } from '#modules/registers'
import {
  closeAgencies,
  closeUnits,
  renameAgencies,
  reopenAgencies,
  reopenUnits,
  restoreVersions,
} from '#modules/units'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { sealReport } from './seal-report.ts'
import { endAgencySuccessions, listEndedAgencies, listEndedPosts, listKept } from './ground-store.ts'
import { dropUndecided, listMoves, listStrays, markMoves, upsertStrays } from './moves-store.ts'
import { bookingsBack, desksBack } from './follow-counters.ts'
import { boxesBack } from './follow-boxes.ts'
import { ownBack } from './follow-own.ts'
import { originalsBack } from './originals-back.ts'
import { updatePlan } from './plan-store.ts'
import { endingUnits, planBack, receivingUnits } from './plan-back.ts'
import { reconcileUndo } from './reconcile-undo.ts'
import type { Doing, Step, Turn } from './step.ts'

/** The steps of undoing a cut-over, in their order. What was done on a dossier meanwhile stays done. */
export const stepsOfUndo: readonly Step[] = [
  { name: 'units', turn: unitsBack },
  { name: 'agencies', turn: agenciesBack },
  { name: 'posts', turn: postsBack },
  { name: 'return', turn: returnBatch },
  { name: 'strays', turn: straysBatch },
  { name: 'originals', turn: (doing) => originalsBack(doing, newAgencies(doing)) },
  { name: 'boxes', turn: (doing) => boxesBack(doing, newAgencies(doing)) },
  { name: 'appointments', turn: (doing) => bookingsBack(doing, newAgencies(doing)) },
  { name: 'reconcile', prepare: endUndo },
]

/** New units and agencies are there for a day at least: a day range is never empty. */
function lastDay({ plan, now }: Doing): string {
  const next = fromDayNumber(toDayNumber(plan.document.effective_on) + 1)
  const today = dayOf(now)
  return today > next ? today : next
}

async function unitsBack(doing: Doing): Promise<Turn> {
  const { trx, plan, snapshot, now } = doing
  const old = snapshot.territories.flatMap(({ isClosing, unit_id }) => (isClosing ? [unit_id] : []))
  await reopenUnits(trx, old, dayOf(now))
  await closeUnits(trx, endingUnits(doing.snapshot), lastDay(doing))
  const renamed = [...snapshot.units.values()].flatMap(({ way, unit_id }) =>
    way === 'renamed' ? [unit_id] : [],
  )
  await restoreVersions(trx, renamed, { before: plan.document.effective_on, from: lastDay(doing) })
  await endAgencySuccessions(trx, plan.id, now)
  await dropUndecided(trx, plan.id)
  return { did: old.length, isOver: true }
}

/** Agencies of before go on as they had; those of the plan's units end. */
async function agenciesBack(doing: Doing): Promise<Turn> {
  const { trx, plan, snapshot, done, batch } = doing
  if (done === 0) {
    const ends = newAgencies(doing).map(({ id }) => ({ id, on: lastDay(doing) }))
    await closeAgencies(trx, ends)
    await rulesBack(doing)
    await desksBack(doing, lastDay(doing))
    await ownBack(doing)
  }
  const page = await listEndedAgencies(trx, plan.id, { offset: done, limit: batch })
  await reopenAgencies(trx, page)
  return { did: page.length, total: snapshot.closing.length, isOver: page.length < batch }
}

/** Names, books and delegations are as they had been; what was numbered and signed meanwhile stays so. */
async function rulesBack({ trx, plan, now }: Doing): Promise<void> {
  const work = { trx, actor: SYSTEM, now, key: null }
  const kept = (noun: Parameters<typeof listKept>[1]['noun']) => listKept(trx, { plan: plan.id, noun })
  const ids = (rows: readonly Readonly<Record<string, string>>[]) => rows.map(({ id = '' }) => id)
  const names = await kept('agency_name')
  await renameAgencies(
    trx,
    names.map(({ id = '', name = '' }) => ({ id, name })),
  )
  const books = await kept('register')
  await reopenBooks(
    work,
    books.map(({ agency = '', register = '', year = '' }) => ({ agency, register, year: Number(year) })),
  )
  const [ended, made] = [ids(await kept('delegation')), ids(await kept('delegation_made'))]
  await restoreDelegations(work, { ended, made, reason: `Hủy sắp xếp theo ${plan.legal_basis}` })
}

function newAgencies({ snapshot }: Doing) {
  const ending = new Set(endingUnits(snapshot))
  return snapshot.agenciesAfter.filter(
    ({ unit_id, kind }) => ending.has(unit_id) && kind !== 'coordinating_body',
  )
}

/** Officers have their posts of before again; those at the plan's agencies end. */
async function postsBack(doing: Doing): Promise<Turn> {
  const { trx, plan, done, batch } = doing
  if (done === 0) {
    const ids = newAgencies(doing).map(({ id }) => id)
    await endPostsAt(trx, ids, lastDay(doing))
  }
  const page = await listEndedPosts(trx, plan.id, { offset: done, limit: batch })
  await reopenPosts(trx, page)
  return { did: page.length, isOver: page.length < batch }
}

/** Dossiers that stand where the cut-over had put them go back; ended ones stay where they ended. */
async function returnBatch({ trx, plan, now, batch }: Doing): Promise<Turn> {
  const moves = await listMoves(trx, plan.id, { state: 'folded', outcome: 'moves', limit: batch })
  if (moves.length === 0) return { did: 0, isOver: true }
  const ids = moves.map(({ dossier_id }) => dossier_id)
  const rows = await lockForCutOver(trx, ids)
  const placed = new Map(moves.map((move) => [move.dossier_id, move]))
  const back = rows.filter(
    ({ id, former, unit_id }) => former?.plan === plan.id && placed.get(id)?.to_unit === unit_id,
  )
  const returned = new Map((await returnRows(trx, back, now)).map(({ id, version }) => [id, version]))
  const marked = ids.map((dossier_id) => {
    const settled_version = returned.get(dossier_id)
    const state = 'restored' as const
    return settled_version === undefined ? { dossier_id, state } : { dossier_id, state, settled_version }
  })
  await markMoves(trx, plan.id, marked)
  return { did: moves.length, isOver: moves.length < batch }
}

/** What was filed at the plan's units, or sent there, since the cut: by one origin or a named place, else to the work list. */
async function straysBatch(doing: Doing): Promise<Turn> {
  const { trx, plan, now, batch } = doing
  const units = { ending: endingUnits(doing.snapshot), receiving: receivingUnits(doing.snapshot) }
  const ids = await listStrays(trx, plan.id, { ...units, limit: batch })
  if (ids.length === 0) return { did: 0, isOver: true }
  const rows = new Map((await lockForCutOver(trx, ids)).map((row) => [row.id, row]))
  const moves = await planBack(doing, ids)
  const placings = moves.flatMap(({ dossier_id, coming }) => {
    const dossier = rows.get(dossier_id)
    return dossier && coming ? [{ dossier, places: coming, plan: plan.id }] : []
  })
  await placeRows(trx, placings, now)
  await upsertStrays(trx, plan.id, moves)
  await letRead(
    trx,
    moves.flatMap(({ dossier_id: id, owner_agency_id: agency }) => (agency ? [{ id, agency }] : [])),
  )
  return { did: ids.length, isOver: ids.length < batch }
}

/** Proves that everything went back, and says what was done meanwhile. */
async function endUndo({
  trx: reader,
  plan,
  now,
  snapshot,
}: Doing): Promise<(doing: Doing) => Promise<Turn>> {
  const report = await reconcileUndo(reader, plan, { at: now, units: endingUnits(snapshot) })
  const { proofs, began_by: _began, signed_by: _signed, ...counts } = report
  const broken = proofs.filter((proof) => proof.broken > 0).map(({ name }) => name)
  return async (doing) => {
    await updatePlan(doing.trx, plan.id, { state: 'undone', ended_at: now })
    await sealReport(doing, 'undo', { report, told: { ...counts, broken } })
    return { did: report.returned, isOver: true }
  }
}
