import { invalid } from '#platform/refusal.ts'
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

/** The fields of the catalogue with how many procedures each has, by name. */
export function listFields(
  catalogue: Catalogue,
): readonly { readonly field: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const entry of catalogue.entries.values()) counts.set(entry.field, (counts.get(entry.field) ?? 0) + 1)
  return [...counts]
    .map(([field, count]) => ({ field, count }))
    .sort((one, other) => one.field.localeCompare(other.field, 'vi'))
}
