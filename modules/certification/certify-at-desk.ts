import { getDossier, proposeDossier, type Dossier, type Target } from '#modules/dossiers'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import { certifiedCopyOf, certifyingWords, mustHaveScan } from './certified-copy.ts'

/**
 * Ghi lời chứng tại quầy: the desk that compared the copies with the original passes them on for signature at once. An
 * electronic copy needs the scan first (NĐ 45/2020 Đ10).
 */
export async function certifyAtDesk(work: Work, target: Target): Promise<Dossier> {
  const dossier = await getDossier(work, target.code)
  const copy = certifiedCopyOf(dossier, await getVersion(work.trx, dossier.procedure_version_id))
  if (!copy) {
    throw conflict('not_a_copy', {
      vi: 'Chỉ ghi lời chứng cho hồ sơ chứng thực bản sao từ bản chính.',
      en: 'Only a certified copy from an original is certified at the desk.',
    })
  }
  mustHaveScan(copy)
  return proposeDossier(work, target, { outcome: 'granted', summary: certifyingWords(copy) })
}
