import type { Text } from '#platform/text.ts'
import type { Calendar } from './calendar.ts'
import type { CLOCK_STARTS } from './clock-rules.ts'
import { transferDue } from './deadlines.ts'

export type ClockStart = (typeof CLOCK_STARTS)[number]

/** What each start is called, as the end of "thời hạn tính từ khi …". */
export const CLOCK_START_TEXTS: Readonly<Record<ClockStart, Text>> = {
  acceptance: { vi: 'tiếp nhận hồ sơ', en: 'the dossier is accepted' },
  submission: { vi: 'hệ thống nhận hồ sơ điện tử', en: 'the system receives the electronic dossier' },
  hand_over: { vi: 'cơ quan giải quyết nhận hồ sơ', en: 'the settling body receives the dossier' },
  payment: { vi: 'nộp phí, lệ phí', en: 'the fee is paid' },
}

/** From when a limit counts. `at` is null while that has not come; expected: it has not come, and is due by then. */
export type Beginning = {
  readonly by: ClockStart
  readonly at: string | null
  readonly isExpected: boolean
}

/** What has happened to a dossier that its limit may begin with. */
export type BeginningFacts = {
  readonly submitted_at: string
  readonly accepted_at: string
  /** When it was handed over or paid for; null before, and where its limit does not begin so. */
  readonly begun_at: string | null
  /** Is the fee still to be paid? */
  readonly owes: boolean
}

/**
 * From when the limit of a dossier counts. Until the desk has handed it over the date is given from the last moment at which
 * that must have happened (D9), so that whoever files leaves with a date.
 */
export function beginningOf(by: ClockStart, facts: BeginningFacts, calendar: Calendar): Beginning {
  const { submitted_at, accepted_at, begun_at, owes } = facts
  if (begun_at !== null) return { by, at: begun_at, isExpected: false }
  switch (by) {
    case 'acceptance':
      return { by, at: accepted_at, isExpected: false }
    case 'submission':
      return { by, at: submitted_at, isExpected: false }
    case 'hand_over':
      return { by, at: transferDue(accepted_at, calendar), isExpected: true }
    case 'payment':
      return { by, at: owes ? null : accepted_at, isExpected: false }
  }
}
