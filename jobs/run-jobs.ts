import type { House } from '#db/house.ts'
import type { Clock } from '#platform/clock.ts'
import { actOnSilence } from './act-on-silence.ts'
import { applyOutages } from './apply-outages.ts'
import { closeUnsupplemented } from './close-unsupplemented.ts'
import { deleteExpiredData } from './delete-expired.ts'
import { placeEvents } from './feed.ts'
import { foldNewEvents } from './fold-tallies.ts'
import { foldStatistics } from './fold-statistics.ts'
import { makeForecasts } from './make-forecasts.ts'
import { moveToVersions } from './move-to-versions.ts'
import { passOnChains } from './pass-on-chains.ts'
import { recordDigests } from './record-digests.ts'
import { draftApologies, recordLapses, warnClosings } from './watch-dates.ts'
import { closeQueues } from './close-queues.ts'
import { settleBankLines } from './settle-bank-lines.ts'

/** One job: its name, how long it rests between turns, and one turn. Each turn calls one verb. */
export type Job = {
  readonly name: string
  readonly everyMs: number
  /** Its rest is counted from the beginning of a turn: what must not fall behind under load. */
  readonly keepsPace?: true
  /** How long its first turn waits after a start, where nobody misses it sooner; undefined: a little while. */
  readonly firstMs?: number
  /** A turn of many batches goes no further than the one under way once the house is ending. */
  readonly turn: (house: House, clock: Clock, ending: AbortSignal) => Promise<unknown>
}

export const JOBS: readonly Job[] = [
  { name: 'feed', everyMs: 250, keepsPace: true, turn: placeEvents },
  { name: 'tallies', everyMs: 250, turn: foldNewEvents },
  { name: 'statistics', everyMs: 2000, turn: foldStatistics },
  { name: 'close', everyMs: 60_000, turn: closeUnsupplemented },
  { name: 'apologies', everyMs: 30_000, turn: draftApologies },
  { name: 'lapses', everyMs: 30_000, turn: recordLapses },
  { name: 'silence', everyMs: 60_000, turn: actOnSilence },
  { name: 'closings', everyMs: 60_000, turn: warnClosings },
  { name: 'digests', everyMs: 60_000, turn: recordDigests },
  { name: 'bank lines', everyMs: 1000, turn: settleBankLines },
  { name: 'outages', everyMs: 5000, turn: applyOutages },
  { name: 'chains', everyMs: 2000, turn: passOnChains },
  { name: 'versions', everyMs: 60_000, turn: moveToVersions },
  { name: 'queues', everyMs: 60_000, turn: closeQueues },
  {
    name: 'forecasts',
    everyMs: 20_000,
    turn: (house, clock, ending) => makeForecasts(house, clock, { ending }),
  },
  { name: 'retention', everyMs: 600_000, turn: deleteExpiredData },
]

/** What counts; a simulation runs these alone, because its dossiers live in another time than the machine. */
export const COUNTING: readonly Job[] = JOBS.filter(({ name }) =>
  ['feed', 'tallies', 'statistics'].includes(name),
)

/** Between two turns everybody else has a moment, however long the first was. */
const LEAST_REST_MS = 20

/**
 * How long a job waits before its first turn: a twentieth of its rest, three seconds at most. All at once they would hold up
 * whoever waits for the first page of a house that has just started.
 */
function firstRest({ everyMs, firstMs }: Job): number {
  return firstMs ?? Math.min(3000, everyMs / 20)
}

/** Runs the jobs in turns until stopped. A turn that fails is told and tried again, more slowly. */
export function runJobs(
  house: House,
  clock: Clock,
  jobs: readonly Job[] = JOBS,
): { stop: () => Promise<void> } {
  const ending = new AbortController()
  const wakers = new Set<() => void>()
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        wakers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      wakers.add(wake)
    })
  const run = async (job: Job): Promise<void> => {
    await rest(firstRest(job))
    while (!ending.signal.aborted) {
      const begun = performance.now()
      let pause = job.everyMs
      await job.turn(house, clock, ending.signal).catch((error: unknown) => {
        pause = 2000
        if (!ending.signal.aborted)
          process.stderr.write(`job ${job.name}: ${error instanceof Error ? error.message : String(error)}\n`)
      })
      const taken = job.keepsPace ? performance.now() - begun : 0
      if (!ending.signal.aborted) await rest(Math.max(LEAST_REST_MS, pause - taken))
    }
  }
  const running = jobs.map(run)
  return {
    async stop() {
      ending.abort()
      for (const wake of wakers) wake()
      await Promise.all(running)
    },
  }
}
