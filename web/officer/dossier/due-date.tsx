import { metricDueOf } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import { type Definition, DefinitionList, Details, useView, useWords } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'
import { DueTag } from '../due-tag.tsx'

/** Hạn: the date with its state, what moved it, and the count line by line. */
export function DueDate({ facts }: { facts: DossierFacts }) {
  const { t } = useView()
  const say = useWords()
  const { dossier, standing, explanation } = facts
  const moment = (at: string | null): string => (at ? formatMoment(at) : '–')
  const metric = metricDueOf(dossier)
  const rows = [
    { key: 'standing', label: t('Hạn hiện tại', 'Due'), value: <DueTag standing={standing} /> },
    { key: 'submitted', label: t('Nộp lúc', 'Filed'), value: moment(dossier.submitted_at) },
    { key: 'accepted', label: t('Tiếp nhận lúc', 'Accepted'), value: moment(dossier.accepted_at) },
    ...(dossier.clock_from_at
      ? [{ key: 'from', label: t('Thời hạn tính từ', 'Counted from'), value: moment(dossier.clock_from_at) }]
      : []),
    ...(dossier.original_due_at && dossier.original_due_at !== dossier.due_at
      ? [{ key: 'first', label: t('Hẹn lần đầu', 'First date'), value: moment(dossier.original_due_at) }]
      : []),
    ...(metric && metric !== dossier.due_at
      ? [{ key: 'metric', label: t('Hạn tính chỉ số 766', 'Index 766 date'), value: moment(metric) }]
      : []),
    ...(dossier.extension
      ? [
          {
            key: 'extension',
            label: t('Lý do hẹn lại', 'Reason of the new date'),
            value: dossier.extension.reason,
          },
        ]
      : []),
    ...lateness(facts, t),
  ]
  return (
    <>
      <DefinitionList items={rows} />
      {explanation.length > 0 ? (
        <Details summary={t('Vì sao hạn là ngày này?', 'Why this date?')}>
          <ol class="explanation">
            {explanation.map((line) => (
              <li key={`${line.from} ${line.text.vi}`}>{say(line.text)}</li>
            ))}
          </ol>
        </Details>
      ) : null}
    </>
  )
}

/** Whether an apology waits for its signature, and whether the date passed without one. */
function lateness({ dossier }: DossierFacts, t: (vi: string, en: string) => string): Definition[] {
  const { apology, lapse, extension, due_at } = dossier
  const isDrafted = apology && !extension && apology.due_at === due_at
  return [
    ...(isDrafted && !lapse
      ? [
          {
            key: 'apology',
            label: t('Văn bản xin lỗi', 'Apology'),
            value: t(
              `Soạn lúc ${formatMoment(apology.drafted_at)}, chờ trưởng phòng ký trước hạn`,
              `Drafted at ${formatMoment(apology.drafted_at)}, to be signed before the date`,
            ),
          },
        ]
      : []),
    ...(lapse
      ? [
          {
            key: 'lapse',
            label: t('Quá hẹn', 'Date passed'),
            value: lapse.with_apology
              ? t(
                  `Hẹn ${formatMoment(lapse.due_at)}, đã xin lỗi`,
                  `${formatMoment(lapse.due_at)}, with apology`,
                )
              : t(
                  `Hẹn ${formatMoment(lapse.due_at)}, không có văn bản xin lỗi`,
                  `${formatMoment(lapse.due_at)}, without apology`,
                ),
          },
        ]
      : []),
  ]
}
