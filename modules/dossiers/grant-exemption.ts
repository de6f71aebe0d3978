import { Type, type Static } from 'typebox'
import { exemptionsFor, listExemptions, type FeeExemption, type ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'

export const ExemptionInput = Type.Object(
  {
    key: Type.String({ maxLength: 60, description: 'One of the exemptions of the procedure' }),
    evidence: Type.String({ minLength: 3, maxLength: 300, description: 'The paper seen, with its number' }),
  },
  { additionalProperties: false },
)
export type ExemptionInput = Static<typeof ExemptionInput>

/** The exemptions that may be claimed for a dossier: those of its procedure in force that day. */
export async function exemptionsOf(
  sql: Reader,
  version: ProcedureVersion,
  now: string,
): Promise<readonly FeeExemption[]> {
  return exemptionsFor(await listExemptions(sql), version.definition, dayOf(now))
}

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
