import { createHash } from 'node:crypto'
import type { CatalogueEntry } from './catalogue-entry.ts'
import type { Definition } from './definition.ts'
import { genericDefinition } from './generic-definition.ts'
import { readCatalogueFiles } from './read-catalogue-files.ts'
import { readFacts, readGenericRules } from './read-facts.ts'
import { readDefinitionFiles } from './read-procedure-files.ts'
import type { DefinitionFile } from './read-procedure-files.ts'

/**
 * Every definition under a root: the files under `procedures/`, and for each procedure without a file of its own
 * the one its facts make. Both are versioned and hashed alike; `isGeneric` tells them apart.
 */
export function readDefinitions(
  root: string,
  entries: readonly CatalogueEntry[],
): readonly (DefinitionFile & { readonly isGeneric: boolean })[] {
  const files = readDefinitionFiles(root)
  const written = new Set(files.map((file) => file.definition.code))
  const rules = readGenericRules(root)
  const made = readFacts(root, entries)
    .filter((facts) => !written.has(facts.entry.code))
    .map((facts) => {
      const definition = genericDefinition(facts, rules)
      const sha256 = createHash('sha256').update(JSON.stringify(definition)).digest('hex')
      const path = `data/procedures/generic.json v${definition.version} ${definition.code}`
      return { path, sha256, definition, isGeneric: true }
    })
  return [...files.map((file) => ({ ...file, isGeneric: false })), ...made]
}

/** The versions of a procedure: its own files, else the one its facts make. */
function versionsOf(root: string, code: string): readonly Definition[] {
  const of = (files: readonly DefinitionFile[]) =>
    files.map((file) => file.definition).filter((one) => one.code === code)
  const written = of(readDefinitionFiles(root))
  return written.length > 0 ? written : of(readDefinitions(root, readCatalogueFiles(root)))
}

/** The version of a procedure that the files under a root bring into force on a day; null where none is. */
export function readDefinitionOn(
  root: string,
  code: string,
  on: string,
): { readonly inForce: Definition | null; readonly versions: readonly Definition[] } {
  const versions = versionsOf(root, code)
  const [inForce] = versions
    .filter((one) => one.valid_from <= on && on < (one.valid_to ?? '9999'))
    .sort((one, other) => other.valid_from.localeCompare(one.valid_from) || other.version - one.version)
  return { inForce: inForce?.status === 'in_force' ? inForce : null, versions }
}
