/** The night of 1 July as tests and the proof play it: the plan is imported, tried, reviewed, signed, and run. */
import { setTimeout as rest } from 'node:timers/promises'
import type { House } from '#db/house.ts'
import { findActorByName } from '#modules/people'
import { SYSTEM, wallSettings, type Actor, type Work } from '#modules/record'
import {
  dryRun,
  getPlan,
  importPlan,
  type Plan,
  readPlanFolder,
  reviewPlan,
  signPlan,
} from '#modules/reorganisation'
import { inTransaction } from '#platform/transaction.ts'

/** The moment of Hà Nội's plan. */
export const MIDNIGHT = '2025-06-30T17:00:00.000Z'
/** The evening before, when the dry run is made and the plan signed. */
export const EVENING = '2025-06-30T13:00:00.000Z'

/** Does an act of the city as this account, or as the house. */
export async function asCity<T>(
  house: House,
  who: { name: string | null; now: string },
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const actor = who.name === null ? SYSTEM : await cityActor(house, who.name)
  const pool = who.name === null ? house.worker : house.city
  return inTransaction(pool, wallSettings(actor), (trx) => run({ trx, actor, now: who.now, key: null }))
}

async function cityActor(house: House, name: string): Promise<Actor> {
  // The demonstration's city officers have their posts from 1/7/2025 on; they prepare the night before it.
  const actor = await findActorByName(house.app, name, '2025-07-02T02:00:00.000Z')
  if (!actor) throw new Error(`nobody is called ${name}`)
  return actor
}

/** Imports a plan's folder, makes the dry run, and has it reviewed and signed. */
export async function prepareNight(house: House, folder: string, now = EVENING): Promise<Plan> {
  const read = await readPlanFolder(folder)
  const { id } = await asCity(house, { name: 'quantri.ha-noi', now }, (work) => importPlan(work, read))
  await dryRun(house.worker, await getPlan(house.worker, id), { now, signs: false })
  await asCity(house, { name: 'quantri.ha-noi', now }, (work) => reviewPlan(work, id))
  return asCity(house, { name: 'lanhdao.ha-noi', now }, (work) => signPlan(work, id))
}

/** Until some transaction of the house's database waits for another. */
export async function untilSomebodyWaits({ owner }: House): Promise<void> {
  for (;;) {
    const waiting = await owner`
      select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`
    if (waiting.length > 0) return
    await rest(20)
  }
}
