import { Type, type Static } from 'typebox'
import { ROLES } from '#modules/record'

const Count = Type.Integer({ minimum: 0 })

/** What is late and what will be, counted up to 8, 24 and all the working hours the digest looks ahead. */
export const DigestCounts = Type.Object({
  late: Count,
  within_8: Count,
  within_24: Count,
  within_all: Count,
})
export type DigestCounts = Static<typeof DigestCounts>

const moment = Type.String({ format: 'date-time' })

/** Whose turn: a specialist by his account, or a role at an agency; ids only. */
const Turn = Type.Interface([DigestCounts], {
  role: Type.Enum([...ROLES]),
  agency_id: Type.String(),
  holder_id: Type.Union([Type.String(), Type.Null()]),
})
export type Turn = Static<typeof Turn>

/** Bản tin sắp trễ của một đơn vị: counts as of a moment, with whose turn it is. */
export const UnitDigest = Type.Interface([DigestCounts], {
  unit_id: Type.Integer(),
  on_day: Type.String({ format: 'date' }),
  at: moment,
  until_at: moment,
  hours: Type.Integer({ description: 'Working hours the digest looked ahead, by the unit’s own calendar' }),
  turns: Type.Array(Turn),
})
export type UnitDigest = Static<typeof UnitDigest>

/** The counts of many together. */
export function sumCounts(all: readonly DigestCounts[]): DigestCounts {
  const sum = { late: 0, within_8: 0, within_24: 0, within_all: 0 }
  for (const one of all) {
    sum.late += one.late
    sum.within_8 += one.within_8
    sum.within_24 += one.within_24
    sum.within_all += one.within_all
  }
  return sum
}
