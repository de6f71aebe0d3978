import { TextField, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Đã nộp nghĩa vụ tài chính: a receipt of the treasury or bank ends the pause. */
export const settleObligation: ActForm = {
  labels: { evidence: { vi: 'Số chứng từ', en: 'Number of the receipt' } },
  Fields: SettleFields,
  read: (typed) => (textOf(typed['evidence']) ? { evidence: textOf(typed['evidence']) } : {}),
}

function SettleFields({ field }: FieldsProps) {
  const { t } = useView()
  return (
    <TextField
      {...field('evidence')}
      label={t('Số chứng từ của kho bạc hoặc ngân hàng', 'Number of the receipt of the treasury or bank')}
      width="medium"
    />
  )
}
