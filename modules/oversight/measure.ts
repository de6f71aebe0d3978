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

/** What one event, or many together, changes in the figures. */
export type Changes = { readonly tallies: readonly TallyChange[]; readonly backlog: readonly BacklogChange[] }
