import { papersFor } from '#modules/procedures'
import { TextArea, TextField, useView } from '../../ui/index.ts'
import { textOf, textsOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Yêu cầu bổ sung: everything missing at once, only papers of the procedure (Mẫu 02). */
export const requestSupplement: ActForm = {
  lead: () => ({
    vi: 'Ghi hướng dẫn vào mỗi giấy tờ còn thiếu hoặc sai, tất cả trong một lần; để trống giấy tờ đã đủ.',
    en: 'Write guidance beside each paper that is missing or wrong, all at once; leave the others empty.',
  }),
  labels: {
    items: { vi: 'Giấy tờ cần bổ sung', en: 'Papers to bring' },
    reason: { vi: 'Lý do', en: 'Reason' },
  },
  Fields: RequestFields,
  read: (typed) => ({
    items: textsOf(typed['items']).map(([key, guidance]) => ({ key, guidance })),
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
  }),
}

function RequestFields({ facts, field, typed, errors }: FieldsProps) {
  const view = useView()
  const { t, language } = view
  const papers = papersFor(facts.version, facts.dossier.answers, facts.bans).filter((paper) => !paper.ban)
  const guidance = new Map(textsOf(typed['items']))
  const none = errors.find((error) => error.field === 'items')?.message
  return (
    <>
      {papers.map((paper, place) => (
        <TextField
          key={paper.key}
          {...field(`items.${paper.key}`)}
          value={guidance.get(paper.key) ?? ''}
          error={field(`items.${paper.key}`).error ?? (place === 0 ? none : undefined)}
          label={paper.name[language]}
          optional
        />
      ))}
      <TextArea {...field('reason')} rows={2} label={t('Lý do chung', 'Reason')} />
    </>
  )
}
