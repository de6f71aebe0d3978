import type { House } from '#db/house.ts'
import { type CutOver, listMovingPlans, openCutOver, settleDecided } from '#modules/reorganisation'
import type { Clock } from '#platform/clock.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import type { Job } from './run-jobs.ts'

/** Cut-overs this process is at: their ground is read once. */
const open = new WeakMap<House, Map<string, CutOver>>()

/** Goes on with every plan that is running or being undone, until it waits or is over; answers how much was done. */
async function advanceCutOvers(
  house: House,
  clock: Clock,
  { key, ending }: { readonly key: SigningKey; readonly ending: AbortSignal },
): Promise<number> {
  const known = open.get(house) ?? new Map<string, CutOver>()
  open.set(house, known)
  const moving = await listMovingPlans(house.worker)
  let did = 0
  for (const { id, state } of moving) {
    // A plan that is undone is another cut-over than the one that ran.
    const name = `${id} ${state}`
    const cut = known.get(name) ?? (await openCutOver({ pool: house.worker, clock, key }, id))
    known.set(name, cut)
    for (;;) {
      const turned = await cut.turn()
      did += turned.did
      if (turned.isOver) known.delete(name)
      if (turned.isOver || turned.waits || ending.aborted) break
    }
  }
  return did + (await settleDecided(house.worker, clock()))
}

/** The job by which the house runs signed plans: at the moment itself it is at most a quarter of a second late. */
export function runCutOvers(key: SigningKey): Job {
  const turn: Job['turn'] = (house, clock, ending) => advanceCutOvers(house, clock, { key, ending })
  return { name: 'cut-over', everyMs: 250, turn }
}
