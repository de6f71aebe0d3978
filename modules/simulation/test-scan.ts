import type { Scan } from './act.ts'

/** A stored page that tests upload; nobody opens it. */
export const TEST_SCAN: Scan = {
  sha256: 'f'.repeat(64),
  bytes: 31_519,
  facts: { media: 'application/pdf', pages: 1, pixels: null },
}
