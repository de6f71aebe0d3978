import { about, allowOptions, cleanText, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'
import { checkLength } from './text.ts'

const LONGEST_TEXT = 4000

/** Several lines of text. */
export const longText: FieldKind = {
  problem: allowOptions(['min', 'max']),
  check: (field, value, context) => {
    if (typeof value !== 'string') {
      return wrong(context, about(field, { vi: 'viết bằng chữ.', en: 'write text.' }))
    }
    return checkLength({ ...field, max: field.max ?? LONGEST_TEXT }, cleanText(value), context)
  },
}
