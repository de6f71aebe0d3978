import { TextArea, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Trả lời ý kiến: the consulted body answers the question. */
export const answer: ActForm = {
  lead: ({ dossier }) => ({
    vi: `Câu hỏi: ${dossier.consultation?.question ?? ''}`,
    en: `The question: ${dossier.consultation?.question ?? ''}`,
  }),
  labels: { opinion: { vi: 'Ý kiến', en: 'Opinion' } },
  Fields: AnswerFields,
  read: (typed) => (textOf(typed['opinion']) ? { opinion: textOf(typed['opinion']) } : {}),
}

function AnswerFields({ field }: FieldsProps) {
  const { t } = useView()
  return <TextArea {...field('opinion')} label={t('Ý kiến của cơ quan phối hợp', 'Opinion of your body')} />
}
