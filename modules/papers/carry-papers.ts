import type { Trx } from '#platform/database.ts'
import { insertCarried } from './papers-store.ts'

/**
 * Chuyển giấy tờ sang hồ sơ tiếp theo: the same files under a row of their own, so that each dossier keeps its wall.
 * Answers the new id of each paper; none where no running chain joins the two dossiers.
 */
export async function carryPapers(
  trx: Trx,
  carried: { readonly papers: readonly string[]; readonly from: string; readonly to: string },
): Promise<ReadonlyMap<string, string>> {
  if (carried.papers.length === 0) return new Map()
  const rows = await insertCarried(trx, carried)
  return new Map(rows.map((row) => [row.id, row.carried]))
}
