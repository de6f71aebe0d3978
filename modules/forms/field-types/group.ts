import type { FieldError } from '#platform/refusal.ts'
import { about, allowOptions, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'

const MOST_ROWS = 50

/** Rows of the same few questions. `min` and `max` count the rows. */
export const group: FieldKind = {
  problem: (field) => {
    if (field.fields === undefined) return { vi: 'thiếu "fields"', en: '"fields" is missing' }
    return allowOptions(['fields', 'min', 'max'])(field)
  },
  check: (field, value, context) => {
    if (!Array.isArray(value)) {
      return wrong(context, about(field, { vi: 'điền theo từng dòng.', en: 'fill in row by row.' }))
    }
    const least = field.min ?? (field.required && !context.isDraft ? 1 : 0)
    const most = field.max ?? MOST_ROWS
    if (value.length < least || value.length > most) {
      const said = { vi: `ghi từ ${least} đến ${most} dòng.`, en: `write ${least} to ${most} rows.` }
      return wrong(context, about(field, said))
    }
    const errors: FieldError[] = []
    const rows = value.map((row: unknown, index) => {
      const checked = context.checkRow(field.fields ?? [], row, `${context.path}.${index}`)
      errors.push(...checked.errors)
      return checked.answers
    })
    return errors.length > 0 ? { errors } : { value: rows }
  },
}
