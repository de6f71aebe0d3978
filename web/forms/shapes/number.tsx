import { NumberField, useWords } from '#web/ui/index.ts'
import { type FieldShape, controlOf, postedText, typed } from '../field-shape.ts'

/** A number as people here write it: a comma before decimals. */
export function writeNumber(value: unknown): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : typed(value)
}

/** A number with its unit behind it. */
export const number: FieldShape = {
  Draw: (props) => {
    const say = useWords()
    const { unit, decimals } = props.field
    return (
      <NumberField
        {...controlOf(props)}
        value={writeNumber(props.value)}
        inputmode={decimals ? 'decimal' : 'numeric'}
        suffix={unit ? say(unit) : undefined}
      />
    )
  },
  read: (_, posted) => postedText(posted),
  tell: ({ unit }, value, { say }) => [unit ? `${writeNumber(value)} ${say(unit)}` : writeNumber(value)],
  first: () => '',
}
