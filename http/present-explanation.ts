import { Type, type Static } from 'typebox'
import { Explanation } from '#modules/oversight'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { unitOf } from './names.ts'

/** A question to a commune as people and systems read it, with the commune's name. */
export const ExplanationView = Type.Interface([Type.Omit(Explanation, ['unit_id'])], {
  unit: Type.Object({
    code: Type.String(),
    slug: Type.String(),
    name: Type.String(),
    full_name: Type.String(),
  }),
  is_late: Type.Boolean({ description: 'Answered after its date, or not answered though it has passed' }),
})
export type ExplanationView = Static<typeof ExplanationView>

/** Gives questions the names of their units, and says which are late. */
export function presentExplanations(
  sql: Reader,
  asked: readonly Explanation[],
  now: string,
): Promise<ExplanationView[]> {
  return Promise.all(
    asked.map(async ({ unit_id, ...one }) => {
      const { code, slug, name, full_name } = await unitOf(sql, unit_id, dayOf(one.asked_at))
      const is_late = (one.answered_at ?? now) > one.due_at
      return { ...one, unit: { code, slug, name, full_name }, is_late }
    }),
  )
}
