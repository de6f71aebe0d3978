import type { Reader } from '#platform/database.ts'
import { cutSlots, joined, namedCommune, possibleNames, readQuestion, type Slot } from './place-question.ts'
import { suggestNames } from './suggest-names.ts'
import type { Unit } from './unit.ts'
import { selectUnitsEverNamed } from './units-store.ts'

/** What was typed, and the day asked about. */
export type Question = { readonly q: string; readonly on: string }

/** The units a question may mean, and the districts and provinces it puts them in. */
export type Place = {
  readonly units: readonly Unit[]
  readonly within: readonly Slot[]
  /** The type given does not fit ("xã Cầu Giấy"): nothing may be decided from it. */
  readonly isLoose: boolean
}

/** The units a code, an identifier, a slug or an old or new name with its surroundings may mean. */
export async function findPlace(sql: Reader, { q, on }: Question): Promise<Place> {
  const marked = await findMarked(sql, { q, on })
  if (marked.length > 0) return { units: marked, within: [], isLoose: false }
  const parts = readQuestion(q)
  const known = await selectUnitsEverNamed(sql, { names: possibleNames(parts), on })
  // A name counts for what stands or stood; where nothing did yet, for what came later.
  const standing = known.filter((unit) => unit.established_on <= on)
  // "phường" with a name nobody knows: what stands beside it must not answer in its place.
  const unread = parts.some(
    (part) => namedCommune(part) !== null && cutSlots([part], known, true).length === 0,
  )
  for (const units of unread ? [] : [standing, known]) {
    for (const isLoose of [false, true]) {
      const slots = cutSlots(parts, units, isLoose)
      const place = slots.find((slot) => slot.namesCommune) ?? slots[0]
      if (place) return { units: place.units, within: surroundings(slots, place), isLoose }
    }
  }
  return { units: [], within: [], isLoose: false }
}

/** A question with a digit or a hyphen may be a code, an e-identifier or a slug. */
async function findMarked(sql: Reader, { q, on }: Question): Promise<readonly Unit[]> {
  if (!/^[\p{L}\d.-]*[-\d][\p{L}\d.-]*$/u.test(q) || /^\d{1,2}$/.test(q)) return []
  const units = await selectUnitsEverNamed(sql, { marks: [q], on })
  return units.filter((unit) => unit.established_on <= on)
}

function surroundings(slots: readonly Slot[], place: Slot): Slot[] {
  return slots
    .slice(slots.indexOf(place) + 1)
    .map((slot) => ({ ...slot, units: slot.units.filter(({ kind }) => kind !== 'commune') }))
    .filter(({ units }) => units.length > 0)
}

/** Units whose names are close to a misspelt question. */
export async function findAlike(sql: Reader, { q, on }: Question): Promise<readonly Unit[]> {
  const parts = readQuestion(q)
  const [named] = parts.map(namedCommune).filter((name) => name !== null)
  const names = await suggestNames(sql, named ?? joined(parts[0] ?? []))
  return names.length > 0 ? selectUnitsEverNamed(sql, { names, on }) : []
}
