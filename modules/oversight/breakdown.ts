import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

const Count = Type.Integer({ minimum: 0 })
const Happened = Type.Object({ received: Count, settled: Count, on_time: Count, late: Count })

/** What happened in a period under one head: a field, a procedure, a way of filing. */
export const Slice = Type.Interface([Happened], { key: Type.String(), name: Type.String() })
export type Slice = Static<typeof Slice>

/** Overdue dossiers of one age. `from` and `to` are the due moments between which they lie; `from` null is open. */
export const Age = Type.Object({
  key: Type.String(),
  name: Type.String(),
  from: Type.Union([Type.String(), Type.Null()]),
  to: Type.String(),
  overdue: Count,
})
export type Age = Static<typeof Age>

/** What an officer holds now and what of it was finished in the period; officers stand by name. */
export const OfficerSlice = Type.Object({
  account: Type.String(),
  name: Type.String(),
  open: Count,
  due_soon: Count,
  overdue: Count,
  settled: Count,
  on_time: Count,
  late: Count,
})
export type OfficerSlice = Static<typeof OfficerSlice>

/** The ages of what is overdue, in days on the wall: up to so many. */
export const AGES: readonly { key: string; days: number | null; text: Text }[] = [
  { key: '1', days: 1, text: { vi: 'Đến 1 ngày', en: 'Up to 1 day' } },
  { key: '3', days: 3, text: { vi: 'Trên 1 đến 3 ngày', en: 'Over 1 to 3 days' } },
  { key: '7', days: 7, text: { vi: 'Trên 3 đến 7 ngày', en: 'Over 3 to 7 days' } },
  { key: '15', days: 15, text: { vi: 'Trên 7 đến 15 ngày', en: 'Over 7 to 15 days' } },
  { key: '30', days: 30, text: { vi: 'Trên 15 đến 30 ngày', en: 'Over 15 to 30 days' } },
  { key: 'qua-30', days: null, text: { vi: 'Trên 30 ngày', en: 'Over 30 days' } },
]

const DAY_MS = 86_400_000

/** Between which due moments an age lies, as of now; null for an age nobody knows. */
export function momentsOfAge(key: string, now: string): { from: string | null; to: string } | null {
  const place = AGES.findIndex((age) => age.key === key)
  const age = AGES[place]
  if (!age) return null
  const back = (days: number): string => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  return { from: age.days === null ? null : back(age.days), to: back(AGES[place - 1]?.days ?? 0) }
}
