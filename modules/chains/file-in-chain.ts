import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { type Dossier, submitDossier, SubmitInput } from '#modules/dossiers'
import { chainsOpenedBy } from '#modules/procedures'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'
import { insertChain } from './chains-store.ts'

export const FileInput = Type.Interface(
  [SubmitInput],
  {
    chain: Type.Optional(
      Type.String({
        maxLength: 60,
        description:
          'Key of the chain this filing opens, as GET /api/chains names it; none: this procedure alone',
      }),
    ),
  },
  { additionalProperties: false },
)
export type FileInput = Static<typeof FileInput>

/** Nộp hồ sơ liên thông: the first link's dossier is filed and, where the filer chose a chain, opens it. */
export async function fileInChain(
  work: Work,
  { chain, ...input }: FileInput,
  leased: string | null = null,
): Promise<Dossier> {
  if (chain === undefined) return submitDossier(work, input, leased)
  const { ends: _more, ...filing } = work
  const dossier = await submitDossier(filing, input, leased)
  await openChain(work, dossier, chain)
  return dossier
}

async function openChain(work: Work, dossier: Dossier, key: string): Promise<void> {
  const offered = await chainsOpenedBy(work.trx, dossier.procedure_code, dayOf(work.now))
  const rule = offered.findLast((one) => one.key === key)
  if (!rule) {
    const keys = offered.map((one) => one.key).join(', ')
    const message = keys
      ? { vi: `Thủ tục này mở các chuỗi: ${keys}.`, en: `This procedure opens the chains: ${keys}.` }
      : { vi: 'Thủ tục này không mở chuỗi liên thông nào.', en: 'This procedure opens no chain.' }
    throw invalid('unknown_chain', message, [{ field: 'chain', message }])
  }
  const { reception_agency_id, channel } = dossier
  await insertChain(work, {
    ...{ id: randomUUID(), key: rule.key, valid_from: rule.valid_from, reception_agency_id, channel },
    links: [{ dossier_id: dossier.id, from_at: null, result: null }],
    ...{ state: 'running', opened_at: work.now, ended_at: null, ending: null, version: 1 },
  })
}
