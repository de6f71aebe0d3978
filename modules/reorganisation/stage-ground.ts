import { succeedDelegations } from '#modules/authority'
import { announceCutOver } from '#modules/dossiers'
import { endPostsAt, givePosts } from '#modules/people'
import { SYSTEM } from '#modules/record'
import { succeedBooks } from '#modules/registers'
import {
  closeAgencies,
  closeUnits,
  endVersions,
  renameAgencies,
  upsertAgencies,
  upsertSuccessions,
  upsertUnits,
  upsertVersions,
} from '#modules/units'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { BATCH } from './batch.ts'
import type { Doing, Turn } from './step.ts'
import { insertAgencySuccessions, keepBefore } from './ground-store.ts'
import { officesOf, successionsOf } from './offices.ts'
import { parallelUntil } from './parallel.ts'
import { plannedUnits } from './planned-units.ts'

/** Units: what the plan makes is there from its day on, what it ends ends that day; the graph old → new is complete. */
export async function stageUnits({ trx, plan, snapshot }: Doing): Promise<Turn> {
  const { document } = plan
  const cut = { id: plan.id, effective_at: plan.effective_at, parallel_until: parallelUntil(document) }
  await announceCutOver(trx, cut)
  const rows = await plannedUnits(trx, document, snapshot)
  await upsertUnits(trx, rows.units)
  await upsertVersions(trx, rows.versions)
  await upsertSuccessions(trx, rows.successions)
  const ending = snapshot.territories.flatMap(({ isClosing, unit_id }) => (isClosing ? [unit_id] : []))
  const renamed = [...snapshot.units.values()].filter(({ way }) => way === 'renamed')
  await endVersions(
    trx,
    renamed.map(({ unit_id }) => unit_id),
    document.effective_on,
  )
  const closed = await closeUnits(trx, ending, document.effective_on)
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'unit' },
    closed.map((id) => ({ key: String(id), was: { id } })),
  )
  return { did: rows.units.length + closed.length, isOver: true }
}

/** Agencies: what the plan makes begins, what it closes ends; its desks a stated time later. Says who acts for whom. */
export async function stageAgencies({ trx, plan, snapshot, done }: Doing): Promise<Turn> {
  const { effective_on, rules } = plan.document
  if (done === 0) await upsertAgencies(trx, snapshot.made)
  const batch = snapshot.closing.slice(done, done + BATCH)
  const later = fromDayNumber(toDayNumber(effective_on) + rules.parallel_days)
  const ends = batch.map(({ id, kind }) => ({ id, on: kind === 'centre_point' ? later : effective_on }))
  const was = await closeAgencies(trx, ends)
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'agency' },
    was.map((row) => ({ key: row.id, was: row })),
  )
  await insertAgencySuccessions(
    trx,
    plan,
    batch.flatMap((agency) => successionsOf(agency, snapshot)),
  )
  return {
    did: batch.length,
    total: snapshot.closing.length,
    isOver: done + batch.length >= snapshot.closing.length,
  }
}

/** Officers: their posts follow their office from the day on; the old ones end with the parallel time. */
export async function stagePosts({ trx, plan, snapshot, done }: Doing): Promise<Turn> {
  const { effective_on, rules } = plan.document
  const { posts, closing } = snapshot
  const total = posts.length + closing.length
  if (done < posts.length) {
    const batch = posts.slice(done, done + BATCH)
    await givePosts(trx, batch, effective_on)
    return { did: batch.length, total, isOver: done + batch.length >= total }
  }
  const from = done - posts.length
  const batch = closing.slice(from, from + BATCH)
  const later = fromDayNumber(toDayNumber(effective_on) + rules.parallel_days)
  const ended = await endPostsAt(
    trx,
    batch.map(({ id }) => id),
    later,
  )
  const rows = ended.map((was) => ({
    key: `${was.account_id} ${was.role} ${was.agency_id} ${was.valid_from}`,
    was,
  }))
  await keepBefore(trx, { plan: plan.id, noun: 'post' }, rows)
  return { did: batch.length, total, isOver: from + batch.length >= closing.length }
}

/** Delegations: by rule those of agencies that end hold until the moment, or go on at the agency in their place. */
export async function stageDelegations(doing: Doing): Promise<Turn> {
  const { trx, plan, snapshot, now } = doing
  const { rules, effective_at, legal_basis } = plan.document
  const offices = officesOf(snapshot)
  const units = new Map(
    snapshot.territories.map(({ unit_id, targets }) => [unit_id, targets.map((target) => target.unit_id)]),
  )
  const { ended, made } = await succeedDelegations(
    { trx, actor: SYSTEM, now, key: null },
    {
      ...{ offices, units, rule: rules.delegations, at: effective_at, plan: plan.id },
      reason: `Sắp xếp theo ${legal_basis}`,
    },
  )
  const kept = (noun: 'delegation' | 'delegation_made', ids: readonly string[]) =>
    keepBefore(
      trx,
      { plan: plan.id, noun },
      ids.map((id) => ({ key: id, was: { id } })),
    )
  await kept('delegation', ended)
  await kept('delegation_made', made)
  return { did: ended.length + made.length, isOver: true }
}

/** Agencies that go on under another name bear it from the moment on. */
export async function giveNames({
  trx,
  plan,
  snapshot,
}: Pick<Doing, 'trx' | 'plan' | 'snapshot'>): Promise<void> {
  const was = await renameAgencies(trx, snapshot.renamed)
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'agency_name' },
    was.map((row) => ({ key: row.id, was: row })),
  )
}

/**
 * Registers: by rule the agency in the old one's place goes on after its last number, or has opened its own from 1; then
 * the old ones are closed when their desks have had their last day, which may be in another year than the moment.
 */
export async function succeedRegisters(
  { trx, plan, snapshot, now }: Doing,
  rule: 'continue' | 'close',
): Promise<number> {
  const pairs = officesOf(snapshot).map(({ agency, successor }) => ({ agency, successor }))
  const { effective_on, legal_basis } = plan.document
  const yearOf = (day: string): number => Number(day.slice(0, 4))
  const year = yearOf(effective_on)
  const last = fromDayNumber(toDayNumber(effective_on) - 1)
  const years =
    rule === 'continue'
      ? { from: year, to: year }
      : { from: yearOf(last), to: Math.max(year, yearOf(dayOf(now))) }
  const closed = await succeedBooks(
    { trx, actor: SYSTEM, now, key: null },
    { pairs, years, rule, reason: `Sắp xếp theo ${legal_basis}` },
  )
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'register' },
    closed.map((book) => ({ key: `${book.agency} ${book.register} ${book.year}`, was: book })),
  )
  return closed.length
}
