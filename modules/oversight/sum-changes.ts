import type { BacklogChange, Changes, Measure, TallyChange } from './measure.ts'

/** Rows to add to the tables: one for each key, however many events touched it. */
export type Sums = {
  readonly days: readonly (Counts & { unit: number; day: string })[]
  readonly procedures: readonly (Counts & { unit: number; day: string; procedure: string; channel: string })[]
  readonly backlog: readonly BacklogChange[]
}
type Counts = { readonly measures: Partial<Record<Measure, number>> }

/** Adds up what many events change, so that a batch touches each row once. */
export function sumChanges(changes: readonly Changes[]): Sums {
  const tallies = changes.flatMap((one) => one.tallies)
  const backlog = changes.flatMap((one) => one.backlog)
  const summed = (keyOf: (change: TallyChange) => string) =>
    [...Map.groupBy(tallies, keyOf).values()].flatMap((group) => {
      const [first] = group
      return first ? [{ ...first, measures: addUp(group) }] : []
    })
  return {
    days: summed(({ unit, day }) => `${unit} ${day}`),
    procedures: summed(({ unit, day, procedure, channel }) => `${unit} ${day} ${procedure} ${channel}`),
    backlog: [
      ...Map.groupBy(backlog, ({ unit, stage, dueAt }) => `${unit} ${stage} ${dueAt}`).values(),
    ].flatMap((group) => {
      const [first] = group
      const dossiers = group.reduce((sum, change) => sum + change.dossiers, 0)
      return first && dossiers !== 0 ? [{ ...first, dossiers }] : []
    }),
  }
}

function addUp(group: readonly Counts[]): Counts['measures'] {
  const sums: Partial<Record<Measure, number>> = {}
  for (const { measures } of group) {
    for (const [measure, by] of Object.entries(measures) as [Measure, number][]) {
      sums[measure] = (sums[measure] ?? 0) + by
    }
  }
  return sums
}
