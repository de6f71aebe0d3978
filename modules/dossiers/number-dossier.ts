import type { Work } from '#modules/record'
import { keepSignature, type SignedBytes } from '#modules/signing'
import { conflict } from '#platform/refusal.ts'
import { getVersion } from '#modules/procedures'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

/**
 * Cấp số, phát hành: the clerk issues the result; this moment ends the clock (status 9). A signed one is sealed by the
 * organisation first and has the number it was signed under; one that bears no digital signature gets its number now.
 */
export async function numberDossier(work: Work, target: Target, sealed?: SignedBytes): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'number', work)
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const { register, name } = version.definition.result
  const signed = await signedNumber(work, dossier, sealed)
  const on_time = dossier.due_at === null ? null : work.now <= dossier.due_at
  return writeDossier(work, dossier, {
    ...{ step, isLast: true },
    changes: {
      ...(signed === null ? {} : { result_number: signed }),
      ...{ delivery: 'ready', finished_at: work.now, on_time },
    },
    data: {
      ...{ on_time, register, late_with_apology: on_time === false && Boolean(dossier.apology?.signed_at) },
      ...digital(dossier),
    },
    ...(signed === null ? { issue: { register, about: name.vi } } : {}),
  })
}

/** What statistics ask of the end: does the result bear a digital signature, how many papers came as files. */
function digital({ decision, checklist }: Dossier): { e_result: boolean; files: number } {
  const files = checklist.filter((line) => line.paper_ids.length > 0).length
  return { e_result: Boolean(decision?.signature), files }
}

/** The number a digital signature was given under, now that its seal is kept; null where the result bears none. */
async function signedNumber(
  work: Work,
  dossier: Dossier,
  sealed: SignedBytes | undefined,
): Promise<string | null> {
  const signed = dossier.decision?.signature
  if (!signed) return null
  if (!sealed) {
    throw conflict('not_sealed', {
      vi: 'Kết quả đã ký số phải được đóng dấu số của cơ quan khi phát hành.',
      en: 'A signed result is issued under the seal of its agency.',
    })
  }
  await keepSignature(work, sealed)
  return signed.number
}
