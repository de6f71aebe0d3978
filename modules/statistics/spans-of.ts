import { isDeepStrictEqual } from 'node:util'
import type { Span, SpanEvent, SpanFacts, Stage } from './span.ts'

const ENDED: readonly Stage[] = ['refused', 'withdrawn', 'stopped', 'finished']

/**
 * The spans of one dossier from all its events, in the order of its versions; events that change nothing statistics
 * ask for lengthen the span before them. Moments never go back, so that at any moment exactly one span holds.
 */
export function spansOf(events: readonly SpanEvent[]): Span[] {
  const turns: (SpanFacts & Pick<Span, 'dossier_id' | 'version' | 'position' | 'from_at'>)[] = []
  let facts: SpanFacts | null = null
  let latest = ''
  for (const event of events.toSorted((one, other) => one.version - other.version)) {
    const next = factsAfter(event, facts)
    if (event.at > latest) latest = event.at
    if (facts !== null && isDeepStrictEqual(facts, next)) continue
    const { dossier_id, version, position } = event
    turns.push({ ...next, dossier_id, version, position, from_at: latest })
    facts = next
  }
  return turns.map((turn, place) => {
    const next = turns[place + 1]
    return { ...turn, until_at: next?.from_at ?? 'infinity', until_position: next?.position ?? null }
  })
}

function factsAfter(event: SpanEvent, before: SpanFacts | null): SpanFacts {
  const stage = stageOf(event)
  const { unit_id, reception_unit_id, procedure_code, channel, acceptance_due_at, accepted_at } = event
  return {
    ...{ unit_id, reception_unit_id, procedure_code, channel, stage, acceptance_due_at, accepted_at },
    submitted_at: before?.submitted_at ?? event.at,
    due_at: event.due_at,
    metric_due_at: event.metric_due_at,
    paused_at: event.paused_at,
    apologised_at: event.apologised_at,
    ...endOf(event, stage, before),
    supplements: (before?.supplements ?? 0) + (asksForPapers(event) ? 1 : 0),
    fee_due: event.fee_due ?? before?.fee_due ?? null,
    e_result: event.e_result ?? before?.e_result ?? null,
    files: event.files ?? before?.files ?? null,
  }
}

/** A dossier ends once; what is done on it afterwards, such as paying, does not end it again. */
function endOf(
  { at, was_paused_at }: SpanEvent,
  stage: Stage,
  before: SpanFacts | null,
): Pick<SpanFacts, 'ended_at' | 'judged_at'> {
  if (!ENDED.includes(stage)) return { ended_at: null, judged_at: null }
  if (before?.ended_at) return { ended_at: before.ended_at, judged_at: before.judged_at }
  return { ended_at: at, judged_at: was_paused_at ?? at }
}

/** A request after acceptance reaches the applicant: by the specialist the first time, by the head's approval again. */
function asksForPapers({ act, business }: SpanEvent): boolean {
  return (act === 'request_supplement' || act === 'approve') && business === 'supplement'
}

function stageOf({ business }: SpanEvent): Stage {
  switch (business) {
    case 'submitted':
    case 'refusal_drafted':
      return 'waiting'
    case 'supplement_before':
      return 'asked'
    case 'refused':
    case 'withdrawn':
    case 'stopped':
    case 'finished':
      return business
    default:
      return 'open'
  }
}
