import type { Text } from './text.ts'

/** The four refusals of the house; only `http/` knows which status code each becomes. */
export type RefusalKind = 'invalid' | 'forbidden' | 'not_found' | 'conflict'

/** One field that is wrong, and what is allowed there. */
export type FieldError = { readonly field: string; readonly message: Text }

type Details = {
  readonly kind: RefusalKind
  readonly code: string
  readonly text: Text
  readonly fields?: readonly FieldError[]
  readonly data?: Readonly<Record<string, unknown>>
}

/** A rule said no. The message says what is allowed; `data` carries facts for machines. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly text: Text
  readonly fields: readonly FieldError[]
  readonly data: Readonly<Record<string, unknown>>

  constructor(details: Details) {
    super(`${details.kind} ${details.code}: ${details.text.en}`)
    this.name = 'Refusal'
    this.kind = details.kind
    this.code = details.code
    this.text = details.text
    this.fields = details.fields ?? []
    this.data = details.data ?? {}
  }
}

/** The input is wrong: which fields, and what is allowed. */
export function invalid(code: string, text: Text, fields: readonly FieldError[] = []): Refusal {
  return new Refusal({ kind: 'invalid', code, text, fields })
}

/** The actor may not do this; the text says who may. */
export function forbidden(code: string, text: Text): Refusal {
  return new Refusal({ kind: 'forbidden', code, text })
}

/** Nothing by that name is there, or the actor may not know that it is. */
export function notFound(code: string, text: Text): Refusal {
  return new Refusal({ kind: 'not_found', code, text })
}

/** The state has moved on or does not allow the act; `data` says what is allowed now. */
export function conflict(code: string, text: Text, data: Readonly<Record<string, unknown>> = {}): Refusal {
  return new Refusal({ kind: 'conflict', code, text, data })
}
