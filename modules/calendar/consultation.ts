import { toLocalMinute } from '#platform/dates.ts'
import type { Calendar } from './calendar.ts'
import { due } from './due.ts'
import type { Limit } from './limit.ts'

/** What a consulted body's silence means after its limit: it agreed, it is reminded, its superior is told (§2.4, rule 8). */
export const ON_SILENCE = ['agree', 'remind', 'escalate'] as const
export type OnSilence = (typeof ON_SILENCE)[number]

/** Lấy ý kiến: a question to another body, with a limit of its own. */
export type Consultation = {
  readonly asked_at: string
  readonly answered_at: string | null
  readonly limit: Limit
  readonly on_silence: OnSilence
}

/** When the answer is due; null where no limit is known. */
export function answerDue(consultation: Consultation, calendar: Calendar): string | null {
  const { limit, asked_at } = consultation
  return due({ limit, channel: 'online', receivedAt: asked_at, intervals: [], calendar }).legal_due
}

/** How a consultation stands: answered, still in its time, or what its silence means. */
export function consultationState(
  consultation: Consultation,
  now: string,
  calendar: Calendar,
): 'answered' | 'waiting' | OnSilence {
  if (consultation.answered_at !== null) return 'answered'
  const dueAt = answerDue(consultation, calendar)
  const isSilent = dueAt !== null && toLocalMinute(now) > toLocalMinute(dueAt)
  return isSilent ? consultation.on_silence : 'waiting'
}
