import { type Answers, type Field, type Form, checkAnswers, fieldsOfForm, holds } from '#modules/forms'
import type { FieldError } from '#platform/refusal.ts'
import { FIELD_SHAPES } from './field-shapes.ts'
import { partsOf, rowsOf } from './field-shape.ts'

/** The buttons within a form that may have sent it: `add_row=members`, `remove_row=members.2`, `remove_file=<id>`. */
export type Pressed = {
  readonly add_row?: unknown
  readonly remove_row?: unknown
  readonly remove_file?: unknown
}

/**
 * What a form posted, as `checkAnswers` takes it: only fields of the form, days as stored, boxes as lists.
 * What cannot be read stays as typed, so that it comes back to the page beside its error.
 */
export function readAnswers(form: Form, posted: unknown, pressed: Pressed = {}): Record<string, unknown> {
  const given = partsOf(posted)
  return Object.fromEntries(
    fieldsOfForm(form).flatMap((field) => {
      const value = withRows(field, readField(field, given[field.key]), pressed)
      return value === undefined ? [] : [[field.key, value]]
    }),
  )
}

/** True when a button within the form was pressed: the form is shown again and not sent on. */
export function isRowPressed({ add_row, remove_row, remove_file }: Pressed): boolean {
  return [add_row, remove_row, remove_file].some((one) => typeof one === 'string')
}

function readField(field: Field, posted: unknown): unknown {
  return FIELD_SHAPES[field.type].read(field, posted, readField)
}

function withRows(field: Field, value: unknown, { add_row, remove_row, remove_file }: Pressed): unknown {
  if (field.type === 'file' && value !== undefined) {
    const left = rowsOf(value).filter((id) => id !== remove_file)
    return left.length > 0 ? left : undefined
  }
  if (field.type !== 'group') return value
  if (add_row === field.key) return [...rowsOf(value ?? [{}]), {}]
  const [key, place] = typeof remove_row === 'string' ? remove_row.split('.') : []
  return key === field.key ? rowsOf(value).filter((_, index) => index !== Number(place)) : value
}

/** Far enough ahead that no day of a form lies after it, where only conditions are asked. */
const NO_DAY = '9999-12-31'

/** Answers so far, cleaned as far as they are sound: what conditions may ask. */
export function cleanAnswers(form: Form, answers: Answers): Answers {
  return checkAnswers(form, answers, { today: NO_DAY, isDraft: true }).answers
}

/** The fields that these answers ask for, section by section. */
export function shownFields(form: Form, answers: Answers): readonly Field[] {
  const clean = cleanAnswers(form, answers)
  return form.sections
    .filter((section) => holds(section.when, clean))
    .flatMap((section) => section.fields.filter((field) => holds(field.when, clean)))
}

/** Errors under the names of the form's controls: one about a whole person leads to the name. */
export function pointErrors(form: Form, errors: readonly FieldError[], prefix: string): FieldError[] {
  const first = new Map(fieldsOfForm(form).map((field) => [`${prefix}.${field.key}`, firstOf(field)]))
  return errors.map((error) => ({ ...error, field: error.field + (first.get(error.field) ?? '') }))
}

function firstOf(field: Field): string {
  const rest = FIELD_SHAPES[field.type].first(field)
  const [inner] = field.type === 'group' ? (field.fields ?? []) : []
  return rest + (inner ? FIELD_SHAPES[inner.type].first(inner) : '')
}
