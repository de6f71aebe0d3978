import type { VNode } from 'preact'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import type { Nested } from '../../form-fields.ts'
import { errorOf, type Words } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

/** What the fields of an act are drawn from: the dossier, what was typed before, and what was wrong with it. */
export type FieldsProps = {
  readonly facts: DossierFacts
  readonly field: (name: string) => {
    name: string
    value: string
    error: Words | undefined
  }
  readonly typed: Nested
  readonly errors: readonly FieldError[]
}

/** How one act is asked for on a page. The act's own schema judges what `read` gives. */
export type ActForm = {
  /** What the act does, in a sentence; said before the button. */
  readonly lead?: (facts: DossierFacts) => Text
  readonly Fields?: (props: FieldsProps) => VNode | null
  /** The texts of the form as the act's input. */
  readonly read?: (typed: Nested) => unknown
  /** What a field is called where its error is told. */
  readonly labels?: Readonly<Record<string, Text>>
  /** True for what ends the dossier against the applicant's wish. */
  readonly isGrave?: boolean
}

/** A posted value as one text; nothing gives the empty text. */
export function textOf(value: Nested[string] | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** The entries of a nested group that are texts. */
export function textsOf(value: Nested[string] | undefined): [string, string][] {
  if (typeof value !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, part]) => (typeof part === 'string' ? [[key, part]] : []))
}

/** The names under which an act's fields are posted: two acts on one page never share an id. */
export function fieldsFor(act: string, typed: Nested, errors: readonly FieldError[]): FieldsProps['field'] {
  return (name) => ({
    name: `${act}.${name}`,
    value: textOf(typed[name]),
    error: errorOf(errors, name),
  })
}
