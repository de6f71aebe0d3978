import type { Change } from './plan.ts'

/** A unit that takes an old one over, wholly or in part. */
export type Target = {
  readonly unit_id: number
  readonly code: string
  readonly name: string
  readonly people: Change['receives_population']
  readonly area: Change['area_part']
}

/** Địa bàn cũ: an old unit and where it goes; a district is the communes it had. */
export type Territory = {
  readonly unit_id: number
  readonly code: string
  readonly name: string
  readonly kind: 'commune' | 'district'
  readonly targets: readonly Target[]
  readonly main: Target
  /** A district's communes; empty for a commune. */
  readonly parts: readonly Territory[]
  /** It ends; else it goes on under its name and only gives a part away. */
  readonly isClosing: boolean
}

/** How a unit named by the plan is there on the day: it came with the units' data, goes on, is renamed, or is made. */
export type NewUnit = {
  readonly unit_id: number
  readonly way: 'exists' | 'continues' | 'renamed' | 'created'
}

/** What the house has under the codes of the plan: the day before, and on the day. */
export type KnownUnits = {
  readonly before: ReadonlyMap<string, { readonly id: number; readonly full_name: string }>
  readonly after: ReadonlyMap<string, { readonly id: number; readonly full_name: string }>
  readonly districts: ReadonlyMap<string, { readonly id: number; readonly full_name: string }>
}

/** How each new unit comes to be. A unit that keeps code and name goes on; one whole old unit with a new name is renamed. */
export function newUnits(
  changes: readonly Change[],
  known: KnownUnits,
  idOf: (code: string) => number,
): ReadonlyMap<string, NewUnit> {
  const byNew = Map.groupBy(changes, ({ new_code }) => new_code)
  return new Map(
    [...byNew].map(([code, sources]): [string, NewUnit] => {
      const [first] = sources
      const before = known.before.get(code)
      const after = known.after.get(code)
      if (after && after.id !== before?.id) return [code, { unit_id: after.id, way: 'exists' }]
      const own = sources.find(({ old_code }) => old_code === code)
      if (before && own && first) {
        if (before.full_name === first.new_name) return [code, { unit_id: before.id, way: 'continues' }]
        if (sources.length === 1 && own.extent === 'whole')
          return [code, { unit_id: before.id, way: 'renamed' }]
      }
      return [code, { unit_id: idOf(code), way: 'created' }]
    }),
  )
}

/** Every old unit of the plan that the house has, with where it goes; the districts that end with their communes come last. */
export function territoriesOf(
  changes: readonly Change[],
  known: KnownUnits,
  units: ReadonlyMap<string, NewUnit>,
): Territory[] {
  const byOld = Map.groupBy(changes, ({ old_code }) => old_code)
  const communes = [...byOld].flatMap(([code, own]): Territory[] => {
    const unit = known.before.get(code)
    const targets = own.flatMap((change): Target[] => {
      const target = units.get(change.new_code)
      if (!target) return []
      const { new_code, new_name: name, receives_population: people, area_part: area } = change
      return [{ unit_id: target.unit_id, code: new_code, name, people, area }]
    })
    const main = mainOf(targets, unit?.full_name ?? '')
    if (!unit || !main) return []
    const isClosing = !targets.some(({ unit_id }) => unit_id === unit.id)
    const place = { unit_id: unit.id, code, name: unit.full_name, kind: 'commune' as const }
    return [{ ...place, targets, main, parts: [], isClosing }]
  })
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  return [...communes, ...districtsOf(changes, known, byCode)]
}

function districtsOf(
  changes: readonly Change[],
  known: KnownUnits,
  communes: ReadonlyMap<string, Territory>,
): Territory[] {
  const byDistrict = Map.groupBy(changes, (change) => change.old_district_code)
  return [...byDistrict].flatMap(([code, own]): Territory[] => {
    const unit = known.districts.get(code)
    const parts = [...new Set(own.map(({ old_code }) => old_code))].flatMap(
      (part) => communes.get(part) ?? [],
    )
    const targets = [...new Map(parts.flatMap((part) => part.targets.map((t) => [t.unit_id, t]))).values()]
    const bare = unit?.full_name.replace(/^(Quận|Huyện|Thị xã) /, '') ?? ''
    const main = targets.find(({ name }) => name.replace(/^(Phường|Xã) /, '') === bare) ?? mostParts(parts)
    if (!unit || !main) return []
    const place = { unit_id: unit.id, code, name: unit.full_name, kind: 'district' as const }
    return [{ ...place, targets, main, parts, isClosing: true }]
  })
}

/** The unit into which most of a district's communes went; the first by code where several did. */
function mostParts(parts: readonly Territory[]): Target | undefined {
  const mains = Map.groupBy(
    parts.map(({ main }) => main),
    ({ unit_id }) => unit_id,
  )
  const ranked = [...mains.values()].toSorted(
    (one, other) => other.length - one.length || (one[0]?.code ?? '').localeCompare(other[0]?.code ?? ''),
  )
  return ranked[0]?.[0]
}

const PEOPLE = ['all', 'some', '', 'no']
const AREA = ['all', 'rest', 'part', '']

/** Where the office and its officers go: most people first, then the same name, then most land, then by code. Never a dossier. */
function mainOf(targets: readonly Target[], oldName: string): Target | undefined {
  const rank = (target: Target): number[] => [
    PEOPLE.indexOf(target.people),
    target.name === oldName ? 0 : 1,
    AREA.indexOf(target.area),
    Number(target.code),
  ]
  return targets.toSorted((one, other) => {
    const [ones, others] = [rank(one), rank(other)]
    const index = ones.findIndex((value, place) => value !== others[place])
    return index < 0 ? 0 : (ones[index] ?? 0) - (others[index] ?? 0)
  })[0]
}
