import type { House } from '#db/house.ts'
import type { Clock } from '#platform/clock.ts'
import { actOnSilence } from './act-on-silence.ts'
import { closeUnsupplemented } from './close-unsupplemented.ts'
import { placeEvents } from './feed.ts'
import { foldNewEvents } from './fold-tallies.ts'
import { moveToVersions } from './move-to-versions.ts'
import { recordDigests } from './record-digests.ts'
import { draftApologies, recordLapses, warnClosings } from './watch-dates.ts'
import { settleBankLines } from './settle-bank-lines.ts'

/** One job: its name, how long it rests between turns, and one turn. Each turn calls one verb. */
export type Job = {
  readonly name: string
  readonly everyMs: number
  readonly turn: (house: House, clock: Clock) => Promise<unknown>
}

export const JOBS: readonly Job[] = [
  { name: 'feed', everyMs: 250, turn: placeEvents },
  { name: 'tallies', everyMs: 250, turn: foldNewEvents },
  { name: 'close', everyMs: 60_000, turn: closeUnsupplemented },
  { name: 'apologies', everyMs: 30_000, turn: draftApologies },
  { name: 'lapses', everyMs: 30_000, turn: recordLapses },
  { name: 'silence', everyMs: 60_000, turn: actOnSilence },
  { name: 'closings', everyMs: 60_000, turn: warnClosings },
  { name: 'digests', everyMs: 60_000, turn: recordDigests },
  { name: 'bank lines', everyMs: 1000, turn: settleBankLines },
  { name: 'versions', everyMs: 60_000, turn: moveToVersions },
]

/** What counts; a simulation runs these alone, because its dossiers live in another time than the machine. */
export const COUNTING: readonly Job[] = JOBS.filter(({ name }) => name === 'feed' || name === 'tallies')

/** Runs the jobs in turns until stopped. A turn that fails is told and tried again, more slowly. */
export function runJobs(
  house: House,
  clock: Clock,
  jobs: readonly Job[] = JOBS,
): { stop: () => Promise<void> } {
  let isOver = false
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
    while (!isOver) {
      let pause = job.everyMs
      await job.turn(house, clock).catch((error: unknown) => {
        pause = 2000
        if (!isOver)
          process.stderr.write(`job ${job.name}: ${error instanceof Error ? error.message : String(error)}\n`)
      })
      if (!isOver) await rest(pause)
    }
  }
  const running = jobs.map(run)
  return {
    async stop() {
      isOver = true
      for (const wake of wakers) wake()
      await Promise.all(running)
    },
  }
}
