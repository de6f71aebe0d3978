import { takeNumber } from '#modules/registers'
import type { Work } from '#modules/record'
import { getVersion } from '#modules/procedures'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

/** Cấp số, phát hành: the clerk gives the signed result its number; this moment ends the clock (status 9). */
export async function numberDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'number', work)
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const { register, name } = version.definition.result
  const number = await takeNumber(
    work,
    { agency: dossier.competence_agency_id, register },
    { noun_id: dossier.id, code: dossier.code, about: name.vi },
  )
  const on_time = dossier.due_at === null ? null : work.now <= dossier.due_at
  return writeDossier(work, dossier, {
    step,
    changes: { result_number: number, delivery: 'ready', finished_at: work.now, on_time },
    data: { on_time, register, late_with_apology: on_time === false && Boolean(dossier.apology?.signed_at) },
  })
}
