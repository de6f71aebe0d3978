import type { Kept } from './kept.ts'

/** A house in which nothing happened but to dossiers; for the tests of the checkers. */
export const NOTHING_BESIDE = {
  spans: { differences: 0, told: '' },
  beyond_book: 0,
  ...{
    originals: [],
    custody: [],
    beside: [],
    chains: [],
    tickets: [],
    lines: [],
    calls: [],
    alerts: [],
    mails: [],
  },
} as const satisfies Partial<Kept>
