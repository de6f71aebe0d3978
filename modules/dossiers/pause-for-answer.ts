import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { calendarOf, dueAgain } from './dossier-clock.ts'
import { closePause, openPause } from './pause.ts'

type Question = NonNullable<Dossier['consultation']>
type Clock = Pick<Dossier, 'intervals' | 'due_at'>

/** Does the question hold the clock now? */
function isHeld({ intervals }: Pick<Dossier, 'intervals'>): boolean {
  return intervals.some((pause) => pause.kind === 'consultation' && pause.to_at === null)
}

/**
 * What a question does to the clock of its dossier: nothing where it runs inside the limit; where the version lets it
 * pause, the clock stands, and a date still to come is kept with the question until the answer. One that has passed
 * stays: asking makes nobody punctual.
 */
export async function pauseForAnswer(
  work: Work,
  dossier: Dossier,
): Promise<{ readonly clock: Partial<Clock>; readonly promised: Pick<Question, 'promised_due_at'> }> {
  const { definition } = await getVersion(work.trx, dossier.procedure_version_id)
  if (definition.clock_rules.consultation !== 'pause') return { clock: {}, promised: {} }
  const { due_at } = dossier
  const intervals = openPause(dossier.intervals, 'consultation', work.now)
  if (due_at === null || due_at <= work.now) return { clock: { intervals }, promised: {} }
  return { clock: { intervals, due_at: null }, promised: { promised_due_at: due_at } }
}

/** The clock goes on with the answer, or the silence that stands for one: the date is counted again and never comes nearer. */
export async function resumeAfterAnswer(work: Work, dossier: Dossier): Promise<Partial<Clock>> {
  if (!isHeld(dossier)) return {}
  const intervals = closePause(dossier.intervals, work.now)
  const due_at = dossier.due_at ?? promisedAt(dossier)
  const again = await dueAgain(work, { ...dossier, intervals, due_at }, await calendarOf(work, dossier))
  return { intervals, ...again }
}

/** The waits of a dossier that ends, closed, and the date it was promised last. */
export function endWaits(dossier: Dossier, now: string): Clock {
  return {
    intervals: closePause(dossier.intervals, now),
    due_at: dossier.due_at ?? (isHeld(dossier) ? promisedAt(dossier) : null),
  }
}

/** The date that a question keeps while the clock stands for it. */
export function promisedAt({ consultation }: Pick<Dossier, 'consultation'>): string | null {
  return consultation?.promised_due_at ?? null
}
