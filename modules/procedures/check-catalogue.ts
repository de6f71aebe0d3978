import { Refusal } from '#platform/refusal.ts'
import { checkDefinition } from './parse-definition.ts'
import { readCatalogueFiles } from './read-catalogue-files.ts'
import { readDefinitions } from './read-definitions.ts'

/** What the files of the catalogue make: how many definitions, how many limits are known, what is wrong. */
export type CatalogueCheck = {
  readonly definitions: number
  /** Procedures of which at least one limit is known. */
  readonly limits_known: number
  readonly limits_unknown: number
  readonly errors: readonly string[]
}

function errorsOf(value: unknown, path: string): string[] {
  try {
    checkDefinition(value, path)
    return []
  } catch (error) {
    return error instanceof Refusal ? error.text.en.split('\n') : [`${path}: ${String(error)}`]
  }
}

/** Reads and checks every definition under a root, files and facts alike; a file that cannot be read at all ends it. */
export function checkCatalogue(root: string): CatalogueCheck {
  const entries = readCatalogueFiles(root)
  const all = readDefinitions(root, entries)
  const errors = all.flatMap((one) => errorsOf(one.definition, one.path))
  const codes = new Set(all.map((one) => one.definition.code))
  const missing = entries.filter((entry) => !codes.has(entry.code))
  const known = new Set(
    all
      .filter((one) => one.definition.limits.some((row) => row.limit.unit !== 'unknown'))
      .map((one) => one.definition.code),
  )
  return {
    definitions: all.length,
    limits_known: known.size,
    limits_unknown: codes.size - known.size,
    errors: [...errors, ...missing.map((entry) => `${entry.code}: there is no definition`)],
  }
}
