import { followBoxes } from './follow-boxes.ts'
import { followBookings } from './follow-counters.ts'
import { followParallel } from './follow-originals.ts'
import { sweepBatch } from './fold-moves.ts'
import { succeedRegisters } from './stage-ground.ts'
import { parallelUntil } from './parallel.ts'
import { updatePlan } from './plan-store.ts'
import type { Doing, Turn } from './step.ts'

/** The old desks act beside the new ones for the stated time; when it is over, what is left at them follows. */
export async function endParallel(doing: Doing): Promise<Turn> {
  const { trx, plan, now } = doing
  if (now < parallelUntil(plan.document)) return { did: 0, isOver: false, waits: true }
  const swept = await sweepBatch(doing)
  const followed = swept.isOver ? await followParallel(doing) : swept
  const carried = followed.isOver ? await followBoxes(doing) : followed
  const booked = carried.isOver ? await followBookings(doing) : carried
  if (booked.isOver) {
    // The old desks have had their last day; their books are closed with the number they came to.
    await succeedRegisters(doing, 'close')
    await updatePlan(trx, plan.id, { ended_at: now })
  }
  return { did: swept.did + followed.did + carried.did + booked.did, isOver: booked.isOver }
}
