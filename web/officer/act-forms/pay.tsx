import { showMoney, showNumber } from '../../format.ts'
import { MoneyField, useView } from '../../ui/index.ts'
import type { ActForm, FieldsProps } from './act-form.ts'
import { readWhole } from './whole-number.ts'

/** Thu phí, lệ phí: exactly what is due; the receipt gets its number. */
export const pay: ActForm = {
  lead: ({ dossier }) => ({
    vi: `Phải thu ${showMoney(dossier.fee_due - dossier.fee_paid, 'vi')}.`,
    en: `${showMoney(dossier.fee_due - dossier.fee_paid, 'en')} is due.`,
  }),
  labels: { amount: { vi: 'Số tiền', en: 'Amount' } },
  Fields: PayFields,
  read: (typed) => readWhole(typed, 'amount'),
}

function PayFields({ facts, field }: FieldsProps) {
  const { t, language } = useView()
  const { fee_due, fee_paid } = facts.dossier
  const amount = field('amount')
  return (
    <MoneyField
      {...amount}
      value={amount.value || showNumber(fee_due - fee_paid, language)}
      label={t('Số tiền đã nhận', 'Amount received')}
    />
  )
}
