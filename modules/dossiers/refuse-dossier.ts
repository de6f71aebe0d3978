import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const RefuseInput = Type.Object(
  {
    reason: Type.Optional(Type.String({ minLength: 5, maxLength: 2000 })),
    legal_basis: Type.Optional(Type.String({ minLength: 3, maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type RefuseInput = Static<typeof RefuseInput>

/** Từ chối tiếp nhận: the desk officer drafts it with reason and legal basis, the centre's leader signs (Mẫu 03). */
export async function refuseDossier(work: Work, target: Target, input: RefuseInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'refuse', work)
  const reason = input.reason ?? dossier.refusal?.reason
  const legal_basis = input.legal_basis ?? dossier.refusal?.legal_basis
  if (!reason || !legal_basis) {
    const needed = { vi: 'Hãy ghi lý do và căn cứ pháp lý.', en: 'Give the reason and the legal basis.' }
    throw invalid('refusal_incomplete', needed, [
      ...(reason ? [] : [{ field: 'reason', message: needed }]),
      ...(legal_basis ? [] : [{ field: 'legal_basis', message: needed }]),
    ])
  }
  const refusal = { reason, legal_basis, drafted_at: dossier.refusal?.drafted_at ?? work.now }
  return writeDossier(work, dossier, { step, changes: { refusal } })
}
