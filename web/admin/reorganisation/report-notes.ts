import { FINDINGS } from '#modules/reorganisation'
import { findingWords } from './finding-words.ts'
import type { PlanFacts } from './plan-reader.ts'

/** Findings told on the paper; all of them stand on the page. */
const MOST_NOTES = 120

/** What a dry run counted, in one sentence of the paper. */
export function countedText({ planned }: PlanFacts['plan']): string {
  const { moved = 0, undecided = 0, untouched = 0, missing = 0, collisions = 0 } = planned ?? {}
  const seconds = planned?.expected_seconds ?? 0
  return `Chuyển nơi ${moved}, chờ quyết định ${undecided}, ở nguyên ${untouched}; còn thiếu ${missing}, trùng ${collisions}; dự kiến mất ${seconds} giây.`
}

/** What it found, a note each. */
export function foundTexts(findings: PlanFacts['findings'], names: PlanFacts['names']): string[] {
  const notes = findings.map(
    (one) => `${FINDINGS[one.kind].vi}: ${findingWords(one, names)} (${one.dossiers} hồ sơ)`,
  )
  const more = notes.length - MOST_NOTES
  if (notes.length === 0) return ['Không phát hiện thiếu sót nào.']
  return [...notes.slice(0, MOST_NOTES), ...(more > 0 ? [`và ${more} điều khác, xem trên trang.`] : [])]
}
