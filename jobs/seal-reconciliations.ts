import type { Door } from '#http/door.ts'
import { sealReconciliations } from '#http/signing/seal-reconciliation.ts'
import type { Job } from './run-jobs.ts'

/** The job that puts the city's seal under what a cut-over, or its undoing, was proven to have done. */
export function sealReports(door: Door): Job {
  return { name: 'reconciliations', everyMs: 1000, turn: () => sealReconciliations(door) }
}
