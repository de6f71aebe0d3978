import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { mustMatchPaper } from './match-paper.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

export const DeliverInput = Type.Object(
  {
    to: Type.Union([Type.Literal('principal'), Type.Literal('filer'), Type.Literal('proxy')]),
    way: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')]),
    paper: Type.Optional(
      Type.String({
        maxLength: 2000,
        description:
          'What the checking code of the paper says, as scanned, or its number; needed where a signed result is handed over on paper',
      }),
    ),
  },
  { additionalProperties: false },
)
export type DeliverInput = Static<typeof DeliverInput>

/** Trả kết quả: the desk hands the result to one of the dossier's three persons. An overdue dossier is handed over all the same; a paper that is not the signed result is not. */
export async function deliverDossier(work: Work, target: Target, input: DeliverInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'deliver', work)
  const isOnPaper = input.way !== 'electronic' && dossier.decision?.signature !== undefined
  if (isOnPaper && !dossier.paper_check?.settled) await mustMatchPaper(work, dossier, input.paper)
  return writeDossier(work, dossier, {
    step,
    changes: { delivery: 'delivered', delivered_at: work.now },
    data: { to_whom: input.to, way: input.way },
  })
}
