import type { WorkClock } from '#modules/calendar'
import type { Course } from '#modules/dossiers'
import { byHorizon, type ForecastItem, type Horizon, LIKELY, type Measured } from './forecast.ts'
import { chanceLate, kindOf, paceOf, type PastCourse, samplesOf, standingAt } from './pace.ts'

/** What a forecast rests on: a unit's dossiers, finished ones of all units, and its working time. */
export type Grounds = {
  readonly courses: readonly Course[]
  readonly elsewhere: readonly PastCourse[]
  readonly clock: WorkClock
}

const FARTHEST = 48 * 60

/** What may be learnt from: the unit's finished dossiers, then those of all units. */
function lessonsOf({ courses, elsewhere, clock }: Grounds) {
  return [samplesOf(courses, clock), samplesOf(elsewhere, clock)]
}

/** What of these dossiers is due within the farthest horizon from a moment, with the chance that it will be late. */
export function foretell(grounds: Grounds, at: string, lessons = lessonsOf(grounds)): ForecastItem[] {
  const { courses, clock } = grounds
  const paces = lessons.map((samples) => paceOf(samples, at))
  const now = clock(at)
  return courses.flatMap((course) => {
    const standing = standingAt(course, at)
    if (!standing || standing.isPaused || standing.due_at === null || standing.due_at < at) return []
    const left = clock(standing.due_at) - now
    if (left > FARTHEST) return []
    const waited = now - clock(standing.since)
    return [
      {
        dossier_id: course.dossier_id,
        holder_id: standing.holder,
        due_at: standing.due_at,
        hours_left: Math.round((left / 60) * 100) / 100,
        chance: chanceLate(paces, { kind: kindOf(course.procedure, standing.state), waited, left }),
      },
    ]
  })
}

/**
 * Foretells from each of these past moments with only what was known then, and compares with what came: late is what had
 * not ended when its date came while its clock ran. Dates after `now` are not judged.
 */
export function measureForetelling(
  grounds: Grounds,
  { moments, now }: { readonly moments: readonly string[]; readonly now: string },
): { h8: Measured; h16: Measured; h48: Measured } {
  const byId = new Map(grounds.courses.map((course) => [course.dossier_id, course]))
  const lessons = lessonsOf(grounds)
  const judged = moments
    .flatMap((at) => foretell(grounds, at, lessons))
    .flatMap((item) => {
      const course = byId.get(item.dossier_id)
      if (!course || item.due_at >= now || item.chance === null) return []
      const then = standingAt(course, item.due_at)
      return [{ ...item, isLate: then !== null && !then.isPaused, isForetold: item.chance >= LIKELY }]
    })
  return byHorizon((hours: Horizon) => {
    const within = judged.filter((item) => item.hours_left <= hours)
    return {
      foretold: within.filter(({ isForetold }) => isForetold).length,
      right: within.filter(({ isForetold, isLate }) => isForetold && isLate).length,
      late: within.filter(({ isLate }) => isLate).length,
    }
  })
}
