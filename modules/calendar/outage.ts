import { invalid } from '#platform/refusal.ts'

/** Whom an outage met, and when; neither communes nor agencies: the whole city. */
export type OutageScope = {
  readonly unit_ids: readonly number[]
  /** The agency it met, and after it those under it. */
  readonly agency_ids: readonly string[]
  readonly from_at: string
  readonly to_at: string
}

/** Sự cố đã ghi nhận: an interval that does not count, and who answers for saying so. */
export type OutageRow = OutageScope & {
  readonly id: string
  readonly legal_basis: string
  readonly reason: string
  readonly recorded_at: string
  readonly recorder: string
  readonly withdrawn_at: string | null
  readonly withdrawal_reason: string | null
}

/** Refuses an interval that ends before it begins, and one that is not over yet. */
export function mustBeOver({ from_at, to_at }: { from_at: string; to_at: string }, now: string): void {
  if (from_at >= to_at)
    wrong('to_at', 'Lúc kết thúc phải sau lúc bắt đầu.', 'The end must be after the beginning.')
  if (to_at > now) wrong('to_at', 'Chỉ ghi nhận khi sự việc đã kết thúc.', 'Record it when it is over.')
}

function wrong(field: string, vi: string, en: string): never {
  const message = { vi, en }
  throw invalid('interval', message, [{ field, message }])
}
