import { Choice, Select } from '#web/ui/index.ts'
import { type FieldShape, controlOf, postedText, typed } from '../field-shape.ts'

/** More than so many choices are shown as a list that opens. */
const MOST_IN_SIGHT = 7

/** One of the listed choices. */
export const choice: FieldShape = {
  Draw: (props) => {
    const options = props.field.choices ?? []
    const given = { ...controlOf(props), options, value: typed(props.value) }
    return options.length > MOST_IN_SIGHT ? <Select {...given} /> : <Choice {...given} />
  },
  read: (_, posted) => postedText(posted),
  tell: ({ choices = [] }, value, { say }) =>
    choices.filter((one) => one.value === value).map((one) => say(one.label)),
  first: () => '',
}
