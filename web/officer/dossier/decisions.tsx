import { dayOf, formatDay, formatMoment } from '#platform/dates.ts'
import { DefinitionList, useView, type Definition } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

/** Ý kiến và quyết định on the way: requests, opinions, proposal, refusal, ending. Nothing where there was none. */
export function decisionsOf(facts: DossierFacts, t: (vi: string, en: string) => string): Definition[] {
  const { refusal, supplement, consultation, decision, ending, result_number } = facts.dossier
  const row = (key: string, label: string, value: string): Definition => ({ key, label, value })
  return [
    ...(refusal
      ? [row('refusal', t('Từ chối tiếp nhận', 'Refusal'), `${refusal.reason} (${refusal.legal_basis})`)]
      : []),
    ...(supplement
      ? [
          row(
            'supplement',
            t('Đang yêu cầu bổ sung', 'Papers requested'),
            t(
              `${supplement.reason}. Hạn ${formatDay(supplement.due_on)}, hết ngày này hồ sơ đóng${supplement.warned_at ? `; đã nhắc ngày ${formatDay(dayOf(supplement.warned_at))}` : ''}`,
              `${supplement.reason}. By ${formatDay(supplement.due_on)}, closed after that day${supplement.warned_at ? `; warned on ${formatDay(dayOf(supplement.warned_at))}` : ''}`,
            ),
          ),
        ]
      : []),
    ...(consultation
      ? [
          row(
            'question',
            t(`Hỏi ý kiến ${facts.consulted ?? ''}`, `Question to ${facts.consulted ?? ''}`),
            consultation.question,
          ),
          row('opinion', t('Trả lời', 'Answer'), consultation.opinion ?? waiting(consultation, t)),
        ]
      : []),
    ...(decision
      ? [
          row(
            'outcome',
            t('Đề xuất', 'Proposal'),
            decision.outcome === 'granted'
              ? t('Đồng ý giải quyết', 'Grant')
              : t('Không đủ điều kiện', 'Decline'),
          ),
          row('summary', t('Tóm tắt thẩm định', 'Summary'), decision.summary),
        ]
      : []),
    ...(decision?.signed_by ? [row('signed', t('Người ký', 'Signed by'), decision.signed_by)] : []),
    ...(decision?.authority
      ? [row('authority', t('Thẩm quyền ký', 'Authority'), rightOf(decision.authority, t))]
      : []),
    ...(result_number ? [row('result', t('Số kết quả', 'Result no.'), result_number)] : []),
    ...(ending
      ? [row('ending', t('Kết thúc', 'Ended'), `${ending.reason} (${formatMoment(ending.at)})`)]
      : []),
  ]
}

type Right = NonNullable<NonNullable<DossierFacts['dossier']['decision']>['authority']>

/** `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH – Văn bản số … ngày …`: the block over the signature, and by which paper. */
function rightOf({ words, instrument, legal_basis }: Right, t: (vi: string, en: string) => string): string {
  const paper = instrument
    ? t(
        `Văn bản số ${instrument.number} ngày ${formatDay(instrument.on)}`,
        `instrument no. ${instrument.number} of ${formatDay(instrument.on)}`,
      )
    : legal_basis
  return `${words.join(' / ')} – ${paper}`
}

type Question = NonNullable<DossierFacts['dossier']['consultation']>

function waiting(
  { due_at, urged = 0, escalated_at }: Question,
  t: (vi: string, en: string) => string,
): string {
  const until = due_at ? t(`Chờ đến ${formatMoment(due_at)}`, `Awaited by ${formatMoment(due_at)}`) : ''
  const times = urged > 0 ? t(`đã đôn đốc ${urged} lần`, `urged ${urged} times`) : ''
  const told = escalated_at ? t('đã báo trưởng phòng', 'handed to the head') : ''
  return [until || t('Chưa trả lời', 'Not yet answered'), times, told].filter(Boolean).join(' · ')
}

/** The rows of `decisionsOf` under one another. */
export function Decisions({ items }: { items: readonly Definition[] }) {
  const { t } = useView()
  return items.length > 0 ? <DefinitionList items={items} /> : <p>{t('Chưa có.', 'None yet.')}</p>
}
