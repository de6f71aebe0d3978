import { Type, type Static } from 'typebox'
import { supplementDueOn } from './dossier-clock.ts'
import { bansOf, getVersion, PAPER_BAN_TEXT, papersFor, type AskedPaper } from '#modules/procedures'
import type { Work } from '#modules/record'
import { conflict, invalid, type Refusal } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { openPause } from './pause.ts'

export const RequestSupplementInput = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          key: Type.String({ maxLength: 60, description: 'A paper of the procedure, by its key' }),
          guidance: Type.String({ minLength: 3, maxLength: 1000 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 40 },
    ),
    reason: Type.String({ minLength: 3, maxLength: 2000 }),
    legal_reason: Type.Optional(
      Type.String({
        minLength: 5,
        maxLength: 500,
        description: 'Needed for a second request after acceptance',
      }),
    ),
  },
  { additionalProperties: false },
)
export type RequestSupplementInput = Static<typeof RequestSupplementInput>

/**
 * Yêu cầu bổ sung: everything missing at once, only papers of the procedure (Mẫu 02). Once after acceptance;
 * again only for a legal reason that the head of the body approves (QĐ 766 counts such a dossier as late).
 */
export async function requestSupplement(
  work: Work,
  target: Target,
  input: RequestSupplementInput,
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'request_supplement', work)
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const papers = papersFor(version, dossier.answers, await bansOf(work.trx, dossier.procedure_code))
  refuseBanned(papers, input)
  const known = papers.map((paper) => paper.key)
  const foreign = input.items.filter((item) => !known.includes(item.key))
  if (foreign.length > 0) {
    const only = {
      vi: `Chỉ được yêu cầu giấy tờ có trong thủ tục: ${known.join(', ')}.`,
      en: `Only papers of the procedure may be asked for: ${known.join(', ')}.`,
    }
    throw invalid(
      'paper_not_in_procedure',
      only,
      foreign.map((item) => ({ field: `items.${item.key}`, message: only })),
    )
  }
  if (step.to === 'supplement_proposed' && !input.legal_reason) throw secondRequest()
  const due_on = await supplementDueOn(work, dossier, version)
  const supplement = { ...input, requested_at: work.now, due_on }
  return writeDossier(work, dossier, {
    step,
    changes: { supplement, ...(step.to === 'supplement' ? waitForPapers(dossier, work.now) : {}) },
    data: { items: input.items.map((item) => item.key), due_on: supplement.due_on },
  })
}

/** Papers of essential services and papers replaced by data cannot be asked for at all (CT 24/CT-TTg, NQ 66.7). */
function refuseBanned(papers: readonly AskedPaper[], { items }: RequestSupplementInput): void {
  const banned = papers.flatMap((paper) =>
    paper.ban && items.some((item) => item.key === paper.key)
      ? [{ field: `items.${paper.key}`, message: PAPER_BAN_TEXT[paper.ban] }]
      : [],
  )
  const [first] = banned
  if (first) throw invalid('paper_may_not_be_asked', first.message, banned)
}

/** After acceptance the wait for papers stops the clock and is counted; more than one costs the dossier its timeliness. */
export function waitForPapers(
  dossier: Dossier,
  now: string,
): Pick<Dossier, 'intervals' | 'supplement_count'> {
  return {
    intervals: openPause(dossier.intervals, 'supplement', now),
    supplement_count: dossier.supplement_count + 1,
  }
}

function secondRequest(): Refusal {
  const message = {
    vi: 'Sau khi tiếp nhận chỉ được yêu cầu bổ sung một lần. Yêu cầu lần hai phải nêu căn cứ pháp lý, được trưởng phòng duyệt, và hồ sơ sẽ bị tính là trễ hạn trong Bộ chỉ số 766.',
    en: 'After acceptance papers may be requested once. A second request needs its legal reason and the approval of the head, and the dossier will count as late in the service index (QĐ 766).',
  }
  return conflict('second_supplement', message, { needs: ['legal_reason'], counts_as_late: true })
}
