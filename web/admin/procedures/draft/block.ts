import type { Answers, Field } from '#modules/forms'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { rowsOf } from '../../../forms/field-shape.ts'
import { listAt, textAt, valueAt, without, withValueAt } from './pointer.ts'

/** Some questions of the editor and the place in an item that they fill. The editor’s forms are drawn as any form is. */
export type Block = {
  readonly fields: readonly Field[]
  /** Where in the item what they say lies; problems there are told at the first field. */
  readonly at: string
  readonly read: (item: unknown) => Answers
  readonly write: (item: unknown, answers: Answers) => unknown
  /** What is wrong with answers that could not be stored at all. */
  readonly check?: (answers: Answers) => readonly FieldError[]
}

/** Options of a field beside its type and words. */
export type Options = Partial<Omit<Field, 'key' | 'type' | 'label'>>

/** One question of the editor. */
export function ask(
  [key, type]: readonly [string, Field['type']],
  label: Text,
  options: Options = {},
): Field {
  return { key, type, label, required: true, ...options }
}

/** The name of the question about a place: `/label/vi` is asked as `label_vi`. */
function keyAt(at: string): string {
  return at.slice(1).replaceAll('/', '_')
}

type Codec = {
  readonly read?: (value: unknown) => unknown
  readonly write?: (answer: unknown) => unknown
}

/** One question about one place. A required text that is not there is stored empty, so that it is found missing. */
export function slot(at: string, field: Field, codec: Codec = {}): Block {
  const { read = (value: unknown) => value, write = (answer: unknown) => answer } = codec
  const isText = field.type === 'text' || field.type === 'long_text'
  return {
    at,
    fields: [field],
    read: (item) => {
      const answer = read(valueAt(item, at))
      return answer === undefined || answer === null || answer === '' ? {} : { [field.key]: answer }
    },
    write: (item, answers) => {
      const value = write(answers[field.key])
      if (value !== undefined) return withValueAt(item, at, value)
      return isText && field.required ? withValueAt(item, at, '') : without(item, at)
    },
  }
}

/** Some of a few things; those that are the same as before stay in the order they had. */
export function someOf(at: string, field: Field): Block {
  const plain = slot(at, field)
  return {
    ...plain,
    write: (item, answers) => {
      const [before, now] = [listAt(item, at), rowsOf(answers[field.key])]
      const isSame = before.length === now.length && now.every((one) => before.includes(one))
      return isSame ? item : plain.write(item, answers)
    },
  }
}

/** A text in both languages. */
export function pair(at: string, label: Text, options: Options & { long?: boolean } = {}): readonly Block[] {
  const { long, ...given } = options
  const rest = { max: long ? 4000 : 1000, ...given }
  const { hint: _hint, ...second } = rest
  const type = long ? 'long_text' : 'text'
  return [
    slot(`${at}/vi`, ask([keyAt(`${at}/vi`), type], { ...label, en: `${label.en} (Vietnamese)` }, rest)),
    slot(
      `${at}/en`,
      ask(
        [keyAt(`${at}/en`), type],
        { vi: `${label.vi} bằng tiếng Anh`, en: `${label.en} (English)` },
        second,
      ),
    ),
  ]
}

const NONE = { value: 'none', label: { vi: 'Không chọn', en: 'None' } }

/** What leaving a choice out is called, where "none" would say the wrong thing. */
type Choosing = Options & { readonly none?: Text }

/** One of a few things; one that may be left out can be taken back by choosing none. */
export function oneOf(
  at: string,
  label: Text,
  { choices = [], none = NONE.label, ...options }: Choosing,
): Block {
  const isOptional = options.required === false
  const field = ask([keyAt(at), 'choice'], label, {
    ...options,
    required: true,
    choices: isOptional ? [{ ...NONE, label: none }, ...choices] : choices,
  })
  if (!isOptional) return slot(at, field)
  return slot(at, field, {
    read: (value) => value ?? NONE.value,
    write: (answer) => (answer === NONE.value ? undefined : answer),
  })
}

/** What is stored as null where nothing was chosen. */
export const orNull: Codec = { write: (answer) => answer ?? null }

const capital = (words: string): string => words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1)

/** Choices from words, in their order or in that of `keys`. */
export function choicesOf(
  words: Readonly<Record<string, Text>>,
  keys: readonly string[] = Object.keys(words),
): { value: string; label: Text }[] {
  return keys.flatMap((value) => {
    const label = words[value]
    return label ? [{ value, label: { vi: capital(label.vi), en: capital(label.en) } }] : []
  })
}

/** The text of an item in both languages, for lists; a sign where there is none yet. */
export function namedAt(item: unknown, at: string): Text {
  const none = { vi: '(chưa có tên)', en: '(no name yet)' }
  return { vi: textAt(item, `${at}/vi`) || none.vi, en: textAt(item, `${at}/en`) || none.en }
}
