import { Type, type Static } from 'typebox'
import type { FeeExemption, ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import { exemptionsOf } from './dossier-fees.ts'
import type { Dossier } from './dossier.ts'

export const ExemptionInput = Type.Object(
  {
    key: Type.String({ maxLength: 60, description: 'One of the exemptions of the procedure' }),
    evidence: Type.String({ minLength: 3, maxLength: 300, description: 'The paper seen, with its number' }),
  },
  { additionalProperties: false },
)
export type ExemptionInput = Static<typeof ExemptionInput>

/** Miễn, giảm phí, lệ phí: the desk has seen the evidence; what it granted stays with the dossier. */
export async function grantExemption(
  work: Work,
  version: ProcedureVersion,
  input: ExemptionInput,
): Promise<NonNullable<Dossier['fee_exemption']>> {
  const offered = await exemptionsOf(work.trx, version, work.now)
  const exemption = offered.find(({ key }) => key === input.key)
  if (!exemption) throw notOffered(offered)
  const { key, name, kinds, share, source } = exemption
  return { key, name, kinds, share, source, evidence: input.evidence }
}

function notOffered(offered: readonly FeeExemption[]) {
  const named = (language: 'vi' | 'en') => offered.map(({ name }) => name[language]).join('; ')
  const message =
    offered.length > 0
      ? {
          vi: `Thủ tục này chỉ miễn, giảm cho: ${named('vi')}.`,
          en: `This procedure exempts: ${named('en')}.`,
        }
      : { vi: 'Thủ tục này không có đối tượng miễn, giảm.', en: 'This procedure exempts nobody.' }
  return invalid('exemption', message, [{ field: 'exemption.key', message }])
}
