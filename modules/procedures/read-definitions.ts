import { createHash } from 'node:crypto'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { genericDefinition } from './generic-definition.ts'
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
