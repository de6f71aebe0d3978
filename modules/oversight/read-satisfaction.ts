import { CRITERIA, type Criterion, CRITERION_TEXT, FEWEST_RATINGS } from '#modules/ratings'
import type { Reader } from '#platform/database.ts'
import { type Language, say } from '#platform/text.ts'
import type { Wanted } from './breakdown-store.ts'

/** One criterion: how many answered it, and the mean from 0 to 2; null below the fewest that are shown. */
export type CriterionScore = {
  readonly key: Criterion
  readonly name: string
  readonly answers: number
  readonly mean: number | null
}

/** Mức độ hài lòng theo tiêu chí: of a unit or of all, over the days; every criterion, answered or not. */
export async function readCriteria(
  sql: Reader,
  { unit, from, to, language }: Wanted & { readonly language: Language },
): Promise<CriterionScore[]> {
  const rows = await sql<{ criterion: string; answers: number; points: number }[]>`
    select criterion, sum(answers)::int as answers, sum(points)::int as points from criterion_tallies
    where run = (select run from tally_runs where is_live) ${unit === null ? sql`` : sql`and unit_id = ${unit}`}
      ${from === null ? sql`` : sql`and on_day >= ${from}`} ${to === null ? sql`` : sql`and on_day <= ${to}`}
    group by criterion`
  const byKey = new Map(rows.map((row) => [row.criterion, row]))
  return CRITERIA.map((key) => {
    const { answers = 0, points = 0 } = byKey.get(key) ?? {}
    const mean = answers >= FEWEST_RATINGS ? Math.round((100 * points) / answers) / 100 : null
    return { key, name: say(CRITERION_TEXT[key], language), answers, mean }
  })
}
