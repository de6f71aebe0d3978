import { limitText, type Limit } from '#modules/calendar'
import type { Fees } from '#modules/procedures'
import { say } from '#platform/text.ts'
import { showMoney } from '../format.ts'
import { DefinitionList, useView } from '../ui/index.ts'

type Props = { fees: Fees; limit: Limit }

/** Phí, lệ phí by what is written so far, and the time it takes; an amount nobody knows is said to be so. */
export function FeeWords({ fees, limit }: Props) {
  const { t, language } = useView()
  const words = (amount: number | null): string =>
    amount === null ? t('Chưa xác định', 'Not known') : showMoney(amount, language)
  return (
    <>
      <p class="fee-total">
        <strong>{fees.due.length === 0 ? t('Không thu', 'None') : words(fees.total)}</strong>
      </p>
      <DefinitionList
        items={[
          ...fees.due.map((one) => ({ key: one.key, label: one.name, value: words(one.amount) })),
          {
            key: 'limit',
            label: t('Thời hạn giải quyết', 'Time limit'),
            value: say(limitText(limit), language),
          },
        ]}
      />
    </>
  )
}
