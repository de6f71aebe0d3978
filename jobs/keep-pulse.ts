import { beatPulse } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import type { Job } from './run-jobs.ts'

/** Beats the pulse each second; run where a replica is read from. */
export const KEEP_PULSE: Job = {
  name: 'pulse',
  everyMs: 1000,
  turn: (house, clock) => inTransaction(house.worker, {}, (trx) => beatPulse(trx, clock())),
}
