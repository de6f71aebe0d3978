import { MultipleChoice } from '#web/ui/index.ts'
import { type FieldShape, controlOf, rowsOf, typed } from '../field-shape.ts'

/** Any of the listed choices. */
export const multipleChoice: FieldShape = {
  Draw: (props) => (
    <MultipleChoice
      {...controlOf(props)}
      options={props.field.choices ?? []}
      values={rowsOf(props.value).map(typed)}
    />
  ),
  // A single box that was ticked is posted as a text and not as a list.
  read: (_, posted) => (typeof posted === 'string' ? [posted] : Array.isArray(posted) ? posted : undefined),
  tell: ({ choices = [] }, value, { say }) =>
    choices.filter((one) => rowsOf(value).includes(one.value)).map((one) => say(one.label)),
  first: () => '',
}
