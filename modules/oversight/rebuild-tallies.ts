import type { Trx } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import { FOLD_BATCH, foldInto } from './fold-tallies.ts'
import { beginRun, dropOldRows, newestRun, NEXT_CURSOR, switchTo } from './runs-store.ts'
import { awaitCursor, LIVE_CURSOR } from './tallies-store.ts'

/** Runs a piece of work in a transaction of its own; the rebuild is many short ones. */
export type InTransaction = <T>(run: (trx: Trx) => Promise<T>) => Promise<T>

/**
 * Folds every event anew into a run beside the live one, then switches to it where both stand at the same
 * position. Boards read on all the time. Progress in events; answers how many were folded.
 */
export async function rebuildTallies(
  open: InTransaction,
  now: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const run = await open((trx) => beginRun(trx, now))
  let done = 0
  for (;;) {
    const step = await open((trx) => foldNext(trx, run, now))
    done += step.folded
    progress(done, step.target)
    if (step.isLive) break
  }
  while ((await open((trx) => dropOldRows(trx, run, 5000))) > 0);
  return done
}

type Step = { readonly folded: number; readonly target: number; readonly isLive: boolean }

/** The next batch; the one that reaches the live cursor, which is held meanwhile, switches too. */
async function foldNext(trx: Trx, run: number, now: string): Promise<Step> {
  const target = await awaitCursor(trx, LIVE_CURSOR)
  const position = await awaitCursor(trx, NEXT_CURSOR)
  if (target === null || position === null || (await newestRun(trx)) !== run) throw rebuiltElsewhere()
  const batch = Math.min(FOLD_BATCH, target - position)
  const folded = batch > 0 ? await foldInto(trx, { name: NEXT_CURSOR, position, run, batch }, now) : 0
  const isLive = position + folded >= target
  if (isLive) await switchTo(trx, run)
  return { folded, target, isLive }
}

function rebuiltElsewhere() {
  return conflict('rebuilt_elsewhere', {
    vi: 'Một lần dựng lại số liệu khác đã bắt đầu sau; lần này dừng. Số liệu đang dùng không đổi.',
    en: 'Another rebuild began later; this one stops. The figures in use are unchanged.',
  })
}
