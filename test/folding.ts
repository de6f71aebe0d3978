import { setTimeout as rest } from 'node:timers/promises'
import type { House } from '#db/house.ts'
import { foldNewEvents } from '#jobs/fold-tallies.ts'
import { foldStatistics } from '#jobs/fold-statistics.ts'
import { placeEvents } from '#jobs/feed.ts'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from './acting.ts'

/**
 * Places and folds every event there is. The sequencer waits for transactions of the whole server, other tests'
 * among them, so one turn may not do.
 */
export async function foldEverything(house: House): Promise<void> {
  const clock = fixedClock(MONDAY_9)
  for (;;) {
    await placeEvents(house, clock)
    await foldNewEvents(house, clock)
    await foldStatistics(house, clock)
    const [left] = await house.worker<{ count: number }[]>`
      select (select count(*) from events) - 
        (select min(position) from cursors where name in ('tallies', 'statistics')) as count`
    if (left?.count === 0) return
    await rest(20)
  }
}
