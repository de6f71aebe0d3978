import { Select, TextArea, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Lấy ý kiến: another body is asked and may read the dossier; the clock goes on. */
export const consult: ActForm = {
  lead: () => ({
    vi: 'Cơ quan được hỏi xem được hồ sơ này. Thời hạn giải quyết vẫn tính tiếp.',
    en: 'The body asked may read this dossier. The clock goes on.',
  }),
  labels: {
    agency: { vi: 'Cơ quan phối hợp', en: 'Body' },
    question: { vi: 'Nội dung hỏi', en: 'Question' },
  },
  Fields: ConsultFields,
  read: (typed) => ({
    ...(textOf(typed['agency']) ? { agency: textOf(typed['agency']) } : {}),
    ...(textOf(typed['question']) ? { question: textOf(typed['question']) } : {}),
  }),
}

function ConsultFields({ facts, field }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <Select
        {...field('agency')}
        label={t('Cơ quan phối hợp', 'Body to ask')}
        options={facts.bodies.map((body) => ({ value: body.slug, label: body.name }))}
      />
      <TextArea {...field('question')} rows={3} label={t('Nội dung cần ý kiến', 'What you ask')} />
    </>
  )
}
