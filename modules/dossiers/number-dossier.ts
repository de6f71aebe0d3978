import { takeNumber } from '#modules/registers'
import type { Work } from '#modules/record'
import { keepSignature, type SignedBytes } from '#modules/signing'
import { conflict } from '#platform/refusal.ts'
import { getVersion } from '#modules/procedures'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

/**
 * Cấp số, phát hành: the clerk issues the result; this moment ends the clock (status 9). A signed one is sealed by the
 * organisation first and has the number it was signed under; one that bears no digital signature gets its number now.
 */
export async function numberDossier(work: Work, target: Target, sealed?: SignedBytes): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'number', work)
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const { register, name } = version.definition.result
  const number = await issuedNumber(work, { dossier, register, about: name.vi, sealed })
  const on_time = dossier.due_at === null ? null : work.now <= dossier.due_at
  return writeDossier(work, dossier, {
    step,
    changes: { result_number: number, delivery: 'ready', finished_at: work.now, on_time },
    data: { on_time, register, late_with_apology: on_time === false && Boolean(dossier.apology?.signed_at) },
  })
}

type Issue = {
  readonly dossier: Dossier
  readonly register: string
  readonly about: string
  readonly sealed: SignedBytes | undefined
}

async function issuedNumber(work: Work, { dossier, register, about, sealed }: Issue): Promise<string> {
  const signed = dossier.decision?.signature
  if (!signed) {
    const entry = { noun_id: dossier.id, code: dossier.code, about }
    return takeNumber(work, { agency: dossier.competence_agency_id, register }, entry)
  }
  if (!sealed) {
    throw conflict('not_sealed', {
      vi: 'Kết quả đã ký số phải được đóng dấu số của cơ quan khi phát hành.',
      en: 'A signed result is issued under the seal of its agency.',
    })
  }
  await keepSignature(work, sealed)
  return signed.number
}
