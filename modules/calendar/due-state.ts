import { toLocalMinute } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Calendar } from './calendar.ts'
import { workingMinutesBetween } from './working-time.ts'

/** How a dossier stands against its due date; `none` where it has no date. */
export const DUE_STATES = ['none', 'in_time', 'due_soon', 'late'] as const
export type DueState = (typeof DUE_STATES)[number]

export const DUE_STATE_TEXTS: Readonly<Record<DueState, Text>> = {
  none: { vi: 'không có hạn', en: 'no due date' },
  in_time: { vi: 'trong hạn', en: 'in time' },
  due_soon: { vi: 'sắp đến hạn', en: 'due soon' },
  late: { vi: 'quá hạn', en: 'late' },
}

/** Late from the minute after the due one; due soon within `soonHours` working hours (8 unless told). */
export function dueState(
  dueAt: string | null,
  now: string,
  on: { readonly calendar: Calendar; readonly soonHours?: number },
): DueState {
  if (dueAt === null) return 'none'
  if (toLocalMinute(now) > toLocalMinute(dueAt)) return 'late'
  const left = workingMinutesBetween(on.calendar, now, dueAt)
  return left <= (on.soonHours ?? 8) * 60 ? 'due_soon' : 'in_time'
}
