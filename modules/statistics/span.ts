/** Where a dossier stands, as statistics ask it. */
export type Stage = 'waiting' | 'asked' | 'open' | 'refused' | 'withdrawn' | 'stopped' | 'finished'

/** One event of a dossier, with what statistics need of it. */
export type SpanEvent = {
  readonly dossier_id: string
  readonly version: number
  readonly position: number
  readonly at: string
  readonly act: string
  readonly business: string
  readonly unit_id: number
  readonly reception_unit_id: number
  readonly procedure_code: string
  readonly channel: string
  readonly acceptance_due_at: string | null
  readonly accepted_at: string | null
  readonly due_at: string | null
  readonly metric_due_at: string | null
  readonly paused_at: string | null
  readonly was_paused_at: string | null
  readonly apologised_at: string | null
  readonly fee_due: number | null
  readonly e_result: boolean | null
  readonly files: number | null
}

/** What is known of a dossier while it stands so. */
export type SpanFacts = {
  readonly unit_id: number
  readonly reception_unit_id: number
  readonly procedure_code: string
  readonly channel: string
  readonly stage: Stage
  readonly submitted_at: string
  readonly acceptance_due_at: string | null
  readonly accepted_at: string | null
  readonly due_at: string | null
  /** Null where it is the appointment. */
  readonly metric_due_at: string | null
  readonly paused_at: string | null
  readonly apologised_at: string | null
  readonly ended_at: string | null
  readonly judged_at: string | null
  readonly supplements: number
  readonly fee_due: number | null
  readonly e_result: boolean | null
  readonly files: number | null
}

/** Quãng trạng thái: facts that hold from one moment (included) to another (excluded; `infinity` while they stand). */
export type Span = SpanFacts & {
  readonly dossier_id: string
  readonly version: number
  readonly position: number
  readonly until_position: number | null
  readonly from_at: string
  readonly until_at: string
}
