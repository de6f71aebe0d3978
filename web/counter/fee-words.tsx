import type { Fees } from '#modules/procedures'
import { showMoney } from '../format.ts'
import { DefinitionList, useView } from '../ui/index.ts'

/** Phí, lệ phí by what is written so far; an amount nobody knows is said to be so. */
export function FeeWords({ fees }: { fees: Fees }) {
  const { t, language } = useView()
  if (fees.due.length === 0) return <p>{t('Không thu phí, lệ phí.', 'No fee.')}</p>
  const words = (amount: number | null): string =>
    amount === null ? t('Chưa xác định', 'Not known') : showMoney(amount, language)
  return (
    <>
      <p class="fee-total">
        <strong>{words(fees.total)}</strong>
      </p>
      <DefinitionList
        items={fees.due.map((one) => ({ key: one.key, label: one.name, value: words(one.amount) }))}
      />
    </>
  )
}
