import type { Pause } from './dossier.ts'

const BASIS: Record<Pause['kind'], string> = {
  supplement: 'NĐ 118/2025/NĐ-CP, Đ17',
  financial_obligation: 'NĐ 118/2025/NĐ-CP, Đ24',
  consultation: 'NĐ 118/2025/NĐ-CP',
  objective_cause: '',
}

/** The waits with a new one opened at a moment. */
export function openPause(intervals: readonly Pause[], kind: Pause['kind'], from_at: string): Pause[] {
  return [...intervals, { kind, from_at, to_at: null, legal_basis: BASIS[kind] }]
}

/** The waits with the open one, if any, closed at a moment. */
export function closePause(intervals: readonly Pause[], to_at: string): Pause[] {
  return intervals.map((pause) => (pause.to_at === null ? { ...pause, to_at } : pause))
}
