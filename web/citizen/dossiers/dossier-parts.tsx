import type { DossierSummary } from '#http/present-dossier.ts'
import type { PaperRule } from '#modules/procedures'
import { formatDay, formatMoment } from '#platform/dates.ts'
import { Details, type Definition, DefinitionList, Notice, StatusTag, Steps, useView } from '#web/ui/index.ts'
import { standOf, stepsOfStand } from '../stands.ts'

/** What both the tracked and the own page of a dossier show. */
export type ShownDossier = Pick<
  DossierSummary,
  | 'code'
  | 'business'
  | 'delivery'
  | 'status_text'
  | 'submitted_at'
  | 'acceptance_due_at'
  | 'accepted_at'
  | 'due_at'
  | 'finished_at'
  | 'on_time'
> & { readonly original_due_at: string | null; readonly metric_due_at: string | null }

/** Where it stands: one sentence, and how far of four steps. */
export function StandPanel({ dossier }: { dossier: ShownDossier }) {
  const { t } = useView()
  const stand = standOf(dossier)
  return (
    <section class="panel stand">
      <Steps label={t('Hồ sơ đã đến đâu', 'How far it has come')} steps={stepsOfStand(stand)} />
      <p class="place-name">{t(stand.text.vi, stand.text.en)}</p>
      <StatusTag tone={stand.tone} text={dossier.status_text} />
    </section>
  )
}

/** The dates of a dossier; the due date with the reason for it. */
export function Dates({
  dossier,
  explanation,
  now,
  returnAt,
}: {
  dossier: ShownDossier
  explanation: readonly string[]
  now: string
  returnAt: string
}) {
  const { t } = useView()
  const items: Definition[] = [
    { key: 'filed', label: t('Nộp lúc', 'Filed at'), value: formatMoment(dossier.submitted_at) },
    ...answerBy(dossier, t),
    ...dueDate(dossier, now, t),
    ...(dossier.finished_at
      ? [
          {
            key: 'finished',
            label: t('Có kết quả lúc', 'Result ready at'),
            value:
              formatMoment(dossier.finished_at) +
              (dossier.on_time === null
                ? ''
                : dossier.on_time
                  ? t(' (đúng hạn)', ' (on time)')
                  : t(' (trễ hẹn)', ' (late)')),
          },
        ]
      : []),
    { key: 'collect', label: t('Nhận kết quả tại', 'Collect the result at'), value: returnAt },
  ]
  return (
    <>
      <DefinitionList items={items} />
      {explanation.length > 0 ? (
        <Details summary={t('Vì sao hẹn ngày này?', 'Why this date?')}>
          <ul>
            {explanation.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  )
}

type Say = (vi: string, en: string) => string

function answerBy({ accepted_at, acceptance_due_at, business }: ShownDossier, t: Say): Definition[] {
  if (accepted_at) {
    return [{ key: 'accepted', label: t('Tiếp nhận lúc', 'Accepted at'), value: formatMoment(accepted_at) }]
  }
  const waits = business === 'submitted' || business === 'refusal_drafted'
  if (!waits || !acceptance_due_at) return []
  const value = t(
    `trước ${formatMoment(acceptance_due_at)} (8 giờ làm việc)`,
    `before ${formatMoment(acceptance_due_at)} (8 working hours)`,
  )
  return [{ key: 'answer', label: t('Cơ quan phải trả lời', 'The office must answer'), value }]
}

function dueDate(dossier: ShownDossier, now: string, t: Say): Definition[] {
  const { accepted_at, due_at, original_due_at, metric_due_at, business, finished_at } = dossier
  const label = t('Hẹn trả', 'Due')
  if (!accepted_at) return []
  if (business === 'supplement' || business === 'financial') {
    return [
      {
        key: 'due',
        label,
        value: t(
          'sẽ tính lại khi bạn làm xong việc được yêu cầu',
          'counted anew once you have done what is asked',
        ),
      },
    ]
  }
  if (business === 'consulting' && !due_at && original_due_at) {
    const value = t(
      'sẽ tính lại khi cơ quan được hỏi ý kiến trả lời',
      'counted anew once the consulted body has answered',
    )
    return [{ key: 'due', label, value }]
  }
  if (!due_at)
    return [{ key: 'due', label, value: t('pháp luật không quy định hạn', 'the law sets no date') }]
  const isLate = !finished_at && due_at < now && !standOf(dossier).isOver
  const late = isLate
    ? t(' – đã quá hẹn, cơ quan phải xin lỗi bạn', ' – overdue, the office owes you an apology')
    : ''
  const moved = original_due_at && original_due_at !== due_at
  return [
    { key: 'due', label, value: formatMoment(due_at) + late },
    ...(moved
      ? [{ key: 'first', label: t('Hẹn lần đầu', 'First due'), value: formatMoment(original_due_at) }]
      : []),
    ...(metric_due_at && metric_due_at !== due_at
      ? [
          {
            key: 'metric',
            label: t('Hạn tính chỉ số 766', 'Index 766 date'),
            value:
              formatMoment(metric_due_at) +
              t(
                ' (để chấm điểm cơ quan; ngày hẹn trả không đổi)',
                ' (rates the office; your due date stands)',
              ),
          },
        ]
      : []),
  ]
}

/** A request for papers as it is stored. */
export type Asked = {
  readonly items: readonly { readonly key: string; readonly guidance: string }[]
  readonly reason: string
  readonly due_on: string
  readonly warned_at?: string | undefined
}

/** What is asked for, all at once, and until when. */
export function AskedPapers({ asked, papers }: { asked: Asked; papers: readonly PaperRule[] }) {
  const { t, language } = useView()
  return (
    <Notice
      kind={asked.warned_at ? 'error' : 'warning'}
      title={
        asked.warned_at
          ? t(
              'Sắp hết hạn bổ sung: hãy nộp giấy tờ ngay',
              'The time to add papers is nearly over: bring them now',
            )
          : t('Việc bạn cần làm: bổ sung giấy tờ', 'What to do: add papers')
      }
    >
      <p>{asked.reason}</p>
      <ul>
        {asked.items.map((item) => (
          <li key={item.key}>
            <strong>{papers.find(({ key }) => key === item.key)?.name[language] ?? item.key}</strong>:{' '}
            {item.guidance}
          </li>
        ))}
      </ul>
      <p>
        {t(
          `Nộp chậm nhất ngày ${formatDay(asked.due_on)}. Hết ngày đó mà chưa đủ giấy tờ, hồ sơ sẽ đóng; bạn có thể nộp lại hồ sơ mới.`,
          `At the latest on ${formatDay(asked.due_on)}. If papers are still missing after that day the dossier is closed; you may file a new one.`,
        )}
      </p>
    </Notice>
  )
}

/** The apology in plain words: that it is late, why, the new date, and that the first one is not forgotten. */
export function Apology({ dossier, href }: { dossier: Apologised; href?: string | undefined }) {
  const { t } = useView()
  const { extension, original_due_at } = dossier
  if (!extension) return null
  return (
    <Notice
      kind="warning"
      title={t(
        'Cơ quan xin lỗi vì trả kết quả chậm và hẹn lại ngày',
        'The office apologises for the delay and gives a new date',
      )}
    >
      <p>
        {t('Lý do: ', 'Reason: ')}
        {extension.reason}
      </p>
      <p>
        {t('Ngày hẹn mới: ', 'New date: ')}
        <strong>{formatMoment(extension.to_due_at)}</strong>.{' '}
        {t(
          `Ngày hẹn lần đầu ${formatMoment(original_due_at ?? extension.from_due_at)} vẫn được ghi lại; hồ sơ chỉ được hẹn lại một lần.`,
          `The first date, ${formatMoment(original_due_at ?? extension.from_due_at)}, stays on record; a dossier is put off once only.`,
        )}
      </p>
      {href ? (
        <p>
          <a href={href}>{t('Xem văn bản xin lỗi (Mẫu 04)', 'Read the letter of apology (form 04)')}</a>
        </p>
      ) : null}
    </Notice>
  )
}

type Apologised = Pick<ShownDossier, 'original_due_at'> & {
  readonly extension: { reason: string; from_due_at: string; to_due_at: string } | null
}
