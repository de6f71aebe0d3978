import type { FunctionComponent } from 'preact'
import type { Field } from '#modules/forms'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { type Option, errorOf } from '#web/ui/index.ts'

/** Uploaded files by id: how each is called, and where it opens. */
export type ShownFiles = ReadonlyMap<string, { readonly name: string; readonly href: string }>

/** One field as it is drawn: under which name it is posted, what was given so far, and what is wrong. */
export type DrawProps = {
  field: Field
  name: string
  /** As stored or as typed: both come back to the page. */
  value: unknown
  errors: readonly FieldError[]
  /** The communes an address may lie in, by official code. */
  units: readonly Option[]
  /** The files at hand; undefined where nothing can be uploaded, as in a preview. */
  files?: ShownFiles | undefined
  /** How every other type is drawn, for the rows of a group. */
  Row: FunctionComponent<DrawProps>
}

/** What telling an answer needs: the language, the communes, and how every other type is told. */
export type Telling = {
  say: (text: Text) => string
  units: readonly Option[]
  files?: ShownFiles | undefined
  tell: (field: Field, value: unknown, telling: Telling) => readonly string[]
}

/** The web's side of one type of field; one file each. */
export type FieldShape = {
  readonly Draw: FunctionComponent<DrawProps>
  /** What was posted as `checkAnswers` takes it; undefined where nothing was filled in. */
  readonly read: (field: Field, posted: unknown, readRow: ReadField) => unknown
  /** The answer in words, a line each. */
  readonly tell: (field: Field, value: unknown, telling: Telling) => readonly string[]
  /** Where the lines of the answer lead, one for each; only files lead anywhere. */
  readonly links?: (value: unknown, telling: Telling) => readonly (string | undefined)[]
  /** The rest of the name of the first control, where an error about the whole field leads; '' for one control. */
  readonly first: (field: Field) => string
}

/** Reads one posted field of any type. */
export type ReadField = (field: Field, posted: unknown) => unknown

/** What a field's control is given by every type. */
export function controlOf({ field, name, errors }: DrawProps) {
  const { label, hint, required } = field
  return { name, label, hint, optional: !required, error: errorOf(errors, name) }
}

/** A value as the text of an input; objects and lists have none. */
export function typed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A posted text; undefined for anything else. */
export function postedText(posted: unknown): string | undefined {
  return typeof posted === 'string' ? posted : undefined
}

/** The parts of an answer or a posted group by name; none for anything else. */
export function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** The rows of an answer or a posted list. */
export function rowsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
