import { MATCHED, MATCHED_TEXT, type Matched } from '#modules/payments'
import type { Text } from '#platform/text.ts'
import type { Tone } from '../ui/index.ts'

/** An explanation of a line; null is what nobody has explained yet. */
export type Explained = Matched | null

const WORDS: Record<Matched, { address: string; tone: Tone }> = {
  exact: { address: 'khop', tone: 'good' },
  partial: { address: 'thieu', tone: 'warning' },
  over: { address: 'thua', tone: 'warning' },
  unknown: { address: 'khong-ro', tone: 'bad' },
  duplicate: { address: 'trung', tone: 'warning' },
  late: { address: 'muon', tone: 'warning' },
}

/** The explanation behind the word of an address; undefined asks for all. */
export function explainedBy(address: string): Explained | undefined {
  return address === 'cho' ? null : MATCHED.find((one) => WORDS[one].address === address)
}

/** How an address says an explanation. */
export function addressWordOf(explained: Explained): string {
  return explained ? WORDS[explained].address : 'cho'
}

/** An explanation in plain words, and how grave it is. */
export function wordsOf(explained: Explained): { text: Text; tone: Tone } {
  if (explained) return { text: MATCHED_TEXT[explained], tone: WORDS[explained].tone }
  return { text: { vi: 'Đang đối chiếu', en: 'Being matched' }, tone: 'info' }
}
