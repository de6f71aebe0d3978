import { fold } from '#platform/text.ts'
import {
  bareName,
  COMMUNE_TYPES,
  hasMarks,
  splitWords,
  tonesLast,
  typesAt,
  type Word,
} from './place-words.ts'
import type { Unit } from './unit.ts'

const MOST_WORDS = 14
const LONGEST_NAME = 7

/** A stretch of the question that names units: "phường Dịch Vọng" or "Hà Nội". */
export type Slot = { readonly units: readonly Unit[]; readonly namesCommune: boolean }

/** A question cut at its commas into words. */
export function readQuestion(question: string): Word[][] {
  return question
    .split(/[,;/\n]/)
    .map((part) => splitWords(part).slice(-MOST_WORDS))
    .filter((part) => part.length > 0)
}

/** Every name the question might contain, folded. */
export function possibleNames(parts: readonly Word[][]): string[] {
  return [...new Set(parts.flatMap((part) => part.flatMap((_, start) => namesFrom(part, start))))]
}

function namesFrom(part: readonly Word[], start: number): string[] {
  const ends = part.map((_, index) => index + 1).filter((end) => end > start && end - start <= LONGEST_NAME)
  const isCounted = typesAt(part, start - 1).length > 0 || part.length === 1
  return (
    ends
      .map((end) => joined(part.slice(start, end)))
      // A bare number is a house number unless "phường" or "quận" stands before it.
      .filter((name) => isCounted || !/^\d+$/.test(name))
  )
}

/** Cuts each part of the question into slots of known names; parts that name nothing known are left out. */
export function cutSlots(parts: readonly Word[][], known: readonly Unit[], isLoose: boolean): Slot[] {
  const byName = Map.groupBy(known, (unit) => fold(bareName(unit)))
  return parts.flatMap((part) => {
    const find = (start: number, end: number) => slotAt(part.slice(start, end), byName, isLoose)
    const whole = cover(part, 0, find)
    if (whole) return whole
    // A house number or street before it: go on from the first word that says "phường", "xã" …
    const starts = part.map((_, index) => index).filter((index) => typesAt(part, index).length > 0)
    for (const start of starts) {
      const rest = cover(part, start, find)
      if (rest) return rest
    }
    return []
  })
}

type Find = (start: number, end: number) => Slot | null

/** The fewest slots that cover the words from `start` on, the first of them as long as can be; or null. */
function cover(part: readonly Word[], start: number, find: Find): Slot[] | null {
  if (start === part.length) return []
  let best: Slot[] | null = null
  for (let end = part.length; end > start; end -= 1) {
    const slot = find(start, end)
    const rest = slot && cover(part, end, find)
    // What follows a name says where it lies, or which ward: two bare communes side by side say nothing.
    if (slot && rest?.every(placesName) && (best === null || rest.length + 1 < best.length))
      best = [slot, ...rest]
  }
  return best
}

function placesName(slot: Slot): boolean {
  return slot.namesCommune || slot.units.some(({ kind }) => kind !== 'commune')
}

function slotAt(words: readonly Word[], byName: ReadonlyMap<string, Unit[]>, isLoose: boolean): Slot | null {
  const readings = [
    { type: null, words },
    ...typesAt(words, 0).map(({ type, length }) => ({ type, words: words.slice(length) })),
  ]
  const units = readings.flatMap(({ type, words }) => {
    const named = byName.get(joined(words)) ?? []
    const typed = named.filter((unit) => type === null || isLoose || unit.type === type)
    return spelledAlike(typed, words)
  })
  if (units.length === 0) return null
  const namesCommune = typesAt(words, 0).some(({ type }) => COMMUNE_TYPES.includes(type))
  return { units: [...new Map(units.map((unit) => [unit.id, unit])).values()], namesCommune }
}

/** Where accents are typed and some unit has exactly these, the others are not meant. */
function spelledAlike(units: readonly Unit[], words: readonly Word[]): readonly Unit[] {
  const typed = words.map((word) => word.typed).join(' ')
  if (!hasMarks(typed)) return units
  const alike = units.filter((unit) => tonesLast(bareName(unit)) === tonesLast(typed))
  return alike.length > 0 ? alike : units
}

/** The name a part gives after "phường", "xã" …; null where it begins otherwise or only numbers a room. */
export function namedCommune(part: readonly Word[]): string | null {
  const [found] = typesAt(part, 0).filter(({ type }) => COMMUNE_TYPES.includes(type))
  const name = found ? joined(part.slice(found.length)) : ''
  return name === '' || /^\d+$/.test(name) ? null : name
}

/** The words as one folded name. */
export function joined(words: readonly Word[]): string {
  return words.map(({ folded }) => folded).join(' ')
}
