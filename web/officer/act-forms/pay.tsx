import { showMoney, showNumber } from '../../format.ts'
import { MethodChoice } from '../../payments/method-choice.tsx'
import { MoneyField, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'
import { readWhole } from './whole-number.ts'

/** Thu phí, lệ phí: exactly what is due; the receipt gets its number. */
export const pay: ActForm = {
  lead: ({ dossier }) => ({
    vi: `Phải thu ${showMoney(dossier.fee_due - dossier.fee_paid, 'vi')}.`,
    en: `${showMoney(dossier.fee_due - dossier.fee_paid, 'en')} is due.`,
  }),
  labels: { amount: { vi: 'Số tiền', en: 'Amount' }, method: { vi: 'Cách nộp', en: 'Way' } },
  Fields: PayFields,
  read: (typed) => ({
    ...readWhole(typed, 'amount'),
    ...(textOf(typed['method']) ? { method: textOf(typed['method']) } : {}),
  }),
}

function PayFields({ facts, field }: FieldsProps) {
  const { t, language } = useView()
  const { fee_due, fee_paid } = facts.dossier
  const [amount, method] = [field('amount'), field('method')]
  return (
    <>
      <MoneyField
        {...amount}
        value={amount.value || showNumber(fee_due - fee_paid, language)}
        label={t('Số tiền đã nhận', 'Amount received')}
      />
      <MethodChoice {...method} />
    </>
  )
}
