import type { House } from '#db/house.ts'
import { SYSTEM, wallSettings } from '#modules/record'
import { firstEventOf, listNamedFiles, recordRemovedFiles } from '#modules/retention'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { claimStore, sweepFiles, type Swept } from '#platform/unnamed-files.ts'
import type { Job } from './run-jobs.ts'

/** The job that takes stored files from the disk which no row names: of what was forgotten, discarded or never finished. */
export function removeFiles(store: string): Job {
  const turn: Job['turn'] = (house, clock, ending) => removeUnnamedFiles(house, clock, { store, ending })
  return { name: 'files', everyMs: 6 * 3_600_000, turn }
}

type Where = {
  /** The folder of the house's stored files. */
  readonly store: string
  /** The machine's time in milliseconds, by which files have their age; undefined: now. */
  readonly now?: number
  readonly ending?: AbortSignal
}

const ANOTHERS = (store: string): string =>
  `Kho tệp ${store} là của một cơ sở dữ liệu khác; không xóa tệp nào. Nếu đúng là của hệ thống này, hãy xóa tệp "owner" trong đó.
The files in ${store} are another database's; none is deleted. If they are this house's, remove the file "owner" there.`

/** One turn over the store; what was deleted is told to the record by number. */
export async function removeUnnamedFiles(
  house: Pick<House, 'worker'>,
  clock: Clock,
  { store, ...when }: Where,
): Promise<Swept> {
  const asWorker = <T>(run: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
    inTransaction(house.worker, wallSettings(SYSTEM), run)
  const owner = await asWorker(firstEventOf)
  if (owner === null || !(await claimStore(store, owner))) {
    if (owner !== null) process.stderr.write(`${ANOTHERS(store)}\n`)
    return { aside: 0, back: 0, deleted: 0 }
  }
  const named = (hashes: readonly string[]) => asWorker((trx) => listNamedFiles(trx, hashes))
  const swept = await sweepFiles(store, { ...when, named })
  await asWorker((trx) => recordRemovedFiles({ trx, actor: SYSTEM, now: clock(), key: null }, swept.deleted))
  return swept
}
