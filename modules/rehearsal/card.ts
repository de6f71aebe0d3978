import type { Text } from '#platform/text.ts'

/** Phiếu điểm: how one commune did in one scenario. */
export type Card = {
  readonly commune: string
  readonly name: string
  readonly scenario: string
  /** People on the real pages, or scripted officers. */
  readonly by: 'people' | 'scripted'
  readonly steps: number
  readonly steps_done: number
  readonly errors: readonly {
    readonly step: string
    /** What should have come of the step, and what did. */
    readonly expected: string
    readonly what: string
  }[]
  readonly minutes: number
  readonly target_minutes: number
  readonly fix: readonly Text[]
  /** How often it was played. */
  readonly repeats: number
  /** A checklist stood in for a module that does not exist yet. */
  readonly is_checklist: boolean
  /** What observers wrote down. */
  readonly notes: readonly { readonly observer: string; readonly note: string }[]
}

/** What is to be fixed where every step was done, but not in time. */
export const TOO_SLOW: Text = {
  vi: 'Chậm hơn thời gian đặt ra: luyện thêm, diễn tập lại',
  en: 'Slower than the target: train and repeat',
}
