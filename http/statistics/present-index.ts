import type { IndexScore } from '#modules/statistics'
import { presentGround } from './present-report.ts'

/** A dossier that cost an indicator points, by its code. */
export type NamedCost = {
  readonly code: string
  readonly unit: string
  readonly by_minutes: number | null
  readonly supplements: number
}

/** The dossiers behind an indicator's loss, by its key. */
export type CostsByIndicator = Readonly<
  Record<string, { readonly total: number; readonly items: readonly NamedCost[] }>
>

/** A score as JSON; what has no data says so, and the score says on how many points it rests. */
export function presentIndex(score: IndexScore, costs: CostsByIndicator = {}) {
  const { definition, groups, points, of, percent, band } = score
  return {
    index: definition.key,
    version: definition.version,
    law: definition.law,
    ...presentGround(score),
    points,
    of,
    percent,
    rests_on: {
      vi: `Điểm dựa trên ${of} trong 100 điểm có số liệu.`,
      en: `The score rests on ${of} of 100 points that have data.`,
    },
    band: band?.name ?? null,
    groups: groups.map((group, place) => ({
      key: group.key,
      name: definition.groups[place]?.name,
      weight: definition.groups[place]?.weight,
      points: group.points,
      of: group.of,
      indicators: group.indicators.map(({ indicator, status, value, points: earned, lost, each }) => ({
        key: indicator.key,
        name: indicator.name,
        weight: indicator.weight,
        weight_is: indicator.weight_mark,
        status,
        value,
        points: earned,
        lost,
        each,
        note: indicator.note ?? null,
        advice: indicator.advice,
        dossiers: costs[indicator.key] ?? null,
      })),
    })),
  }
}
