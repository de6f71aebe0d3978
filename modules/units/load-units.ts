import type { Reader } from '#platform/database.ts'
import { readUnitFiles } from './read-unit-files.ts'
import { unitRows } from './unit-rows.ts'
import { upsertSuccessions, upsertUnits, upsertVersions } from './units-store.ts'

/** Called after each batch with the rows done so far and the rows there are. */
export type Progress = (done: number, total: number) => void

const BATCH = 500

/**
 * Loads the country's units, old and new, and the successor graph from the files of a folder.
 * Idempotent: the same files change nothing. Answers how many rows were new or changed.
 */
export async function loadUnits(sql: Reader, folder: string, progress: Progress = () => {}): Promise<number> {
  const { units, versions, successions } = unitRows(await readUnitFiles(folder))
  const total = units.length + versions.length + successions.length
  let done = 0
  const report = (count: number) => progress((done += count), total)
  // Units first: the other two point at them. Versions point at parents that stand among the units.
  const changed = [
    await inBatches(units, (rows) => upsertUnits(sql, rows), report),
    await inBatches(versions, (rows) => upsertVersions(sql, rows), report),
    await inBatches(successions, (rows) => upsertSuccessions(sql, rows), report),
  ]
  return changed.reduce((sum, count) => sum + count, 0)
}

/** Writes rows in batches of at most 500, so that no statement holds the horizon for long. */
export async function inBatches<Row>(
  rows: readonly Row[],
  write: (rows: readonly Row[]) => Promise<number>,
  report: (count: number) => void,
): Promise<number> {
  let changed = 0
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH)
    changed += await write(batch)
    report(batch.length)
  }
  return changed
}
