import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { beginLimit } from './dossier-clock.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

/** Chuyển hồ sơ: the desk sends an accepted dossier on to the body that settles it; where its version says so, the limit counts from here (D13). */
export async function forwardDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'forward', work)
  const changes = await beginLimit(work, dossier, 'hand_over')
  return writeDossier(work, dossier, { step, changes, isLast: true })
}
