import { toLocalMinute } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'

/** Why a dossier waited: supplement (bổ sung), financial obligation (nghĩa vụ tài chính), consultation (lấy ý kiến), objective cause (nguyên nhân khách quan). */
export const INTERVAL_KINDS = [
  'supplement',
  'financial_obligation',
  'consultation',
  'objective_cause',
] as const
export type IntervalKind = (typeof INTERVAL_KINDS)[number]

/** A recorded wait (D10–D12), half-open; `to_at` null while it lasts. Evidence and person stay with the dossier. */
export type Interval = {
  readonly kind: IntervalKind
  readonly from_at: string
  readonly to_at: string | null
  readonly legal_basis: string
}

/** Waits in local minutes, merged and in order; `to` is Infinity while one lasts. */
export type Stretch = {
  readonly from: number
  readonly to: number
  readonly kinds: readonly IntervalKind[]
}

export const INTERVAL_TEXTS: Readonly<Record<IntervalKind, Text>> = {
  supplement: { vi: 'chờ bổ sung hồ sơ', en: 'waiting for the supplement' },
  financial_obligation: {
    vi: 'chờ thực hiện nghĩa vụ tài chính',
    en: 'waiting for the financial obligation',
  },
  consultation: { vi: 'chờ ý kiến cơ quan phối hợp', en: 'waiting for the consulted body' },
  objective_cause: { vi: 'nguyên nhân khách quan', en: 'objective cause' },
}

/** Merges intervals that overlap or touch. Throws a RangeError for one that ends before it begins. */
export function toStretches(intervals: readonly Interval[]): Stretch[] {
  const raw = intervals.map(toStretch).sort((a, b) => a.from - b.from)
  const merged: Stretch[] = []
  for (const next of raw) {
    const last = merged.at(-1)
    if (!last || next.from > last.to) {
      merged.push(next)
      continue
    }
    const kinds = [...new Set([...last.kinds, ...next.kinds])]
    merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to), kinds }
  }
  return merged
}

/** One interval in local minutes. */
export function toStretch(interval: Interval): Stretch {
  const from = toLocalMinute(interval.from_at)
  const to = interval.to_at === null ? Number.POSITIVE_INFINITY : toLocalMinute(interval.to_at)
  if (to < from) throw new RangeError(`an interval ends before it begins: ${interval.from_at}`)
  return { from, to, kinds: [interval.kind] }
}
