import { about, allowOptions, cleanLine, wrong } from '../field-kind.ts'
import type { Checked, CheckContext, FieldKind } from '../field-kind.ts'
import type { Field } from '../form.ts'

const LONGEST_LINE = 250

/** Length of the composed text, the limits included. */
export function checkLength(field: Field, text: string, context: CheckContext): Checked {
  const least = field.min ?? 1
  const most = field.max ?? LONGEST_LINE
  const length = text.length
  if (length >= least && length <= most) return { value: text }
  return wrong(
    context,
    about(field, {
      vi: `viết từ ${least} đến ${most} ký tự (đang có ${length}).`,
      en: `write ${least} to ${most} characters (there are ${length}).`,
    }),
  )
}

/** One line of text. */
export const text: FieldKind = {
  problem: (field) => {
    if (field.pattern === undefined) return allowOptions(['min', 'max'])(field)
    if (field.allowed === undefined) {
      return { vi: '"pattern" cần "allowed" nói bằng lời', en: '"pattern" needs "allowed" in words' }
    }
    try {
      void new RegExp(`^(?:${field.pattern})$`, 'u')
    } catch {
      return { vi: '"pattern" không phải biểu thức đúng', en: '"pattern" is not a sound expression' }
    }
    return allowOptions(['min', 'max', 'pattern', 'allowed'])(field)
  },
  check: (field, value, context) => {
    if (typeof value !== 'string') {
      return wrong(context, about(field, { vi: 'viết bằng chữ.', en: 'write text.' }))
    }
    const line = cleanLine(value)
    const pattern = field.pattern === undefined ? null : new RegExp(`^(?:${field.pattern})$`, 'u')
    if (pattern && field.allowed && !pattern.test(line)) return wrong(context, about(field, field.allowed))
    return checkLength(field, line, context)
  },
}
