import type { Dossier } from './dossier.ts'

type Standing = Pick<
  Dossier,
  | 'business'
  | 'unit_id'
  | 'holder_id'
  | 'accepted_at'
  | 'acceptance_due_at'
  | 'due_at'
  | 'metric_due_at'
  | 'intervals'
  | 'apology'
  | 'lapse'
  | 'paper_check'
>
type Facts = Standing & Pick<Dossier, 'procedure_code' | 'channel' | 'reception_unit_id'>

/**
 * What every event of a dossier says, so that tallies fold from events alone: how the dossier stands after the
 * act (`to`, unit, dues) and how it stood before it (`was`; none for a dossier just filed).
 */
export function eventFacts(after: Facts, before?: Standing): Record<string, unknown> {
  const { business: to, ...standing } = standingOf(after)
  return {
    to,
    ...standing,
    procedure: after.procedure_code,
    channel: after.channel,
    reception_unit: after.reception_unit_id,
    ...(before ? { from: before.business, was: standingOf(before) } : {}),
  }
}

function standingOf(dossier: Standing): Record<string, unknown> {
  const { business, accepted_at, acceptance_due_at, due_at, metric_due_at } = dossier
  return {
    business,
    unit: dossier.unit_id,
    holder: dossier.holder_id,
    accepted_at,
    acceptance_due_at,
    due_at,
    // Told only where it is not the appointment: most events need not grow.
    ...(metric_due_at ? { metric_due_at } : {}),
    paused_at: pausedAt(dossier),
    apologised_at: dossier.apology?.signed_at ?? null,
    lapsed_at: dossier.lapse?.with_apology === false ? dossier.lapse.at : null,
    differed_at: dossier.paper_check?.at ?? null,
  }
}

/** Since when the legal clock stands still; null while it runs. */
function pausedAt({ business, intervals, due_at }: Standing): string | null {
  const from = intervals.find((pause) => pause.to_at === null)?.from_at ?? null
  if (business === 'supplement' || business === 'financial') return from
  // A question holds the clock only where the version says so: then no date is left, or one that had passed before.
  if (business !== 'consulting' || from === null) return null
  return due_at === null || due_at <= from ? from : null
}
