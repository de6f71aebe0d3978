/** Makes a second house of what one moment of a house shows, in a schema with roles of its own, while the first goes on working. */
import { type Entry, readEntries } from '#platform/archive/entries.ts'
import type { House, HousePlace } from './house.ts'
import { packHouse, type Step } from './pack-house.ts'
import { type Restored, unpackHouse } from './unpack-house.ts'

/** Copies every table and compares it with its digest; refused where a house of that name is there already. */
export function copyHouse(from: House, to: HousePlace, step: Step): Promise<Restored> {
  return unpackHouse(to.address, renamed(readEntries(packHouse(from, () => {})), to.name), step)
}

async function* renamed(entries: AsyncGenerator<Entry>, house: string): AsyncGenerator<Entry> {
  for await (const entry of entries)
    yield entry.kind === 'manifest' ? { ...entry, facts: { ...entry.facts, house } } : entry
}
