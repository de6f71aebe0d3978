import type { Trx } from '#platform/database.ts'
import { spansOf } from './spans-of.ts'
import { awaitCursor, nextDossiers, readHistories } from './spans-store.ts'
import { type SpanDifference, replaceMoments, replaceRange, selectDifferences } from './retell-store.ts'

/** Runs a piece of work in a transaction of its own; telling everything anew is many short ones. */
export type InTransaction = <T>(run: (trx: Trx) => Promise<T>) => Promise<T>

/** Dossiers of one transaction, and positions of the feed: the live fold waits for no longer. */
const DOSSIERS = 300
const POSITIONS = 5000

/** What a comparison found: `ok` when nothing differs. */
export type SpanCheck = {
  readonly ok: boolean
  /** How many spans were compared. */
  readonly compared: number
  readonly differences: readonly SpanDifference[]
}

/**
 * Dựng lại thống kê: every dossier is told anew from its events, beside the live fold. A batch is told up to where the fold
 * stands, which is held meanwhile, and put in place in one piece: reports are right at every moment. Answers how many spans.
 */
export async function rebuildSpans(
  open: InTransaction,
  progress: (done: number, total: number) => void = () => {},
  batch = DOSSIERS,
): Promise<number> {
  let spans = 0
  for (let after: string | null = FIRST; after !== null;) {
    const step = await open((trx) => retell(trx, after ?? FIRST, batch))
    spans += step.told
    after = step.next
  }
  for (let done = 0, total = 1; done < total;) {
    const from = done
    total = await open((trx) => replaceNext(trx, from))
    done = Math.min(total, from + POSITIONS)
    progress(done, total)
  }
  return spans
}

/** Tells every dossier anew and compares with what is kept. Changes nothing. */
export async function checkSpans(open: InTransaction): Promise<SpanCheck> {
  const differences: SpanDifference[] = []
  let compared = 0
  for (let after: string | null = FIRST; after !== null;) {
    const from = after
    const step = await open(async (trx) => {
      const { spans, range, next } = await tellNext(trx, from, DOSSIERS)
      return { told: spans.length, found: await selectDifferences(trx, range, spans), next }
    })
    compared += step.told
    differences.push(...step.found)
    after = step.next
  }
  return { ok: differences.length === 0, compared, differences }
}

const FIRST = '00000000-0000-0000-0000-000000000000'
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

async function retell(
  trx: Trx,
  after: string,
  batch: number,
): Promise<{ told: number; next: string | null }> {
  const { spans, range, next } = await tellNext(trx, after, batch)
  await replaceRange(trx, range, spans)
  return { told: spans.length, next }
}

/** The spans of the next dossiers by id, up to where the live fold stands; it is held until the transaction ends. */
async function tellNext(trx: Trx, after: string, batch: number) {
  const cursor = await awaitCursor(trx)
  const dossiers = await nextDossiers(trx, after, batch)
  const next = dossiers.length < batch ? null : (dossiers.at(-1) ?? null)
  const histories = await readHistories(trx, dossiers, cursor)
  const spans = [...Map.groupBy(histories, (event) => event.dossier_id).values()].flatMap(spansOf)
  return { spans, range: { after, to: next ?? LAST }, next }
}

/** Payments, ratings and differing papers of the next positions; answers where the live fold stands. */
async function replaceNext(trx: Trx, after: number): Promise<number> {
  const cursor = await awaitCursor(trx)
  await replaceMoments(trx, after, Math.min(cursor, after + POSITIONS))
  return cursor
}
