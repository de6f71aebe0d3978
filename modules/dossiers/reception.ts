import type { Work } from '#modules/record'
import { findPoint, getUnitRef, getUnitRefById } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'

/** Where a dossier comes in and where its result is collected. */
export type Reception = {
  readonly agency_id: string
  readonly unit_id: number
  readonly unit_code: string
  readonly return_agency_id: string
}

/** Nơi tiếp nhận: the desk officer's own point; online, the point at the competent commune. Nơi trả: there, unless another is chosen. */
export async function receptionPlace(
  work: Work,
  asked: { unit: string; channel: string; return_at?: string | undefined },
): Promise<Reception> {
  const on = dayOf(work.now)
  const desk = work.actor.posts.find((post) => post.role === 'desk_officer')
  const unit =
    asked.channel === 'online' || !desk
      ? await getUnitRef(work.trx, asked.unit, on)
      : await getUnitRefById(work.trx, desk.unit_id, on)
  const agency_id = asked.channel !== 'online' && desk ? desk.agency_id : await pointAt(work, unit.id)
  const back = asked.return_at ? await getUnitRef(work.trx, asked.return_at, on) : unit
  const return_agency_id = back.id === unit.id ? agency_id : await pointAt(work, back.id)
  return { agency_id, unit_id: unit.id, unit_code: unit.code, return_agency_id }
}

async function pointAt(work: Work, unit: number): Promise<string> {
  const point = await findPoint(work.trx, unit, dayOf(work.now))
  if (point) return point.id
  const message = { vi: 'Đơn vị này không có điểm tiếp nhận.', en: 'This unit has no reception point.' }
  throw invalid('no_point', message, [{ field: 'unit', message }])
}
