import { Type, type Static } from 'typebox'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { startClock } from './dossier-clock.ts'
import { askedFor, feesOfDossier } from './dossier-fees.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'
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
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'accept', work)
  const clock = await startClock(work, dossier)
  const fee = await feeOf(work, dossier, exemption)
  const data = exemption ? { exemption: exemption.key } : {}
  return writeDossier(work, dossier, { step, changes: { ...clock, ...fee, refusal: null }, data })
}

/** What is due today by the procedure's fee rows, less the exemption whose evidence the desk has seen. */
async function feeOf(
  work: Work,
  dossier: Dossier,
  claimed: ExemptionInput | undefined,
): Promise<Pick<Dossier, 'fee_due' | 'money' | 'fee_exemption'>> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const fee_exemption = claimed ? await grantExemption(work, version, claimed) : null
  const fee_due = askedFor(feesOfDossier({ ...dossier, fee_exemption }, version, work.now))
  return { fee_due, money: fee_due > 0 ? 'due' : 'none', fee_exemption }
}
