import type { Reader } from '#platform/database.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { selectCatalogue, selectVersions } from './procedures-store.ts'
import { indexOf } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'

/** Everything one can look for, in memory: entries by code, versions, the words of the search. */
export type Catalogue = {
  readonly entries: ReadonlyMap<string, CatalogueEntry>
  readonly versions: readonly ProcedureVersion[]
  readonly index: SearchIndex
}

/** A procedure with the version that may be filed on the day asked about; null where it is not handled here. */
export type Procedure = CatalogueEntry & { readonly version: ProcedureVersion | null }

const opened = new WeakMap<Reader, Promise<Catalogue>>()

async function read(sql: Reader): Promise<Catalogue> {
  const [entries, versions] = [await selectCatalogue(sql), await selectVersions(sql)]
  return {
    entries: new Map(entries.map((entry) => [entry.code, entry])),
    versions,
    index: indexOf(entries, versions),
  }
}

/** The catalogue of a house, read once per pool and process: base data change only with a new start. */
export function openCatalogue(pool: Reader): Promise<Catalogue> {
  const there = opened.get(pool)
  if (there) return there
  const reading = read(pool)
  opened.set(pool, reading)
  // A database that was gone for a moment must not leave its error behind.
  reading.catch(() => opened.delete(pool))
  return reading
}

/** The version of a procedure that may be filed on a day. */
export function versionOn(catalogue: Catalogue, code: string, on: string): ProcedureVersion | null {
  const [version] = catalogue.versions
    .filter(
      (one) => one.code === code && one.valid_from <= on && (one.valid_to === null || on < one.valid_to),
    )
    .sort((one, other) => other.valid_from.localeCompare(one.valid_from) || other.version - one.version)
  return version?.definition.status === 'in_force' ? version : null
}

/** One procedure of the catalogue on a day; null when nobody knows the code. */
export function findProcedure(catalogue: Catalogue, code: string, on: string): Procedure | null {
  const entry = catalogue.entries.get(code)
  return entry ? { ...entry, version: versionOn(catalogue, code, on) } : null
}

/** The procedures that may be filed here on a day, the ones people ask for most first. */
export function listOffered(catalogue: Catalogue, on: string): readonly Procedure[] {
  return [...catalogue.entries.values()]
    .map((entry) => ({ ...entry, version: versionOn(catalogue, entry.code, on) }))
    .filter((one) => one.version !== null)
    .sort((one, other) => other.popularity - one.popularity || one.code.localeCompare(other.code))
}
