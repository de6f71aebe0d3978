import type { FieldError } from '#platform/refusal.ts'
import { holds } from './condition.ts'
import type { Answers } from './condition.ts'
import { dayGiven } from './order-of-days.ts'
import { about } from './field-kind.ts'
import type { CheckContext, CheckedFields, KnownFile } from './field-kind.ts'
import { FIELD_KINDS } from './field-types.ts'
import { compute } from './field-types/computed.ts'
import type { Field, Form } from './form.ts'

/** What checking needs to know: the local day of filing, and whether it is only a draft. */
export type CheckOptions = {
  /** `YYYY-MM-DD`; what "today" means in bounds of dates. */
  readonly today: string
  /** A draft may leave required fields empty; what is there must still be sound. Default false. */
  readonly isDraft?: boolean
  /** The files the answers may name, by id. Without it their number is judged, not whose they are. */
  readonly files?: ReadonlyMap<string, KnownFile> | undefined
  /** Files that were handed in on paper, by key of their field: nobody uploads them too. */
  readonly onPaper?: ReadonlySet<string> | undefined
}

type Setting = Omit<CheckContext, 'path' | 'checkRow' | 'dayOf'> &
  Pick<CheckOptions, 'onPaper'> & {
    readonly prefix: string
    readonly outer: Answers
    /** Fields around a row, which its own may look back at. */
    readonly around: readonly Field[]
  }

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  isEmptyList(value)
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownFields(
  fields: readonly Field[],
  given: Record<string, unknown>,
  prefix: string,
): FieldError[] {
  const known = new Set(fields.map((field) => field.key))
  return Object.keys(given)
    .filter((key) => !known.has(key))
    .map((key) => ({
      field: `${prefix}${key}`,
      message: {
        vi: `Biểu mẫu này không có mục "${key}". Các mục được điền: ${[...known].join(', ')}.`,
        en: `This form has no field "${key}". Fields that may be filled: ${[...known].join(', ')}.`,
      },
    }))
}

function checkOne(
  field: Field,
  value: unknown,
  context: CheckContext,
): { value?: unknown; errors?: readonly FieldError[] } {
  if (!isEmpty(value)) {
    const checked = FIELD_KINDS[field.type].check(field, value, context)
    if ('errors' in checked || !isEmpty(checked.value)) return checked
  }
  if (!field.required || context.isDraft) return {}
  const missing = { vi: 'mục này phải điền.', en: 'this must be filled in.' }
  return { errors: [{ field: context.path, message: about(field, missing) }] }
}

/** Fields in order; one hidden by its condition is dropped and so cannot show others. */
function checkFields(fields: readonly Field[], given: unknown, setting: Setting): CheckedFields {
  const { prefix, outer, around, today, isDraft, files, onPaper } = setting
  if (!isRecord(given)) {
    const message = { vi: 'Các câu trả lời phải theo từng mục.', en: 'Answers must be given field by field.' }
    return { answers: {}, errors: [{ field: prefix.replace(/\.$/, ''), message }] }
  }
  const errors = unknownFields(fields, given, prefix)
  const answers: Record<string, unknown> = {}
  for (const field of fields) {
    if (field.type === 'computed' || !holds(field.when, { ...outer, ...answers })) continue
    const path = `${prefix}${field.key}`
    const before = { ...outer, ...answers }
    const inRow = { ...setting, outer: before, around: fields }
    const checkRow: CheckContext['checkRow'] = (rowFields, row, rowPath) =>
      checkFields(rowFields, row, { ...inRow, prefix: `${rowPath}.` })
    const dayOf: CheckContext['dayOf'] = (key) =>
      dayGiven(
        [...fields, ...around].find((one) => one.key === key),
        before,
      )
    const isHanded = field.type === 'file' && onPaper?.has(field.key) === true
    const context = { path, today, files, isDraft: isDraft || isHanded, dayOf, checkRow }
    const checked = checkOne(field, given[field.key], context)
    if (checked.errors) errors.push(...checked.errors)
    else if (checked.value !== undefined) answers[field.key] = checked.value
  }
  for (const field of fields.filter((one) => one.type === 'computed' && holds(one.when, answers))) {
    const value = compute(field, answers)
    if (value !== undefined) answers[field.key] = value
  }
  return { answers, errors }
}

/** A section's condition holds for each of its fields. */
function shownFields(form: Form): readonly Field[] {
  return form.sections.flatMap((section) =>
    section.fields.map((field) => {
      if (section.when === undefined) return field
      const parts = [section.when, ...(field.when === undefined ? [] : [field.when])]
      return Object.assign({ ...field }, { when: { all: parts } })
    }),
  )
}

/**
 * Cleans answers (one composed form of letters, no stray blanks, days as YYYY-MM-DD, money as đồng),
 * drops fields that do not apply, refuses unknown ones, and says in words what is allowed.
 */
export function checkAnswers(form: Form, answers: unknown, options: CheckOptions): CheckedFields {
  const { isDraft = false, ...known } = options
  return checkFields(shownFields(form), answers, { ...known, isDraft, prefix: '', outer: {}, around: [] })
}
