import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { about, wrong } from '../field-kind.ts'
import type { Checked, CheckContext } from '../field-kind.ts'
import type { Field } from '../form.ts'

/** Reads one part: its cleaned value, or the sentence that says what is allowed. */
export type PartReader = (value: string, context: CheckContext) => { value: string } | { reason: Text }

/** One part of an answer made of several, such as the birth date of a person. */
export type Part = {
  readonly key: string
  readonly label: Text
  readonly required: boolean
  readonly read: PartReader
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkPart(part: Part, given: unknown, context: CheckContext): { value?: string; reason?: Text } {
  if (given === undefined || given === null || (typeof given === 'string' && given.trim() === '')) {
    const missing = { vi: 'chưa có, xin điền.', en: 'is missing, please fill it in.' }
    return part.required && !context.isDraft ? { reason: missing } : {}
  }
  if (typeof given !== 'string') return { reason: { vi: 'viết bằng chữ.', en: 'write text.' } }
  return part.read(given, context)
}

/** Checks an answer made of parts; unknown parts are refused, empty ones left out. */
export function checkParts(
  field: Field,
  value: unknown,
  setting: { parts: readonly Part[]; context: CheckContext },
): Checked {
  const { parts, context } = setting
  if (!isRecord(value)) {
    return wrong(context, about(field, { vi: 'điền từng phần.', en: 'fill in each part.' }))
  }
  const errors: FieldError[] = []
  const known = new Set(parts.map((part) => part.key))
  for (const key of Object.keys(value).filter((one) => !known.has(one))) {
    errors.push({
      field: `${context.path}.${key}`,
      message: about(field, {
        vi: `không có phần "${key}"; các phần được điền: ${[...known].join(', ')}.`,
        en: `has no part "${key}"; parts that may be filled: ${[...known].join(', ')}.`,
      }),
    })
  }
  const kept: Record<string, string> = {}
  for (const part of parts) {
    const { value: read, reason } = checkPart(part, value[part.key], context)
    if (reason) {
      const label = { vi: part.label.vi.toLowerCase(), en: part.label.en.toLowerCase() }
      const message = about(field, { vi: `${label.vi}: ${reason.vi}`, en: `${label.en}: ${reason.en}` })
      errors.push({ field: `${context.path}.${part.key}`, message })
    } else if (read !== undefined) kept[part.key] = read
  }
  if (errors.length > 0) return { errors }
  return { value: Object.keys(kept).length === 0 ? undefined : kept }
}
