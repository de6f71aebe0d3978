import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'

/** What the fields of a form are called on its page. */
export type Labels = Readonly<Record<string, Text>>

/** Errors under the names of their fields: "Lý do: trường này phải có." One whose field has no name here says what it says. */
export function named(errors: readonly FieldError[], labels: Labels): readonly FieldError[] {
  return errors.map(({ field, message }) => {
    const label = labels[field]
    if (label === undefined) return { field, message }
    const { vi, en } = message
    return { field, message: { vi: `${label.vi}: ${small(vi)}`, en: `${label.en}: ${small(en)}` } }
  })
}

/** The same of a problem's fields, whose sentences are in the reader's language already. */
export function namedIn(
  fields: readonly { readonly field: string; readonly message: string }[],
  labels: Labels,
): readonly FieldError[] {
  return named(
    fields.map(({ field, message }) => ({ field, message: { vi: message, en: message } })),
    labels,
  )
}

function small(sentence: string): string {
  return sentence.charAt(0).toLocaleLowerCase('vi') + sentence.slice(1)
}
