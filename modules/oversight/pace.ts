import type { WorkClock } from '#modules/calendar'
import type { Course, CourseStep } from '#modules/dossiers'

const ENDED = ['refused', 'withdrawn', 'stopped', 'finished']
const PAUSED = ['supplement', 'financial']
const BEFORE = ['submitted', 'supplement_before', 'refusal_drafted']

/** Nhịp: by procedure and state, how many working minutes finished dossiers took from entering it to their end, pauses left out. */
export type Pace = ReadonlyMap<string, readonly number[]>

/** What is asked of a dossier that has ended: how long it took. */
export type PastCourse = Pick<Course, 'procedure'> & {
  readonly steps: readonly Pick<CourseStep, 'at' | 'state'>[]
}

/** Fewer like it than this tell nothing. */
const FEWEST = 8

/** How a dossier stands at a moment: in which state since when; null before acceptance and after its end. */
export type Standing = CourseStep & { readonly since: string; readonly isPaused: boolean }

/** How a course stood at a moment, as what was known then; its end or its not yet being accepted is null. */
export function standingAt({ steps }: Course, at: string): Standing | null {
  const known = steps.filter((step) => step.at <= at)
  const last = known.at(-1)
  if (!last || ENDED.includes(last.state) || BEFORE.includes(last.state)) return null
  let entered = known.length - 1
  while (entered > 0 && known[entered - 1]?.state === last.state) entered--
  return { ...last, since: known[entered]?.at ?? last.at, isPaused: PAUSED.includes(last.state) }
}

/** When a course ended; null while it stands. */
export function endOf({ steps }: PastCourse): string | null {
  return steps.find((step) => ENDED.includes(step.state))?.at ?? null
}

/** One finished dossier's working minutes from entering a state to its end, pauses left out. */
type Sample = { readonly kind: string; readonly minutes: number; readonly end: string }

/** Every sample of these courses: reckoned once, it serves each moment that only knows what had ended by then. */
export function samplesOf(courses: readonly PastCourse[], clock: WorkClock): readonly Sample[] {
  return courses.flatMap((course) => {
    const end = endOf(course)
    if (end === null) return []
    const { steps } = course
    const samples: Sample[] = []
    let left = 0
    let later = end
    for (const [place, step] of [...steps.entries()].toReversed()) {
      if (step.at >= end || ENDED.includes(step.state)) continue
      if (BEFORE.includes(step.state)) break
      if (PAUSED.includes(step.state)) {
        later = step.at
        continue
      }
      left += clock(later) - clock(step.at)
      later = step.at
      if (steps[place - 1]?.state === step.state) continue
      samples.push({ kind: kindOf(course.procedure, step.state), minutes: left, end })
    }
    return samples
  })
}

/** The pace of what had ended by a moment: only what could be known then. */
export function paceOf(samples: readonly Sample[], until: string): Pace {
  const pace = new Map<string, number[]>()
  for (const { kind, minutes, end } of samples) {
    if (end > until) continue
    const alike = pace.get(kind)
    if (alike) alike.push(minutes)
    else pace.set(kind, [minutes])
  }
  return pace
}

/** What is alike: a same-day copy under review says nothing of a permit under review. */
export function kindOf(procedure: string, state: string): string {
  return `${procedure} ${state}`
}

/**
 * The share of finished dossiers of a kind that, having waited as long, took longer than what is left: of the first pace
 * that knows enough of them, the unit's own before the city's; null where none does.
 */
export function chanceLate(
  paces: readonly Pace[],
  asked: { readonly kind: string; readonly waited: number; readonly left: number },
): number | null {
  const alike = paces
    .map((pace) => (pace.get(asked.kind) ?? []).filter((minutes) => minutes > asked.waited))
    .find((samples) => samples.length >= FEWEST)
  if (!alike) return null
  return alike.filter((minutes) => minutes > asked.waited + asked.left).length / alike.length
}
