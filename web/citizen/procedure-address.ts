import type { Procedure } from '#modules/procedures'
import { slug } from '#platform/text.ts'

/** A procedure by its code; the name behind it is for people only. */
export function procedureHref(procedure: Pick<Procedure, 'code' | 'name' | 'version'>): string {
  const name = procedure.version?.definition.short_name.vi ?? procedure.name
  return `/thu-tuc/${procedure.code}-${slug(name).split('-').slice(0, 10).join('-')}`
}

/** The code in such an address; null where there is none. */
export function codeOf(address: string): string | null {
  return /^([1-9]\.\d{6})(?:-.*)?$/.exec(address)?.[1] ?? null
}
