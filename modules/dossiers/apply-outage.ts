import { type OutageRow, type OutageScope, selectOutage, selectOutages } from '#modules/calendar'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { calendarOf, dueAgain } from './dossier-clock.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { RUNNING } from './lifecycle.ts'
import { metPlaces, selectUnapplied } from './outages-store.ts'

/** What an outage leaves in the intervals of a dossier it met. */
export function pauseOf(outage: OutageScope & Pick<OutageRow, 'id' | 'legal_basis' | 'reason'>, now: string) {
  const { id, from_at, to_at, legal_basis, reason } = outage
  const kind = 'objective_cause' as const
  return { kind, from_at, to_at, recorded_at: now, legal_basis: `${legal_basis} (${reason})`, outage_id: id }
}

/**
 * Áp dụng sự cố: the house takes a recorded outage into the clock of one dossier it met, once. The first appointment
 * stays on record, and the present one never comes nearer.
 */
export async function applyOutage(work: Work, target: Target, outageId: string): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const outage = await selectOutage(work.trx, outageId)
  if (work.actor.kind !== 'system' || !outage || !meets(dossier, outage)) {
    throw conflict('outage_not_applied', {
      vi: 'Sự cố này không còn áp dụng cho hồ sơ, hoặc đã được áp dụng.',
      en: 'This outage does not apply to the dossier, or has been applied already.',
    })
  }
  const intervals = [...dossier.intervals, pauseOf(outage, work.now)]
  const due = await dueAgain(work, { ...dossier, intervals }, await calendarOf(work, dossier))
  return writeDossier(work, dossier, {
    step: { act: 'apply_outage', to: dossier.business, post: null, rule: {} },
    changes: { intervals, ...due },
    data: {
      ...{ outage_id: outage.id, from_at: outage.from_at, to_at: outage.to_at },
      from_due_at: dossier.due_at,
    },
  })
}

function meets(dossier: Dossier, outage: OutageRow): boolean {
  const { business, accepted_at, due_at, intervals } = dossier
  return (
    outage.withdrawn_at === null &&
    RUNNING.includes(business) &&
    accepted_at !== null &&
    accepted_at < outage.to_at &&
    due_at !== null &&
    metPlaces(outage, dossier) &&
    !intervals.some((pause) => pause.outage_id === outage.id)
  )
}

/** The outages that stand and the next running dossiers each has still to reach. For the job. */
export async function listToApply(
  sql: Reader,
  limit: number,
): Promise<readonly { readonly id: string; readonly codes: readonly string[] }[]> {
  const standing = await selectOutages(sql, 'standing')
  const all = await Promise.all(
    standing.map(async (row) => ({ id: row.id, codes: await selectUnapplied(sql, row, limit) })),
  )
  return all.filter(({ codes }) => codes.length > 0)
}
