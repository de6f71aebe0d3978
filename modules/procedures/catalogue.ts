import type { Reader } from '#platform/database.ts'
import { toClockText } from '#platform/dates.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { selectRevision } from './lists-store.ts'
import { selectCatalogue, selectVersions } from './procedures-store.ts'
import { indexOf } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'
import { selectSwitched } from './switches-store.ts'
import type { Switched } from './switches-store.ts'

/** Everything one can look for, in memory: entries and versions by code, the words of the search, what is offered when. */
export type Catalogue = {
  readonly entries: ReadonlyMap<string, CatalogueEntry>
  readonly versions: ReadonlyMap<string, readonly ProcedureVersion[]>
  readonly index: SearchIndex
  /** Switches of what is offered, the latest day first. */
  readonly switches: readonly Switched[]
}

/** A procedure with the version that may be filed at the time asked about; null where it is not handled here. */
export type Procedure = CatalogueEntry & { readonly version: ProcedureVersion | null }

type Opened = { readonly revision: number; readonly catalogue: Promise<Catalogue> }
const opened = new WeakMap<Reader, Opened>()

async function read(sql: Reader): Promise<Catalogue> {
  const [entries, versions] = [await selectCatalogue(sql), await selectVersions(sql)]
  return {
    entries: new Map(entries.map((entry) => [entry.code, entry])),
    versions: Map.groupBy(versions, (version) => version.code),
    index: indexOf(entries, versions),
    switches: await selectSwitched(sql),
  }
}

/** The catalogue of a house, kept per pool and process until somebody publishes, imports or switches. */
export async function openCatalogue(pool: Reader): Promise<Catalogue> {
  const revision = await selectRevision(pool)
  const there = opened.get(pool)
  if (there?.revision === revision) return there.catalogue
  const catalogue = read(pool)
  opened.set(pool, { revision, catalogue })
  // A database that was gone for a moment must not leave its error behind.
  catalogue.catch(() => opened.delete(pool))
  return catalogue
}

/** Whether the house takes a procedure at a time: all of them, or those of the list it switched to. */
function isTaken({ switches }: Catalogue, code: string, at: string): boolean {
  const last = switches.find((one) => one.valid_from <= at)
  return last === undefined || last.codes === null || last.codes.has(code)
}

/** The version of a procedure that may be filed at a moment, or at 00:00 of a day: the one that began last, unless it ended. */
export function versionOn(catalogue: Catalogue, code: string, on: string): ProcedureVersion | null {
  const at = toClockText(on)
  const [version] = (catalogue.versions.get(code) ?? [])
    .filter((one) => one.valid_from <= at)
    .sort((one, other) => other.valid_from.localeCompare(one.valid_from) || other.version - one.version)
  if (version?.definition.status !== 'in_force' || !isTaken(catalogue, code, at)) return null
  return version.valid_to === null || at < version.valid_to ? version : null
}

/** One procedure of the catalogue on a day; null when nobody knows the code. */
export function findProcedure(catalogue: Catalogue, code: string, on: string): Procedure | null {
  const entry = catalogue.entries.get(code)
  return entry ? { ...entry, version: versionOn(catalogue, code, on) } : null
}

/** The procedures that may be filed here at a moment, or at 00:00 of a day, the ones people ask for most first. */
export function listOffered(catalogue: Catalogue, on: string): readonly Procedure[] {
  return [...catalogue.entries.values()]
    .map((entry) => ({ ...entry, version: versionOn(catalogue, entry.code, on) }))
    .filter((one) => one.version !== null)
    .sort((one, other) => other.popularity - one.popularity || one.code.localeCompare(other.code))
}
