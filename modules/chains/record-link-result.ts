import { Type, type Static } from 'typebox'
import { getDossier } from '#modules/dossiers'
import { attachPapers } from '#modules/papers'
import { once, type Work } from '#modules/record'
import { conflict, forbidden, invalid } from '#platform/refusal.ts'
import type { Chain } from './chain.ts'
import { findAround, lockChain, updateChain } from './chains-store.ts'
import { endChain, withResult } from './pass-on.ts'

export const LinkResultInput = Type.Object(
  {
    outcome: Type.Enum(['granted', 'declined']),
    number: Type.String({ minLength: 1, maxLength: 60, description: 'Number of the paper that was issued' }),
    issued_by: Type.String({ minLength: 3, maxLength: 200 }),
    issued_at: Type.String({ format: 'date-time', description: 'When it was issued; not in the future' }),
    reason: Type.Optional(Type.String({ maxLength: 1000, description: 'Needed where it was declined' })),
    papers: Type.Array(Type.String({ format: 'uuid' }), {
      maxItems: 10,
      description: 'Uploaded papers that prove it; at least one',
    }),
  },
  { additionalProperties: false },
)
export type LinkResultInput = Static<typeof LinkResultInput>

/** Ghi kết quả mắt xích: the desk that took the chain in writes down what a body outside the house decided, with evidence. */
export async function recordLinkResult(work: Work, code: string, input: LinkResultInput): Promise<Chain> {
  const dossier = await getDossier(work, code)
  return once(work, async () => {
    if (!mayRecordResult(work, dossier)) throw deskOnly()
    const around = await findAround(work.trx, dossier.id)
    if (!around) throw notInChain()
    const chain = await lockChain(work.trx, around.id)
    const current = chain?.links.at(-1)
    if (!chain || chain.state !== 'running' || !current || current.dossier_id !== null || current.result) {
      throw notAwaited()
    }
    const at = new Date(input.issued_at).toISOString()
    checkInput(input, { at, from: current.from_at ?? chain.opened_at, now: work.now })
    const holder = chain.links.findLast(({ dossier_id }) => dossier_id !== null)?.dossier_id ?? dossier.id
    await attachPapers(work, { papers: input.papers, holder })
    const settled = withResult(chain, {
      ...{ at, number: input.number.trim(), issued_by: input.issued_by.trim(), evidence: [...input.papers] },
      ...{ recorded_at: work.now, recorder: work.actor.name },
    })
    if (input.outcome === 'granted') return updateChain(work, settled, 'record_result')
    const reason = input.reason?.trim() ?? ''
    return endChain(work, settled, { link: chain.links.length - 1, how: 'declined', reason })
  })
}

/** Whether an actor writes results down: a desk officer or leader of the agency that took the chain in. */
export function mayRecordResult(
  { actor }: Pick<Work, 'actor'>,
  { reception_agency_id }: Pick<Chain, 'reception_agency_id'>,
): boolean {
  return actor.posts.some(
    ({ role, agency_id }) =>
      agency_id === reception_agency_id && (role === 'desk_officer' || role === 'centre_leader'),
  )
}

function checkInput(input: LinkResultInput, on: { at: string; from: string; now: string }): void {
  const wrong = (field: string, vi: string, en: string) => ({ field, message: { vi, en } })
  const errors = [
    ...(on.at > on.now
      ? [wrong('issued_at', 'Ngày cấp không được ở tương lai.', 'It cannot be issued in the future.')]
      : []),
    ...(on.at < on.from
      ? [
          wrong(
            'issued_at',
            'Ngày cấp phải sau kết quả của mắt xích trước.',
            'It must be issued after the result before it.',
          ),
        ]
      : []),
    ...(input.papers.length === 0
      ? [
          wrong(
            'papers',
            'Đính kèm bản chụp kết quả làm minh chứng.',
            'Attach a scan of the result as evidence.',
          ),
        ]
      : []),
    ...(input.outcome === 'declined' && (input.reason ?? '').trim().length < 5
      ? [wrong('reason', 'Ghi lý do, ít nhất 5 chữ cái.', 'Write why, at least 5 letters.')]
      : []),
  ]
  const [first] = errors
  if (first) throw invalid('link_result', first.message, errors)
}

function notInChain() {
  return conflict('no_chain', {
    vi: 'Hồ sơ này không thuộc chuỗi liên thông nào.',
    en: 'This dossier belongs to no chain.',
  })
}

function notAwaited() {
  return conflict('no_result_awaited', {
    vi: 'Chuỗi không chờ kết quả ghi tay: mắt xích hiện tại có hồ sơ ở đây, đã có kết quả, hoặc chuỗi đã kết thúc.',
    en: 'No result is awaited by hand: the present link has a dossier here, has its result, or the chain has ended.',
  })
}

function deskOnly() {
  return forbidden('chain_desk_only', {
    vi: 'Chỉ bộ phận một cửa đã tiếp nhận chuỗi ghi kết quả của mắt xích giải quyết ở nơi khác.',
    en: 'Only the desk that took the chain in writes down the result of a link settled elsewhere.',
  })
}
