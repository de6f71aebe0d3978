import { invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { findProcedure } from './catalogue.ts'
import type { Catalogue, Procedure } from './catalogue.ts'
import type { Audience } from './definition.ts'
import { match } from './search-index.ts'

/** What is looked for. `on` is the day (`YYYY-MM-DD`) whose versions are offered. */
export type ProcedureQuery = {
  readonly on: string
  readonly q?: string
  /** Name of a field as the catalogue writes it. */
  readonly field?: string
  readonly audience?: Audience
  /** Only these codes. */
  readonly among?: ReadonlySet<string>
  readonly limit?: number
  /** Code of the last procedure of the page before. */
  readonly after?: string
}

/** A page of answers; `next` is what to ask `after` for the following one. */
export type ProcedurePage = { readonly items: readonly Procedure[]; readonly next: string | null }

const MOST = 100

function fits(one: Procedure, query: ProcedureQuery): boolean {
  if (query.field !== undefined && one.field !== query.field) return false
  if (query.among && !query.among.has(one.code)) return false
  if (query.audience === undefined) return true
  const known = one.version?.definition.applicants ?? one.audiences
  // Where nobody published who may apply, the procedure is shown rather than hidden.
  return known.length === 0 || known.includes(query.audience)
}

/** Procedures by code or by words with or without accents; those that may be filed here come first among equals. */
export function searchProcedures(catalogue: Catalogue, query: ProcedureQuery): ProcedurePage {
  const limit = Math.min(query.limit ?? 20, MOST)
  const found = match(catalogue.index, (query.q ?? '').slice(0, 200))
    .map((one) => ({ score: one.score, procedure: findProcedure(catalogue, one.code, query.on) }))
    .flatMap(({ score, procedure }) => (procedure && fits(procedure, query) ? [{ score, procedure }] : []))
    .sort(
      (one, other) =>
        other.score - one.score ||
        Number(other.procedure.version !== null) - Number(one.procedure.version !== null),
    )
    .map((one) => one.procedure)
  const start = query.after === undefined ? 0 : found.findIndex((one) => one.code === query.after) + 1
  if (query.after !== undefined && start === 0) {
    throw invalid('after', {
      vi: 'Trang tiếp theo không còn. Hãy tìm lại từ đầu.',
      en: 'There is no such next page. Search again from the start.',
    })
  }
  const items = found.slice(start, start + limit)
  return { items, next: start + limit < found.length ? (items.at(-1)?.code ?? null) : null }
}

/** A field as the catalogue writes it, what people read for it, and how many procedures it has. */
export type ListedField = { readonly field: string; readonly name: Text; readonly count: number }

/** The fields of the catalogue, by name. What a field is called in English stands in the definitions only. */
export function listFields(catalogue: Catalogue): readonly ListedField[] {
  const fields = new Map<string, ListedField>()
  for (const { code, field } of catalogue.entries.values()) {
    const known = fields.get(field)
    const named = catalogue.versions.get(code)?.[0]?.definition.field.name
    const name = named && named.vi === field ? named : (known?.name ?? { vi: field, en: field })
    fields.set(field, { field, name, count: (known?.count ?? 0) + 1 })
  }
  return [...fields.values()].sort((one, other) => one.field.localeCompare(other.field, 'vi'))
}

/** The field of a procedure in words; one without a version has it in Vietnamese only. */
export function fieldName({ field, version }: Procedure): Text {
  return version?.definition.field.name ?? { vi: field, en: field }
}
