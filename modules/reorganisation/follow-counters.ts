import { restoreDesks, succeedDesks } from '#modules/directory'
import { succeedBookings } from '#modules/queue'
import { dayOf } from '#platform/dates.ts'
import type { Agency } from '#modules/units'
import { keepBefore, listKept } from './ground-store.ts'
import { officesOf } from './offices.ts'
import { olderAgencies } from './older-agencies.ts'
import { parallelUntil } from './parallel.ts'
import { reasonBack, reasonOf } from './reasons.ts'
import type { Doing, Turn } from './step.ts'

/** Quầy: by rule the desks of agencies that end are opened where these went, or only close; with the parallel time. */
export async function stageDesks({ trx, plan, snapshot, batch }: Doing): Promise<Turn> {
  const { effective_on: from, rules } = plan.document
  const until = dayOf(parallelUntil(plan.document))
  const offices = officesOf(snapshot)
  // A plan taken in before there was such a rule states none: desks close, booked times are kept.
  const { ended, made } = await succeedDesks(trx, {
    offices,
    rule: rules.desks === 'follow' ? 'follow' : 'close',
    from,
    until,
    limit: batch,
  })
  const kept = (noun: 'desk' | 'desk_made', ids: readonly string[]) =>
    keepBefore(
      trx,
      { plan: plan.id, noun },
      ids.map((id) => ({ key: id, was: { id } })),
    )
  await kept('desk', ended)
  await kept('desk_made', made)
  return { did: ended.length, isOver: ended.length < batch }
}

/** Lịch hẹn: times booked for days after the parallel time go to the counter in the old one's place, or are cancelled. */
export async function followBookings({ trx, plan, snapshot, now, batch }: Doing): Promise<Turn> {
  const { rules } = plan.document
  const booked = await succeedBookings(
    { trx, now },
    {
      ...{
        offices: officesOf(snapshot),
        rule: rules.appointments === 'cancel' ? 'cancel' : 'move',
        limit: batch,
      },
      ...{ from: dayOf(parallelUntil(plan.document)), reason: reasonOf(plan) },
    },
  )
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'booking' },
    booked.map((id) => ({ key: id, was: { id } })),
  )
  return { did: booked.length, isOver: booked.length < batch }
}

/** Undone, what is booked at counters that end now is kept at those of before; what was cancelled stays so. */
export async function bookingsBack(doing: Doing, ending: readonly Agency[]): Promise<Turn> {
  const { trx, plan, snapshot, now, batch } = doing
  const unitOf = new Map(snapshot.closing.map(({ id, unit_id }) => [id, unit_id]))
  const offices = [...(await olderAgencies(doing, ending))].flatMap(([agency, successor]) => {
    const successor_unit = unitOf.get(successor)
    return successor_unit === undefined ? [] : [{ agency, successor, successor_unit }]
  })
  const reason = reasonBack(plan)
  const asked = { offices, rule: 'move' as const, from: dayOf(now), reason, limit: batch }
  const moved = await succeedBookings({ trx, now }, asked)
  return { did: moved.length, isOver: moved.length < batch }
}

/** Undone, the old desks are open again, with who was on duty, and the new ones close. */
export async function desksBack({ trx, plan }: Doing, on: string): Promise<void> {
  const ids = async (noun: 'desk' | 'desk_made') =>
    (await listKept(trx, { plan: plan.id, noun })).map(({ id = '' }) => id)
  await restoreDesks(trx, { ended: await ids('desk'), made: await ids('desk_made'), on })
}
