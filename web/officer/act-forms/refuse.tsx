import { TextArea, TextField, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Từ chối tiếp nhận: the desk drafts with reason and basis, the centre's leader signs (Mẫu 03). */
export const refuse: ActForm = {
  isGrave: true,
  lead: ({ dossier }) =>
    dossier.business === 'refusal_drafted'
      ? {
          vi: 'Ký từ chối theo dự thảo dưới đây (Mẫu 03); bạn có thể sửa trước khi ký.',
          en: 'Sign the refusal as drafted below (form 03); you may change it first.',
        }
      : {
          vi: 'Lãnh đạo trung tâm sẽ ký văn bản từ chối (Mẫu 03).',
          en: 'The leader of the centre signs the refusal (form 03).',
        },
  labels: {
    reason: { vi: 'Lý do', en: 'Reason' },
    legal_basis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  },
  Fields: RefuseFields,
  read: (typed) => ({
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
    ...(textOf(typed['legal_basis']) ? { legal_basis: textOf(typed['legal_basis']) } : {}),
  }),
}

function RefuseFields({ facts, field }: FieldsProps) {
  const { t } = useView()
  const drafted = facts.dossier.refusal
  const reason = field('reason')
  const basis = field('legal_basis')
  return (
    <>
      <TextArea
        {...reason}
        value={reason.value || drafted?.reason}
        label={t('Lý do từ chối', 'Reason of the refusal')}
        hint={t('Viết để người dân hiểu cần làm gì tiếp', 'So that the resident knows what to do next')}
      />
      <TextField
        {...basis}
        value={basis.value || drafted?.legal_basis}
        label={t('Căn cứ pháp lý', 'Legal basis')}
        hint={t(
          'Ví dụ: khoản 2 Điều 17 Nghị định 118/2025/NĐ-CP',
          'For example: clause 2, article 17, decree 118/2025',
        )}
      />
    </>
  )
}
