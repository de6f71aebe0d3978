import type {
  BacklogChange,
  Changes,
  CriterionChange,
  HeldChange,
  Measure,
  OfficerChange,
  TallyChange,
} from './measure.ts'

/** Rows to add to the tables: one for each key, however many events touched it. */
export type Sums = {
  readonly days: readonly (Counts & { unit: number; day: string })[]
  readonly procedures: readonly (Counts & { unit: number; day: string; procedure: string; channel: string })[]
  readonly backlog: readonly BacklogChange[]
  readonly officers: readonly OfficerChange[]
  readonly held: readonly HeldChange[]
  readonly criteria: readonly CriterionChange[]
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
    backlog: netOf(backlog, ({ unit, stage, dueAt }) => `${unit} ${stage} ${dueAt}`),
    officers: [
      ...Map.groupBy(
        changes.flatMap((one) => one.officers),
        ({ unit, day, officer }) => `${unit} ${day} ${officer}`,
      ).values(),
    ].flatMap((group) => {
      const [first] = group
      return first ? [{ ...first, measures: addUp(group) }] : []
    }),
    criteria: [
      ...Map.groupBy(
        changes.flatMap((one) => one.criteria),
        ({ unit, day, criterion }) => `${unit} ${day} ${criterion}`,
      ).values(),
    ].flatMap((group) => {
      const [first] = group
      const sum = (name: 'answers' | 'points') => group.reduce((all, { measures }) => all + measures[name], 0)
      return first ? [{ ...first, measures: { answers: sum('answers'), points: sum('points') } }] : []
    }),
    held: netOf(
      changes.flatMap((one) => one.held),
      ({ unit, officer, dueAt }) => `${unit} ${officer} ${dueAt}`,
    ),
  }
}

/** What waits more or less by key; what came and went in the same batch touches no row. */
function netOf<T extends { readonly dossiers: number }>(
  changes: readonly T[],
  keyOf: (one: T) => string,
): T[] {
  return [...Map.groupBy(changes, keyOf).values()].flatMap((group) => {
    const [first] = group
    const dossiers = group.reduce((sum, change) => sum + change.dossiers, 0)
    return first && dossiers !== 0 ? [{ ...first, dossiers }] : []
  })
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
