/** What is counted of a unit on a day, by the columns of `tallies`. */
export const MEASURES = [
  'received',
  'online',
  'settled',
  'on_time',
  'late',
  'late_with_apology',
  'apologies',
  'lapses',
  'refused',
  'withdrawn',
  'stopped',
  'supplements',
  'mismatches',
  'delivered',
  'ratings',
  'rating_sum',
  'settle_minutes',
] as const
export type Measure = (typeof MEASURES)[number]

/** What is counted by procedure and channel besides. */
export const PROCEDURE_MEASURES = ['received', 'settled', 'on_time', 'late'] as const
export type ProcedureMeasure = (typeof PROCEDURE_MEASURES)[number]

/** Where an unfinished dossier stands: before acceptance, or in progress; `apologised` counts some of the open again. */
export type Stage = 'waiting' | 'open' | 'apologised'

/** So many more (or fewer) of a measure on a day (YYYY-MM-DD) in a unit. */
export type TallyChange = {
  readonly unit: number
  readonly day: string
  readonly procedure: string
  readonly channel: string
  readonly measures: Readonly<Partial<Record<Measure, number>>>
}

/** So many more (or fewer) dossiers waiting for a moment; null where no clock runs. */
export type BacklogChange = {
  readonly unit: number
  readonly stage: Stage
  readonly dueAt: string | null
  readonly dossiers: number
}

/** What is counted of a dossier's holder besides, when it is finished. */
export const OFFICER_MEASURES = ['settled', 'on_time', 'late'] as const
export type OfficerMeasure = (typeof OFFICER_MEASURES)[number]

/** So many more (or fewer) dossiers an officer finished on a day. */
export type OfficerChange = {
  readonly unit: number
  readonly day: string
  readonly officer: string
  readonly measures: Readonly<Partial<Record<OfficerMeasure, number>>>
}

/** So many more answers to a criterion of satisfaction on a day, with their points. */
export type CriterionChange = {
  readonly unit: number
  readonly day: string
  readonly criterion: string
  readonly measures: { readonly answers: number; readonly points: number }
}

/** So many more (or fewer) dossiers an officer holds that are due at a moment. */
export type HeldChange = {
  readonly unit: number
  readonly officer: string
  readonly dueAt: string | null
  readonly dossiers: number
}

/** What one event, or many together, changes in the figures. */
export type Changes = {
  readonly tallies: readonly TallyChange[]
  readonly backlog: readonly BacklogChange[]
  readonly officers: readonly OfficerChange[]
  readonly held: readonly HeldChange[]
  readonly criteria: readonly CriterionChange[]
}
