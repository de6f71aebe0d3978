import type { Reader } from '#platform/database.ts'
import { selectVersions } from './procedures-store.ts'
import { placeOf, writeDefinition } from './write-definition.ts'

/** A file of the catalogue: its place below the folder, and its text. */
export type CatalogueFile = { readonly path: string; readonly text: string }

/** Texts of files by their SHA-256: a version that came from one of them is exported as it was typed there. */
export type Sources = ReadonlyMap<string, string>

/** Every version that was not revoked as a file in the format of `procedures/`, by place. */
export async function exportCatalogue(
  sql: Reader,
  sources: Sources = new Map(),
): Promise<readonly CatalogueFile[]> {
  const versions = await selectVersions(sql)
  return versions
    .map(({ definition, sha256 }) => {
      const text = sources.get(sha256) ?? writeDefinition(definition)
      return { path: placeOf(definition), text }
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}
