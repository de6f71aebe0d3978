import { NumberField, Select, TextArea, TextField, useView } from '../../ui/index.ts'
import { USUAL_ANSWER_DAYS } from '#modules/dossiers'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Lấy ý kiến: another body is asked and may read the dossier; the clock goes on. */
export const consult: ActForm = {
  lead: () => ({
    vi: 'Cơ quan được hỏi xem được hồ sơ này. Thời hạn giải quyết vẫn tính tiếp.',
    en: 'The body asked may read this dossier. The clock goes on.',
  }),
  labels: {
    agency: { vi: 'Cơ quan phối hợp', en: 'Body' },
    working_days: { vi: 'Thời hạn trả lời', en: 'Time to answer' },
    on_silence: { vi: 'Nếu không trả lời', en: 'If nobody answers' },
    legal_basis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
    question: { vi: 'Nội dung hỏi', en: 'Question' },
  },
  Fields: ConsultFields,
  read: (typed) => ({
    ...readDays(textOf(typed['working_days'])),
    ...(textOf(typed['on_silence']) ? { on_silence: textOf(typed['on_silence']) } : {}),
    ...(textOf(typed['legal_basis']) ? { legal_basis: textOf(typed['legal_basis']) } : {}),
    ...(textOf(typed['agency']) ? { agency: textOf(typed['agency']) } : {}),
    ...(textOf(typed['question']) ? { question: textOf(typed['question']) } : {}),
  }),
}

/** Whole days; anything else is left for the act's schema to refuse. */
function readDays(text: string): { working_days?: unknown } {
  if (text === '') return {}
  return { working_days: /^\d{1,3}$/.test(text) ? Number(text) : text }
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
      <NumberField
        {...field('working_days')}
        value={field('working_days').value || String(USUAL_ANSWER_DAYS)}
        label={t('Thời hạn trả lời (ngày làm việc)', 'Time to answer (working days)')}
      />
      <Select
        {...field('on_silence')}
        value={field('on_silence').value || 'remind'}
        label={t('Nếu hết hạn mà không trả lời', 'If nobody answers in time')}
        options={[
          { value: 'remind', label: t('Tự động đôn đốc mỗi ngày làm việc', 'Remind every working day') },
          { value: 'escalate', label: t('Báo trưởng phòng xử lý', 'Hand it to the head') },
          { value: 'agree', label: t('Coi như đồng ý (phải có căn cứ)', 'Taken as agreed (needs a law)') },
        ]}
      />
      <TextField
        {...field('legal_basis')}
        optional
        label={t('Căn cứ coi im lặng là đồng ý', 'Law that takes silence for agreement')}
      />
    </>
  )
}
