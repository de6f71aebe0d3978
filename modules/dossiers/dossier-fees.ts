import { exempted, feeFor, type Fees, type ProcedureVersion } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'

type Filed = Pick<Dossier, 'channel' | 'case_key' | 'answers' | 'accepted_at' | 'persons' | 'fee_exemption'>

/** Phí, lệ phí của hồ sơ: the rows of its own version, as of the day it was accepted, or of `now`, less its exemption. */
export function feesOfDossier(dossier: Filed, version: ProcedureVersion, now: string): Fees {
  const { channel, case_key, answers, fee_exemption } = dossier
  const { pages, copies } = answers
  const fees = feeFor(version, {
    channel,
    case: case_key,
    on: dayOf(dossier.accepted_at ?? now),
    subject: dossier.persons.principal.kind,
    ...(typeof pages === 'number' ? { pages } : {}),
    ...(typeof copies === 'number' ? { copies } : {}),
  })
  return fee_exemption ? exempted(fees, fee_exemption) : fees
}

/** What is asked for, in đồng: the known amounts; one that nobody knows is not asked for. */
export function askedFor(fees: Fees): number {
  return fees.due.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
}
