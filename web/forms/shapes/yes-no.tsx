import { YesNo } from '#web/ui/index.ts'
import { type FieldShape, controlOf, postedText } from '../field-shape.ts'

function isYes(value: unknown): boolean | undefined {
  if (value === true || value === 'yes') return true
  return value === false || value === 'no' ? false : undefined
}

/** Yes or no. */
export const yesNo: FieldShape = {
  Draw: (props) => <YesNo {...controlOf(props)} value={isYes(props.value)} />,
  read: (_, posted) => isYes(posted) ?? postedText(posted),
  tell: (_, value, { say }) => {
    const yes = isYes(value)
    if (yes === undefined) return []
    return [say(yes ? { vi: 'Có', en: 'Yes' } : { vi: 'Không', en: 'No' })]
  },
  first: () => '',
}
