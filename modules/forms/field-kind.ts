import type { Text } from '#platform/text.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Field } from './form.ts'

/** A file that is at hand: what its uploader called it and what it is. */
export type KnownFile = { readonly name: string; readonly media: string }

/** A day that an earlier answer gave, and what its field is called. */
export type EarlierDay = { readonly label: Text; readonly day: string }

/** What a check may know beside the value. */
export type CheckContext = {
  /** Day of filing, local, `YYYY-MM-DD`. */
  readonly today: string
  /** Name of the field in messages to machines, e.g. `child.born_on`, `rows.0.amount`. */
  readonly path: string
  /** A draft may leave required parts empty. */
  readonly isDraft: boolean
  /** The files the answers may name, by id; without it only their number is judged. */
  readonly files?: ReadonlyMap<string, KnownFile> | undefined
  /** The day that the answer to an earlier field gave: a date, or the birth of a person. */
  readonly dayOf: (key: string) => EarlierDay | null
  /** Checks one row of a group; handed in, because the registry knows the group and not the other way round. */
  readonly checkRow: (fields: readonly Field[], row: unknown, path: string) => CheckedFields
}

/** Cleaned answers and everything that is wrong with them. */
export type CheckedFields = {
  readonly answers: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldError[]
}

/** A cleaned value (undefined when nothing was given) or what is wrong. */
export type Checked = { readonly value: unknown } | { readonly errors: readonly FieldError[] }

/** How one type of field is cleaned and checked. One per file under field-types/. */
export type FieldKind = {
  /** What is wrong with the definition of a field of this type; null when it is sound. */
  readonly problem: (field: Field) => Text | null
  /** Cleans and checks one answer that is not empty. */
  readonly check: (field: Field, value: unknown, context: CheckContext) => Checked
}

/** One wrong field with the sentence that says what is allowed. */
export function wrong(context: CheckContext, message: Text): Checked {
  return { errors: [{ field: context.path, message }] }
}

/** The same sentence about the named field: "Ngày sinh: …". */
export function about(field: Field, text: Text): Text {
  return { vi: `${field.label.vi}: ${text.vi}`, en: `${field.label.en}: ${text.en}` }
}

/** Text as it is stored: one composed form of every letter, no blanks at the ends, nothing invisible. */
export function cleanText(value: string): string {
  return value
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim()
}

/** One line of text: as `cleanText`, with single blanks. */
export function cleanLine(value: string): string {
  return cleanText(value).replace(/\s+/g, ' ')
}

/** Refuses options that the type does not know, so that a typing error in a form is seen at load. */
export function allowOptions(allowed: readonly (keyof Field)[]): (field: Field) => Text | null {
  const known = new Set<string>(['key', 'type', 'label', 'hint', 'required', 'when', ...allowed])
  return (field) => {
    const extra = Object.keys(field).find((option) => !known.has(option))
    if (extra === undefined) return null
    return {
      vi: `trường kiểu "${field.type}" không có tùy chọn "${extra}"`,
      en: `a field of type "${field.type}" has no option "${extra}"`,
    }
  }
}
