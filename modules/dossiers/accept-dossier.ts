import { feeFor, getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'
import { startClock } from './dossier-clock.ts'
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

/** What is due today by the procedure's fee rows; an amount nobody knows is not asked for. */
async function feeOf(work: Work, dossier: Dossier): Promise<Pick<Dossier, 'fee_due' | 'money'>> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const { total } = feeFor(version, {
    channel: dossier.channel,
    case: dossier.case_key,
    on: dayOf(work.now),
    ...counted(dossier.answers),
  })
  return total ? { fee_due: total, money: 'due' } : { fee_due: 0, money: 'none' }
}

/** Pages of the original and copies wanted, where the procedure's form asks for them. */
function counted(answers: Dossier['answers']): { pages?: number; copies?: number } {
  const { pages, copies } = answers
  return {
    ...(typeof pages === 'number' ? { pages } : {}),
    ...(typeof copies === 'number' ? { copies } : {}),
  }
}
