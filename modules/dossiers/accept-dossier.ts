import { Type, type Static } from 'typebox'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { calendarAt, startClock } from './dossier-clock.ts'
import { feesOfDossier, owedFor } from './dossier-fees.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { ExemptionInput, grantExemption } from './grant-exemption.ts'

export const AcceptInput = Type.Object(
  { exemption: Type.Optional(ExemptionInput) },
  { additionalProperties: false },
)
export type AcceptInput = Static<typeof AcceptInput>

/** Tiếp nhận hồ sơ: the desk takes the dossier in and the legal clock starts (TT 03/2025, Mẫu 01). */
export async function acceptDossier(
  work: Work,
  target: Target,
  { exemption }: AcceptInput = {},
): Promise<Dossier> {
  // The calendar is nearly always that of the desk that accepts: it travels with the lock.
  const own = work.actor.posts.find(({ role }) => role === 'desk_officer' || role === 'centre_leader')
  const [dossier, calendar] = await Promise.all([
    lockDossier(work, target),
    own ? calendarAt(work, own.agency_id) : null,
  ])
  const step = judgeAct(dossier, 'accept', work)
  const known = own?.agency_id === dossier.reception_agency_id ? calendar : null
  const fee = await feeOf(work, dossier, exemption)
  const clock = await startClock(work, { ...dossier, ...fee }, known)
  const data = { fee_due: fee.fee_due, ...(exemption ? { exemption: exemption.key } : {}) }
  return writeDossier(work, dossier, {
    step,
    changes: { ...clock, ...fee, refusal: null },
    data,
    isLast: true,
  })
}

/** What is due today by the procedure's fee rows, less the exemption whose evidence the desk has seen. */
async function feeOf(
  work: Work,
  dossier: Dossier,
  claimed: ExemptionInput | undefined,
): Promise<Pick<Dossier, 'fee_due' | 'fee_moment' | 'money' | 'fee_exemption'>> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const fee_exemption = claimed ? await grantExemption(work, version, claimed) : null
  return { ...owedFor(feesOfDossier({ ...dossier, fee_exemption }, version, work.now)), fee_exemption }
}
