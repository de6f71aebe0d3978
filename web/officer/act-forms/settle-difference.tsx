import { TextArea, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Cho trả bản giấy khác: why a paper that is not the signed result is handed over all the same. */
export const settleDifference: ActForm = {
  lead: () => ({
    vi: 'Bản giấy ở quầy không khớp bản ký số. Cách thường làm là in lại từ bản ký số; chỉ cho trả bản giấy này khi có lý do.',
    en: 'The paper at the desk is not the signed result. Usually it is printed again; allow this paper only with a reason.',
  }),
  labels: { reason: { vi: 'Lý do', en: 'Reason' } },
  Fields: DifferenceFields,
  read: (typed) => (textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
}

function DifferenceFields({ field }: FieldsProps) {
  const { t } = useView()
  return (
    <TextArea
      {...field('reason')}
      rows={3}
      label={t('Lý do (ít nhất 10 ký tự)', 'Reason (at least 10 characters)')}
    />
  )
}
