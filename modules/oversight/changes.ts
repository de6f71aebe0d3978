import { dayOf, toLocalMinute } from '#platform/dates.ts'
import type { FedEvent, Standing } from './fed-event.ts'
import type {
  BacklogChange,
  Changes,
  CriterionChange,
  HeldChange,
  Measure,
  OfficerChange,
  Stage,
  TallyChange,
} from './measure.ts'

/** What one event changes in the figures. It knows nothing of other events: sums need no order. */
export function changesOf(event: FedEvent): Changes {
  if (event.noun === 'rating') return { ...NOTHING, tallies: rated(event), criteria: answered(event) }
  if (event.noun !== 'dossier' || !event.after) return NOTHING
  return {
    tallies: event.act === 'transfer' ? transferred(event) : happened(event),
    backlog: [...waits(event.before, -1), ...waits(event.after, 1)],
    officers: finished(event),
    held: [...holds(event.before, -1), ...holds(event.after, 1)],
    criteria: [],
  }
}

const NOTHING: Changes = { tallies: [], backlog: [], officers: [], held: [], criteria: [] }

type Counted = Partial<Record<Measure, number>>

function tally(event: FedEvent, place: { unit: number; at: string }, measures: Counted): TallyChange[] {
  const { procedure, channel } = event
  if (Object.keys(measures).length === 0) return []
  return [
    { unit: place.unit, day: dayOf(place.at), procedure: procedure ?? '', channel: channel ?? '', measures },
  ]
}

function rated(event: FedEvent): TallyChange[] {
  if (event.unit_id === null || event.score === null) return []
  return tally(event, { unit: event.unit_id, at: event.at }, { ratings: 1, rating_sum: event.score })
}

function answered({ unit_id, at, criteria }: FedEvent): CriterionChange[] {
  if (unit_id === null) return []
  return Object.entries(criteria ?? {}).map(([criterion, points]) => ({
    ...{ unit: unit_id, day: dayOf(at), criterion, measures: { answers: 1, points } },
  }))
}

function happened(event: FedEvent): TallyChange[] {
  const unit = event.after?.unit ?? event.unit_id
  return unit === null ? [] : tally(event, { unit, at: countedAt(event) }, countedBy(event))
}

/** What was taken in without the line, or is opened by its chain later, was accepted before its event: it counts on that day, as in lists and reports. */
function countedAt({ act, after, at }: FedEvent): string {
  return act === 'accept' ? (after?.accepted_at ?? at) : at
}

function countedBy(event: FedEvent): Counted {
  switch (event.act) {
    case 'accept':
      return received(event, 1)
    case 'number':
      return { settled: 1, ...timeliness(event), ...settleTime(event) }
    case 'deliver':
      return { delivered: 1 }
    case 'find_difference':
      return event.before?.differed_at ? {} : { mismatches: 1 }
    case 'extend':
      return event.after?.apologised_at ? { apologies: 1 } : {}
    case 'lapse':
      return event.after?.lapsed_at ? { lapses: 1 } : {}
    case 'refuse':
      return event.after?.business === 'refused' ? { refused: 1 } : {}
    case 'withdraw':
      return { withdrawn: 1 }
    case 'stop':
      return { stopped: 1 }
    case 'request_supplement':
      return { supplements: 1 }
    default:
      return {}
  }
}

function timeliness({ on_time, after }: FedEvent): Counted {
  if (on_time !== false) return { on_time: 1 }
  return after?.apologised_at ? { late: 1, late_with_apology: 1 } : { late: 1 }
}

function received(event: FedEvent, by: 1 | -1): Counted {
  return event.channel === 'online' ? { received: by, online: by } : { received: by }
}

function settleTime({ after, at }: FedEvent): Counted {
  const accepted = after?.accepted_at
  return accepted ? { settle_minutes: toLocalMinute(at) - toLocalMinute(accepted) } : {}
}

/** What is counted of a dossier goes with it to the unit that is competent now, on the day it happened. */
function transferred(event: FedEvent): TallyChange[] {
  const { before, after } = event
  if (!before || !after) return []
  const moved = (at: string | null | undefined, counted: (by: 1 | -1) => Counted): TallyChange[] =>
    at
      ? [
          ...tally(event, { unit: before.unit, at }, counted(-1)),
          ...tally(event, { unit: after.unit, at }, counted(1)),
        ]
      : []
  return [
    ...moved(after.accepted_at, (by) => received(event, by)),
    ...moved(before.apologised_at, (by) => ({ apologies: by })),
    ...moved(before.lapsed_at, (by) => ({ lapses: by })),
  ]
}

/** A result is counted for who held the dossier: the one person who could have made it earlier. */
function finished({ act, after, at, on_time }: FedEvent): OfficerChange[] {
  if (act !== 'number' || !after?.holder) return []
  const measures = on_time === false ? { settled: 1, late: 1 } : { settled: 1, on_time: 1 }
  return [{ unit: after.unit, day: dayOf(at), officer: after.holder, measures }]
}

function holds(standing: Standing | null, dossiers: 1 | -1): HeldChange[] {
  if (!standing?.holder || stageOf(standing) !== 'open') return []
  return [{ unit: standing.unit, officer: standing.holder, dueAt: dueOf(standing, 'open'), dossiers }]
}

function waits(standing: Standing | null, dossiers: 1 | -1): BacklogChange[] {
  const stage = standing && stageOf(standing)
  if (!stage) return []
  const change = { unit: standing.unit, stage, dueAt: dueOf(standing, stage), dossiers }
  return stage === 'open' && standing.apologised_at ? [change, { ...change, stage: 'apologised' }] : [change]
}

const ENDED = ['refused', 'withdrawn', 'stopped', 'finished']

/** As the views `waiting` and `open` of the lists. */
function stageOf({ business, accepted_at }: Standing): Stage | null {
  if (business === 'submitted' || business === 'refusal_drafted') return 'waiting'
  return accepted_at !== null && !ENDED.includes(business) ? 'open' : null
}

/** A paused clock stands still: such a dossier is late only if it was late when the pause began. */
function dueOf({ acceptance_due_at, due_at, paused_at }: Standing, stage: Stage): string | null {
  if (stage === 'waiting') return acceptance_due_at
  return paused_at !== null && due_at !== null && due_at >= paused_at ? null : due_at
}
