import { soonUntil } from '#modules/dossiers'
import { listAgencies, listUnits, type Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import type { Reader } from '#platform/database.ts'
import type { Board } from './board.ts'
import { selectSums } from './board-store.ts'
import { MEASURES } from './measure.ts'
import { figuresOf, type UnitSums } from './sums.ts'

/** `from` and `to` are days of Hà Nội (YYYY-MM-DD), both included; left out they are open. */
export type BoardWanted = {
  readonly now: string
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  /** Only these units, and their total; every commune of the house where none are named. */
  readonly units?: readonly number[] | undefined
}

const NOTHING: UnitSums = {
  ...{ waiting: 0, waiting_late: 0, open: 0, due_soon: 0, overdue: 0, overdue_with_apology: 0 },
  ...zeros(),
}

function zeros(): Record<(typeof MEASURES)[number], number> {
  const pairs = MEASURES.map((name) => [name, 0] as const)
  return Object.fromEntries(pairs) as Record<(typeof MEASURES)[number], number>
}

/** Bảng điều hành: every commune of the house, those without a dossier too, and the total; from counts, never from dossiers. */
export async function readBoard(sql: Reader, wanted: BoardWanted): Promise<Board> {
  const { now, from = null, to = null, units: only } = wanted
  const units = (await communesOf(sql, dayOf(now))).filter((unit) => !only || only.includes(unit.id))
  const asked = { units: only ?? null, from, to, now, soonUntil: soonUntil(now) }
  const { cursor, rows } = await selectSums(sql, asked)
  const byUnit = new Map(rows.map(({ unit_id, ...sums }) => [unit_id, sumsOf(sums)]))
  return {
    at: now,
    cursor,
    from,
    to,
    total: figuresOf(byUnit.get(null) ?? NOTHING),
    items: units.map((unit) => ({
      unit: { code: unit.code, slug: unit.slug, name: unit.name, full_name: unit.full_name },
      ...figuresOf(byUnit.get(unit.id) ?? NOTHING),
    })),
  }
}

/** A row of sums without what else the statement answered. */
function sumsOf(row: UnitSums): UnitSums {
  const names = Object.keys(NOTHING) as (keyof UnitSums)[]
  return Object.fromEntries(names.map((name) => [name, row[name]])) as UnitSums
}

/** The communes of the house's own province on a day: Hà Nội has 126. */
export async function communesOf(sql: Reader, on: string): Promise<Unit[]> {
  const [committees, communes] = await Promise.all([
    listAgencies(sql, { kinds: ['commune_committee'], on }),
    listUnits(sql, { kind: 'commune', province: '01', on }),
  ])
  const own = new Set(committees.map((committee) => committee.unit_id))
  return communes.items.filter((unit) => own.has(unit.id))
}
