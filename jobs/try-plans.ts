import { dryRun, getPlan, listPlansToTry } from '#modules/reorganisation'
import type { Job } from './run-jobs.ts'

/** The job that makes the dry runs asked for on pages. A long one holds up no cut-over: that is a job of its own. */
export function tryPlans(signs: boolean): Job {
  return {
    name: 'dry runs',
    everyMs: 500,
    turn: async (house, clock) => {
      for (const id of await listPlansToTry(house.worker))
        await dryRun(house.worker, await getPlan(house.worker, id), { now: clock(), signs })
    },
  }
}
