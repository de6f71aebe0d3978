import { Choice, TextArea, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Trình kết quả: granted or declined, with the specialist's summary. */
export const propose: ActForm = {
  lead: ({ dossier }) =>
    dossier.has_head_step
      ? { vi: 'Trình trưởng phòng xem xét trước khi ký.', en: 'Goes to the head of the body first.' }
      : { vi: 'Trình thẳng người ký.', en: 'Goes straight to the signer.' },
  labels: {
    outcome: { vi: 'Kết quả', en: 'Outcome' },
    summary: { vi: 'Tóm tắt thẩm định', en: 'Summary' },
  },
  Fields: ProposeFields,
  read: (typed) => ({
    ...(textOf(typed['outcome']) ? { outcome: textOf(typed['outcome']) } : {}),
    ...(textOf(typed['summary']) ? { summary: textOf(typed['summary']) } : {}),
  }),
}

function ProposeFields({ facts, field }: FieldsProps) {
  const { t } = useView()
  const before = facts.dossier.decision
  const outcome = field('outcome')
  const summary = field('summary')
  return (
    <>
      <Choice
        {...outcome}
        value={outcome.value || before?.outcome}
        label={t('Kết quả đề xuất', 'Proposed outcome')}
        inline
        options={[
          { value: 'granted', label: t('Đồng ý giải quyết', 'Grant') },
          { value: 'declined', label: t('Không đủ điều kiện', 'Decline') },
        ]}
      />
      <TextArea
        {...summary}
        value={summary.value || before?.summary}
        rows={3}
        label={t('Tóm tắt thẩm định', 'Summary of the review')}
      />
    </>
  )
}
