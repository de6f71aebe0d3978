import { TextField } from '#web/ui/index.ts'
import { type FieldShape, controlOf, postedText, typed } from '../field-shape.ts'

/** One line of text. */
export const text: FieldShape = {
  Draw: (props) => (
    <TextField
      {...controlOf(props)}
      value={typed(props.value)}
      autocomplete="off"
      maxlength={props.field.max ?? 250}
    />
  ),
  read: (_, posted) => postedText(posted),
  tell: (_, value) => [typed(value)],
  first: () => '',
}
