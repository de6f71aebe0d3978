import type { Field } from '#modules/forms'
import type { Telling } from './field-shape.ts'
import { FIELD_SHAPES } from './field-shapes.ts'

/** An answer of any type in words, a line each; none where nothing was answered. */
export function tellAnswer(field: Field, value: unknown, telling: Telling): readonly string[] {
  if (value === undefined) return []
  return FIELD_SHAPES[field.type].tell(field, value, telling).filter(Boolean)
}
