import { dropHouse, type House } from '#db/house.ts'
import { placeEvents } from '#jobs/feed.ts'
import { foldStatistics } from '#jobs/fold-statistics.ts'
import { foldNewEvents } from '#jobs/fold-tallies.ts'
import { appendEvents } from '#jobs/keep-log.ts'
import { beginHistory, endHistory, isHistoryHalf, isHouseUnused, playHistory } from '#modules/simulation'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { showProgress } from '#platform/progress.ts'
import type { Server } from '#platform/server.ts'
import { furnishAccounts, furnishHouse } from './furnish-house.ts'
import { openLogKey } from './log-key.ts'
import { houseOn } from './open-house.ts'
import { keepScan } from './scan.ts'

/** The house that `npm start` serves. */
export const HOUSE = 'hanoi'

const DOSSIERS = 300

/** The house by its name; where the default has nothing yet on our own server, the demonstration is made first. */
export async function openNamedHouse(ground: Server, env: Env, name = HOUSE): Promise<House> {
  const isOurs = env.databaseUrl === undefined && ground.isHolder
  return isOurs && name === HOUSE ? openDemonstration(ground, { history: true, env }) : houseOn(ground, name)
}

/**
 * Opens the demonstration's house: base data, accounts and, in a house nobody has used, a small history.
 * Where a start was cut off while it was played, the house is made anew; nobody can have used it.
 */
export async function openDemonstration(
  ground: Server,
  { history, env }: { readonly history: boolean; readonly env: Env },
): Promise<House> {
  let house = await houseOn(ground, HOUSE)
  try {
    if (await isHistoryHalf(house.owner)) {
      await house.close()
      await dropHouse({ name: HOUSE, address: ground.address })
      house = await houseOn(ground, HOUSE)
    }
    await furnishHouse(house, { now: systemClock(), demonstration: true, show: showProgress })
    await furnishAccounts(house, systemClock(), { show: showProgress })
    if (history && (await isHouseUnused(house.owner))) await playIn(house, ground, env)
    return house
  } catch (error) {
    await house.close()
    throw error
  }
}

async function playIn(house: House, ground: Server, env: Env): Promise<void> {
  const now = systemClock()
  const shown = showProgress({ vi: 'Hồ sơ trình diễn', en: 'Demonstration dossiers' })
  await beginHistory(house.owner, now)
  const scan = await keepScan(ground.data.path)
  const setting = { now, dossiers: DOSSIERS, seed: '1', scan, shown: 'cau-giay' }
  await playHistory(house.app, setting, shown.step)
  await placeEvents(house, systemClock)
  await foldNewEvents(house, systemClock)
  await foldStatistics(house, systemClock)
  await appendEvents(house, systemClock, { key: await openLogKey(ground, env, house) })
  await endHistory(house.owner, systemClock())
  shown.end()
}
