import { Type, type Static } from 'typebox'
import type { Forecast } from './forecast.ts'

/** Đề xuất: one unit helps another within the next 48 working hours, by lending an officer or taking over a part of the queue. */
export const Proposal = Type.Object({
  kind: Type.Enum(['lend_officer', 'share_queue']),
  from_unit: Type.Integer(),
  to_unit: Type.Integer(),
  dossiers: Type.Integer({ minimum: 1, description: 'How many are to be relieved: those likely to be late' }),
  spare: Type.Integer({ description: 'How many more the helper could finish in the time, by its pace' }),
})
export type Proposal = Static<typeof Proposal>

/** Working days in the farthest horizon. */
const DAYS = 6
/** Fewer than this the unit settles by itself. */
const FEWEST = 2

/**
 * Who could help whom: units that foresee lateness, the worst first, each with the unit that has most room by its own pace.
 * An officer is lent where the need fills half of what one officer there finishes in the time, else the queue is shared.
 */
export function proposalsFrom(
  forecasts: readonly Forecast[],
  specialists: ReadonlyMap<number, number>,
): Proposal[] {
  const room = new Map(
    forecasts.map((one) => [one.unit_id, Math.floor(one.per_day * DAYS) - one.horizons.h48.due]),
  )
  const inNeed = forecasts
    .filter(({ horizons }) => horizons.h48.likely >= FEWEST)
    .sort((one, other) => other.horizons.h48.likely - one.horizons.h48.likely || one.unit_id - other.unit_id)
  return inNeed.flatMap((unit): Proposal[] => {
    const dossiers = unit.horizons.h48.likely
    const [helper] = forecasts
      .filter((one) => one.unit_id !== unit.unit_id && one.horizons.h48.likely === 0)
      .map((one) => ({ ...one, spare: room.get(one.unit_id) ?? 0 }))
      .filter(({ spare }) => spare >= dossiers)
      .sort((one, other) => other.spare - one.spare || one.unit_id - other.unit_id)
    if (!helper) return []
    room.set(helper.unit_id, helper.spare - dossiers)
    const perOfficer = (helper.per_day * DAYS) / Math.max(1, specialists.get(helper.unit_id) ?? 1)
    const kind = dossiers >= perOfficer / 2 ? 'lend_officer' : 'share_queue'
    return [{ kind, from_unit: helper.unit_id, to_unit: unit.unit_id, dossiers, spare: helper.spare }]
  })
}
