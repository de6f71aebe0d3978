import type { Trx } from '#platform/database.ts'

/** The cursor of a run that is built beside the live one. */
export const NEXT_CURSOR = 'tallies_next'

/** Begins a run beside the live one, at the first event; a run left by a rebuild that broke off is begun anew. */
export async function beginRun(trx: Trx, now: string): Promise<number> {
  await trx`insert into cursors (name) values (${NEXT_CURSOR})
    on conflict (name) do update set position = 0`
  const [row] = await trx<{ run: number }[]>`
    insert into tally_runs (run, is_live, began_at)
    select max(run) + 1, false, ${now} from tally_runs returning run`
  if (!row) throw new Error('no run could be begun')
  return row.run
}

/** The run begun last; a rebuild that is no longer it gives way. */
export async function newestRun(trx: Trx): Promise<number> {
  const [row] = await trx<{ run: number }[]>`select max(run) as run from tally_runs`
  return row?.run ?? 0
}

/** Makes a run the live one; its cursor must stand where the live one does. */
export async function switchTo(trx: Trx, run: number): Promise<void> {
  await trx`update tally_runs set is_live = false where is_live`
  await trx`update tally_runs set is_live = true where run = ${run}`
  await trx`delete from cursors where name = ${NEXT_CURSOR}`
}

const TABLES = [
  'tallies',
  'procedure_tallies',
  'backlog',
  'officer_tallies',
  'officer_backlog',
  'criterion_tallies',
] as const

/** Drops so many rows of the runs before one; answers how many. */
export async function dropOldRows(trx: Trx, before: number, batch: number): Promise<number> {
  let dropped = 0
  for (const table of TABLES) {
    const { count } = await trx`
      delete from ${trx(table)} where ctid = any (array(
        select ctid from ${trx(table)} where run < ${before} limit ${batch}))`
    dropped += count
  }
  if (dropped === 0) await trx`delete from tally_runs where run < ${before}`
  return dropped
}
