import type { Reader } from '#platform/database.ts'
import { isUnitOpen, type Unit } from './unit.ts'
import { selectUnitsById } from './units-store.ts'
import type { TookPeople } from './where-to-go-answer.ts'
import {
  selectCommunesIn,
  selectPredecessions,
  selectSuccessions,
  type Succession,
} from './where-to-go-store.ts'

/** Where a unit leads on the day asked for: to itself, or over steps of the graph to another unit. */
export type Trail = {
  readonly origin: Unit
  readonly target: number
  readonly isItself: boolean
  readonly extent: 'whole' | 'part'
  readonly took_people: TookPeople
  readonly legal_basis: string | null
  readonly clause: string | null
}

/** So many reorganisations may lie between two days. */
const MOST_WAVES = 8

/**
 * Follows units to those that exist on a day: forwards over what became of them, a closed district through
 * its communes, and a unit that was not there yet back to what it was made of.
 */
export async function followUnits(sql: Reader, units: readonly Unit[], on: string): Promise<Trail[]> {
  const open = units.filter((unit) => isUnitOpen(unit, on))
  const closed = units.filter((unit) => unit.closed_on !== null && unit.closed_on <= on)
  const later = units.filter((unit) => unit.established_on > on)
  const onward = await onwardTrails(sql, closed, on)
  const districts = closed.filter(
    (unit) => unit.kind === 'district' && !onward.some(({ origin }) => origin === unit),
  )
  const back = await walk(later.map(start), {
    steps: (ids) => selectPredecessions(sql, ids, on),
    arrived: (ids) => openIds(sql, ids, on),
    next: (step) => [step.new_unit_id, step.old_unit_id],
  })
  return [...open.map(start), ...onward, ...(await districtTrails(sql, districts, on)), ...back]
}

function start(origin: Unit): Trail {
  const whole = { extent: 'whole', took_people: 'all', legal_basis: null, clause: null } as const
  return { origin, target: origin.id, isItself: true, ...whole }
}

function onwardTrails(sql: Reader, units: readonly Unit[], on: string): Promise<Trail[]> {
  return walk(units.map(start), {
    steps: (ids) => selectSuccessions(sql, ids, on),
    arrived: (ids) => openIds(sql, ids, on),
    next: (step) => [step.old_unit_id, step.new_unit_id],
  })
}

async function districtTrails(sql: Reader, districts: readonly Unit[], on: string): Promise<Trail[]> {
  if (districts.length === 0) return []
  const parents = await selectCommunesIn(
    sql,
    districts.map(({ id }) => id),
  )
  const communes = await selectUnitsById(sql, [...parents.keys()], on)
  const trails = await onwardTrails(sql, communes, on)
  const byId = new Map(districts.map((district) => [district.id, district]))
  const merged = trails.map((trail) => {
    const origin = byId.get(parents.get(trail.origin.id) ?? 0) ?? trail.origin
    // Of a whole district's people a commune has some, however many of one commune's it took.
    const took = trail.took_people === 'all' ? ('some' as const) : trail.took_people
    return { ...trail, origin, took_people: took, extent: 'part' as const, legal_basis: null, clause: null }
  })
  return [...Map.groupBy(merged, ({ origin, target }) => `${origin.id} ${target}`).values()].map(mostPeople)
}

function mostPeople(trails: readonly Trail[]): Trail {
  const ranked = trails.toSorted((one, two) => rankPeople(one.took_people) - rankPeople(two.took_people))
  const [first] = ranked
  if (!first) throw new Error('A group of trails is never empty')
  return first
}

/** Most people first; unknown before none. */
export function rankPeople(took: TookPeople): number {
  return [took === 'all', took === 'some', took === null, true].indexOf(true)
}

type Walk = {
  readonly steps: (ids: readonly number[]) => Promise<readonly Succession[]>
  readonly arrived: (ids: readonly number[]) => Promise<ReadonlySet<number>>
  readonly next: (step: Succession) => readonly [number, number]
}

async function walk(starts: readonly Trail[], { steps, arrived, next }: Walk): Promise<Trail[]> {
  const ends: Trail[] = []
  let trails = starts
  for (let wave = 0; wave < MOST_WAVES && trails.length > 0; wave += 1) {
    const taken = await steps(trails.map(({ target }) => target))
    const onward = trails.flatMap((trail) =>
      taken
        .filter((step) => next(step)[0] === trail.target)
        .map((step) => extend(trail, step, next(step)[1])),
    )
    const there = await arrived(onward.map(({ target }) => target))
    ends.push(...onward.filter(({ target }) => there.has(target)))
    trails = onward.filter(({ target }) => !there.has(target))
  }
  return ends
}

function extend(trail: Trail, step: Succession, target: number): Trail {
  const extent = trail.extent === 'part' ? 'part' : step.extent
  const took = [trail.took_people, step.receives_population].toSorted(
    (one, two) => rankPeople(two) - rankPeople(one),
  )
  const { legal_basis, clause } = step
  return {
    origin: trail.origin,
    target,
    isItself: false,
    extent,
    took_people: took[0] ?? null,
    legal_basis,
    clause,
  }
}

async function openIds(sql: Reader, ids: readonly number[], on: string): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const units = await selectUnitsById(sql, [...new Set(ids)], on)
  return new Set(units.filter((unit) => isUnitOpen(unit, on)).map(({ id }) => id))
}
