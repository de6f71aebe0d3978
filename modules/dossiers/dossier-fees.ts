import { feeFor, type Fees, type ProcedureVersion } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'

type Filed = Pick<Dossier, 'channel' | 'case_key' | 'answers' | 'accepted_at'>

/** Phí, lệ phí của hồ sơ: the rows of its own version, as of the day it was accepted, or of `now`. */
export function feesOfDossier(dossier: Filed, version: ProcedureVersion, now: string): Fees {
  const { channel, case_key, answers } = dossier
  const { pages, copies } = answers
  return feeFor(version, {
    channel,
    case: case_key,
    on: dayOf(dossier.accepted_at ?? now),
    ...(typeof pages === 'number' ? { pages } : {}),
    ...(typeof copies === 'number' ? { copies } : {}),
  })
}

/** What is asked for, in đồng: the known amounts; one that nobody knows is not asked for. */
export function askedFor(fees: Fees): number {
  return fees.due.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
}
