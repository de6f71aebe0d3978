import {
  exempted,
  exemptionsFor,
  feeFor,
  listExemptions,
  type FeeExemption,
  type FeeMoment,
  type Fees,
  type ProcedureVersion,
} from '#modules/procedures'
import type { Reader } from '#platform/database.ts'
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

/** The moments by how early an act waits for the money. */
const EARLIEST_FIRST: readonly FeeMoment[] = [
  'before_settling',
  'on_supplement',
  'on_acceptance',
  'on_return',
]

/** What a dossier owes at acceptance: how much, and by when all of it must be paid. */
export function owedFor(fees: Fees): Pick<Dossier, 'fee_due' | 'fee_moment' | 'money'> {
  const fee_due = askedFor(fees)
  const moments = fees.due.flatMap(({ amount, moment }) => (amount ? [moment] : []))
  const fee_moment = EARLIEST_FIRST.find((moment) => moments.includes(moment)) ?? null
  return { fee_due, fee_moment, money: fee_due > 0 ? 'due' : 'none' }
}

/** The exemptions that may be claimed for a dossier: those of its procedure in force that day. */
export async function exemptionsOf(
  sql: Reader,
  version: ProcedureVersion,
  now: string,
): Promise<readonly FeeExemption[]> {
  return exemptionsFor(await listExemptions(sql), version.definition, dayOf(now))
}
