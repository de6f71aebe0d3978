import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { startClock } from './dossier-clock.ts'
import { askedFor, feesOfDossier } from './dossier-fees.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

/** Tiếp nhận hồ sơ: the desk takes the dossier in and the legal clock starts (TT 03/2025, Mẫu 01). */
export async function acceptDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'accept', work)
  const clock = await startClock(work, dossier)
  const fee = await feeOf(work, dossier)
  return writeDossier(work, dossier, { step, changes: { ...clock, ...fee, refusal: null } })
}

/** What is due today by the procedure's fee rows. */
async function feeOf(work: Work, dossier: Dossier): Promise<Pick<Dossier, 'fee_due' | 'money'>> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const fee_due = askedFor(feesOfDossier(dossier, version, work.now))
  return { fee_due, money: fee_due > 0 ? 'due' : 'none' }
}
