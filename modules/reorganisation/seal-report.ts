import { digestOf } from '#platform/tlog/commitment.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import type { Doing } from './step.ts'

/** The report as the log's key states it; null where the house signs nothing. */
export function sealOf({ key, plan }: Doing, report: object): string | null {
  if (!key) return null
  const stated = {
    ...{ what: 'reorganisation', code: plan.id, number: null, at: plan.effective_at },
    by: plan.legal_basis,
  }
  return sealStatement({ ...stated, facts: digestOf(NODE.sha256, report) }, key)
}
