import { type BoxBefore, succeedBoxes } from '#modules/archives'
import type { Agency } from '#modules/units'
import { keepBefore, listKeptPage } from './ground-store.ts'
import { officesOf } from './offices.ts'
import { olderAgencies } from './older-agencies.ts'
import type { Snapshot } from './read-ground.ts'
import { reasonBack, reasonOf } from './reasons.ts'
import type { Doing, Turn } from './step.ts'

/** Who takes over the archive of each agency that ends: by rule one agency all of them, else the main successor. */
export function boxHeirs(
  snapshot: Pick<Snapshot, 'ground' | 'closing' | 'agenciesAfter'>,
): ReadonlyMap<string, string> {
  const named = snapshot.ground.rules.archive_agency
  if (!named) return new Map(officesOf(snapshot).map(({ agency, successor }) => [agency, successor]))
  const heir = snapshot.agenciesAfter.find(({ slug }) => slug === named)
  return new Map(heir ? snapshot.closing.map(({ id }) => [id, heir.id]) : [])
}

/** Hộp lưu trữ: batch by batch to whoever takes the archive over, each batch with its records. */
export async function followBoxes({ trx, plan, snapshot, now, batch }: Doing): Promise<Turn> {
  const pairs = [...boxHeirs(snapshot)].map(([from, to]) => ({ from, to }))
  const asked = { pairs, boxes: null, reason: reasonOf(plan), now, limit: batch }
  const was = await succeedBoxes(trx, asked)
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'box' },
    was.map((row) => ({ key: row.id, was: row })),
  )
  return { did: was.length, isOver: was.length < batch }
}

/** Undone, boxes are where they had been; what was listed meanwhile at an agency that ends now goes to the one before it. */
export async function boxesBack(doing: Doing, ending: readonly Agency[]): Promise<Turn> {
  const { trx, plan, now, done, batch } = doing
  const page = await listKeptPage(trx, { plan: plan.id, noun: 'box' }, { offset: done, limit: batch })
  const reason = reasonBack(plan)
  if (page.length > 0) {
    const heirs = boxHeirs(doing.snapshot)
    const kept = page.flatMap(({ id, agency_id }): BoxBefore[] =>
      id && agency_id ? [{ id, agency_id }] : [],
    )
    for (const [agency, own] of Map.groupBy(kept, ({ agency_id }) => agency_id)) {
      const from = heirs.get(agency)
      const boxes = own.map(({ id }) => id)
      if (from) await succeedBoxes(trx, { pairs: [{ from, to: agency }], boxes, reason, now, limit: batch })
    }
    return { did: page.length, isOver: false }
  }
  const pairs = [...(await olderAgencies(doing, ending))].map(([from, to]) => ({ from, to }))
  const left = await succeedBoxes(trx, { pairs, boxes: null, reason, now, limit: batch })
  return { did: 0, isOver: left.length < batch }
}
