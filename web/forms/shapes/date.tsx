import { writeDay } from '#modules/forms'
import { parseDay } from '#web/format.ts'
import { DateField } from '#web/ui/index.ts'
import { type FieldShape, controlOf, postedText, typed } from '../field-shape.ts'

/** A stored day as people read it; what was typed and is no day stays as it was typed. */
export function dayTyped(value: unknown): string {
  const given = typed(value)
  return /^\d{4}-\d{2}-\d{2}$/.test(given) ? writeDay(given) : given
}

/** A typed day as it is stored; what is no day stays as typed, for the check to refuse. */
export function readDayTyped(posted: unknown): string | undefined {
  const given = postedText(posted)
  return given === undefined ? undefined : (parseDay(given) ?? given)
}

/** A day, typed dd/mm/yyyy. */
export const date: FieldShape = {
  Draw: (props) => <DateField {...controlOf(props)} value={dayTyped(props.value)} />,
  read: (_, posted) => readDayTyped(posted),
  tell: (_, value) => [dayTyped(value)],
  first: () => '',
}
