import { communesOf } from '#modules/oversight'
import type { Catalogue } from '#modules/procedures'
import { getUnit, getUnitById, presentUnits, type Unit } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { selectClosed, selectClosedFigures } from './closed-store.ts'
import type { Basis, Figures } from './figures.ts'
import { addCounts, type FigureRow } from './measure.ts'
import { selectFigures } from './measures-store.ts'
import { namesOn } from './names.ts'
import { momentsOf, type Period } from './period.ts'
import { statisticsCursor } from './spans-store.ts'

/** Official code of the house’s own province. */
const PROVINCE = '01'

/** Which figures: of a period, on which basis, of these units or of all. */
export type FiguresWanted = {
  readonly period: Period
  readonly now: string
  readonly catalogue: Catalogue
  readonly basis?: Basis | undefined
  readonly units?: readonly number[] | undefined
}

/**
 * Số liệu của một kỳ: as closed, where it is closed and nothing else is asked for; otherwise counted from the spans,
 * up to now where the period goes on. Reads as the city does.
 */
export async function readFigures(sql: Reader, wanted: FiguresWanted): Promise<Figures> {
  const { period, basis = 'reported', units = null } = wanted
  const closed = await selectClosed(sql, period.key)
  if (!closed) return countFigures(sql, wanted)
  const { names, period: kept, ...closing } = closed
  if (basis === 'restated') return { ...(await countFigures(sql, wanted)), closing }
  const rows = await selectClosedFigures(sql, closing.id, units)
  return {
    ...{ period: kept, basis, until: momentsOf(kept).until, cursor: closing.position, closing, rows },
    ...{ names: ofUnits(names, units), split_units: [] },
  }
}

/**
 * Counts a period from the spans, whether or not it is closed; as the feed was known at a position, or as it is known
 * now where none is given.
 */
export async function countFigures(
  sql: Reader,
  wanted: FiguresWanted,
  position: number | null = null,
): Promise<Figures> {
  const { period, now, basis = 'reported', catalogue, units } = wanted
  const { from, until: end } = momentsOf(period)
  const until = end < now ? end : now
  const on = basis === 'restated' || period.to > dayOf(now) ? dayOf(now) : period.to
  const cursor = position ?? (await statisticsCursor(sql))
  const asked = basis === 'restated' ? null : (units ?? null)
  const counted = from < until ? await selectFigures(sql, { from, until, position }, asked) : []
  const present = basis === 'restated' ? await restate(sql, counted, on) : { rows: counted, split_units: [] }
  const rows = units ? present.rows.filter((row) => units.includes(row.unit_id)) : present.rows
  const [city, there] = await Promise.all([getUnit(sql, PROVINCE, on), unitsOf(sql, rows, on)])
  const names = namesOn(catalogue, { city, units: there }, on)
  return {
    ...{ period, basis, until, cursor, closing: null, rows },
    ...{ names: ofUnits(names, units ?? null), split_units: present.split_units },
  }
}

/** The communes of a day, and those of the rows that are no more or not yet there. */
async function unitsOf(sql: Reader, rows: readonly FigureRow[], on: string): Promise<Unit[]> {
  const communes = await communesOf(sql, on)
  const there = new Set(communes.map(({ id }) => id))
  const gone = [...new Set(rows.map((row) => row.unit_id))].filter((id) => !there.has(id))
  return [...communes, ...(await Promise.all(gone.map((id) => getUnitById(sql, id, on))))]
}

/** Moves what was counted of units that are no more to the unit they went into as a whole. */
async function restate(sql: Reader, rows: readonly FigureRow[], on: string) {
  const present = await presentUnits(sql, [...new Set(rows.map((row) => row.unit_id))], on)
  const moved = rows.map((row) => ({ ...row, unit_id: present.get(row.unit_id) ?? row.unit_id }))
  const summed = [...Map.groupBy(moved, (row) => `${row.unit_id} ${row.procedure_code}`).values()]
  return {
    rows: summed.flatMap((group) => {
      const [first] = group
      return first ? [{ ...first, counts: addCounts(group) }] : []
    }),
    split_units: [...present].flatMap(([id, target]) => (target === null ? [id] : [])),
  }
}

function ofUnits(names: Figures['names'], units: readonly number[] | null): Figures['names'] {
  return units ? { ...names, units: names.units.filter((unit) => units.includes(unit.id)) } : names
}
