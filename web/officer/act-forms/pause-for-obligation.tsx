import { MoneyField, TextArea, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'
import { readWhole } from './whole-number.ts'

/** Nghĩa vụ tài chính: the clock stands still until it is paid. */
export const pauseForObligation: ActForm = {
  lead: () => ({
    vi: 'Thời hạn giải quyết tạm dừng đến khi có chứng từ đã nộp.',
    en: 'The clock stands still until there is proof of payment.',
  }),
  labels: { reason: { vi: 'Nội dung', en: 'What for' }, amount: { vi: 'Số tiền', en: 'Amount' } },
  Fields: ObligationFields,
  read: (typed) => ({
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
    ...readWhole(typed, 'amount'),
  }),
}

function ObligationFields({ field }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <TextArea
        {...field('reason')}
        rows={2}
        label={t('Nghĩa vụ phải thực hiện', 'What is to be paid')}
        hint={t('Ví dụ: tiền sử dụng đất theo thông báo số …', 'For example: land use fee by notice no. …')}
      />
      <MoneyField {...field('amount')} label={t('Số tiền', 'Amount')} />
    </>
  )
}
