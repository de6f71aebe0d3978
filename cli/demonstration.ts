import { dropHouse, type House } from '#db/house.ts'
import { placeEvents } from '#jobs/feed.ts'
import { foldNewEvents } from '#jobs/fold-tallies.ts'
import { beginHistory, endHistory, isHistoryHalf, isHouseUnused, playHistory } from '#modules/simulation'
import { systemClock } from '#platform/clock.ts'
import { showProgress } from '#platform/progress.ts'
import type { Server } from '#platform/server.ts'
import { furnishAccounts, furnishHouse } from './furnish-house.ts'
import { houseOn } from './open-house.ts'
import { keepScan } from './scan.ts'

const DOSSIERS = 300

/**
 * Opens the demonstration's house: base data, accounts and, in a house nobody has used, a small history.
 * Where a start was cut off while it was played, the house is made anew; nobody can have used it.
 */
export async function openDemonstration(ground: Server, name: string): Promise<House> {
  let house = await houseOn(ground, name)
  try {
    if (await isHistoryHalf(house.owner)) {
      await house.close()
      await dropHouse({ name, address: ground.address })
      house = await houseOn(ground, name)
    }
    await furnishHouse(house, { demonstration: true, show: showProgress })
    await furnishAccounts(house, systemClock(), { show: showProgress })
    if (await isHouseUnused(house.owner)) await playIn(house, ground)
    return house
  } catch (error) {
    await house.close()
    throw error
  }
}

async function playIn(house: House, ground: Server): Promise<void> {
  const now = systemClock()
  const shown = showProgress({ vi: 'Hồ sơ trình diễn', en: 'Demonstration dossiers' })
  await beginHistory(house.owner, now)
  const scan = await keepScan(ground.data.path)
  const setting = { now, dossiers: DOSSIERS, seed: '1', scan, shown: 'cau-giay' }
  await playHistory(house.app, setting, shown.step)
  await placeEvents(house, systemClock)
  await foldNewEvents(house, systemClock)
  await endHistory(house.owner, systemClock())
  shown.end()
}
