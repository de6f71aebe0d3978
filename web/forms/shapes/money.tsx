import { showMoney, showNumber } from '#web/format.ts'
import { MoneyField } from '#web/ui/index.ts'
import { type FieldShape, controlOf, postedText, typed } from '../field-shape.ts'

/** An amount in whole đồng. */
export const money: FieldShape = {
  Draw: (props) => {
    const { value } = props
    return (
      <MoneyField
        {...controlOf(props)}
        value={typeof value === 'number' ? showNumber(value, 'vi') : typed(value)}
      />
    )
  },
  read: (_, posted) => postedText(posted),
  tell: (_, value) => [typeof value === 'number' ? showMoney(value, 'vi') : typed(value)],
  first: () => '',
}
