import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import { competentPlaces } from './competence.ts'
import type { Dossier } from './dossier.ts'
import { beginLimit } from './dossier-clock.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const TransferInput = Type.Object(
  {
    unit: Type.String({ maxLength: 100, description: 'Code or slug of the competent commune' }),
    reason: Type.String({ minLength: 5, maxLength: 2000 }),
  },
  { additionalProperties: false },
)
export type TransferInput = Static<typeof TransferInput>

/** Chuyển thẩm quyền: another commune is competent. The clock goes on, the first due date stays (D15). */
export async function transferDossier(work: Work, target: Target, input: TransferInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'transfer', work)
  const places = await competentPlaces(work, { version_id: dossier.procedure_version_id, unit: input.unit })
  if (places.competence_agency_id === dossier.competence_agency_id) {
    const other = {
      vi: 'Hồ sơ đang thuộc chính đơn vị này. Hãy chọn đơn vị khác.',
      en: 'This unit has the dossier already. Choose another.',
    }
    throw invalid('same_unit', other, [{ field: 'unit', message: other }])
  }
  const before = [dossier.competence_agency_id, dossier.signer_agency_id]
  return writeDossier(work, dossier, {
    step,
    changes: {
      ...places,
      ...(await beginLimit(work, dossier, 'hand_over')),
      holder_id: null,
      other_agency_ids: [...new Set([...dossier.other_agency_ids, ...before])],
    },
    note: input.reason,
    data: { from_unit: dossier.unit_id, unit: places.unit_id },
  })
}
