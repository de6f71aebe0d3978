import { TextArea } from '#web/ui/index.ts'
import { type FieldShape, controlOf, postedText, typed } from '../field-shape.ts'

/** Several lines of text. */
export const longText: FieldShape = {
  Draw: (props) => (
    <TextArea {...controlOf(props)} value={typed(props.value)} maxlength={props.field.max ?? 4000} />
  ),
  read: (_, posted) => postedText(posted),
  tell: (_, value) => typed(value).split('\n'),
  first: () => '',
}
