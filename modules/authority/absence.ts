import { Type, type Static } from 'typebox'
import { POSITIONS } from '#modules/people'
import type { Text } from '#platform/text.ts'

const Moment = Type.String({ format: 'date-time' })
const Uuid = Type.String({ format: 'uuid' })
const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Nghỉ phép, đi công tác, ốm, khuyết chức vụ. */
export const ABSENCE_REASONS = ['leave', 'travel', 'illness', 'vacancy'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** Vắng mặt: somebody is away, or a position has nobody (`position`, `account_id` null); who stands in, by which paper. */
export const Absence = Type.Object(
  {
    id: Uuid,
    agency_id: Uuid,
    unit_id: Type.Integer(),
    account_id: maybe(Uuid),
    position: maybe(Type.Enum([...POSITIONS])),
    reason: Type.Enum([...ABSENCE_REASONS]),
    substitute_account: maybe(Uuid),
    instrument_number: maybe(Type.String()),
    instrument_on: maybe(Type.String({ format: 'date' })),
    valid_from: Moment,
    valid_to: maybe(Moment),
    declared_at: Moment,
    ended_at: maybe(Moment),
  },
  { $id: 'Absence' },
)
export type Absence = Static<typeof Absence>

/** Whether an absence holds at a moment. */
export function isAbsentAt(
  absence: Pick<Absence, 'valid_from' | 'valid_to' | 'ended_at'>,
  at: string,
): boolean {
  const { valid_from, valid_to, ended_at } = absence
  return valid_from <= at && (valid_to === null || at < valid_to) && (ended_at === null || at < ended_at)
}

/** What each reason is called. */
export const ABSENCE_TEXT: Record<AbsenceReason, Text> = {
  leave: { vi: 'nghỉ phép', en: 'leave' },
  travel: { vi: 'đi công tác', en: 'travel' },
  illness: { vi: 'nghỉ ốm', en: 'illness' },
  vacancy: { vi: 'khuyết chức vụ', en: 'vacancy' },
}
