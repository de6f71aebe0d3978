import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

/** Chuyển hồ sơ: the desk sends an accepted dossier on to the body that settles it. */
export async function forwardDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'forward', work)
  return writeDossier(work, dossier, { step })
}
