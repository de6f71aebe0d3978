import { Select, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Phân công thụ lý: the head names a specialist; a specialist may take it himself. */
export const assign: ActForm = {
  labels: { specialist: { vi: 'Chuyên viên', en: 'Specialist' } },
  Fields: AssignFields,
  read: (typed) => {
    const specialist = textOf(typed['specialist'])
    return specialist ? { specialist } : {}
  },
}

function AssignFields({ facts, field }: FieldsProps) {
  const { t } = useView()
  const { specialists, actor, holder } = facts
  const isOwn = specialists.some((one) => one.id === actor.id)
  return (
    <Select
      {...field('specialist')}
      label={t('Người thụ lý', 'Who reviews it')}
      hint={holder ? t(`Đang do ${holder} thụ lý`, `Now with ${holder}`) : undefined}
      optional={isOwn}
      emptyLabel={isOwn ? t('Tôi tự thụ lý', 'I take it myself') : undefined}
      options={specialists.map((one) => ({ value: one.name, label: one.full_name }))}
    />
  )
}
