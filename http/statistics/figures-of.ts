import { openCatalogue } from '#modules/procedures'
import { type Basis, type Figures, figuresMark, type Period, readFigures } from '#modules/statistics'
import type { Door } from '../door.ts'

type Asked = { readonly period: Period; readonly basis: Basis }
type Kept = { readonly mark: string; readonly figures: Promise<Figures> }

const kept = new WeakMap<Door, Map<string, Kept>>()

/** Most periods a process keeps; the one asked for longest ago gives way. */
const MOST = 40

/**
 * The whole city's figures of a period, counted once until an event or a minute may have changed them: a page that
 * asks again, for another unit or another report, only sums. Who may see which unit is for the caller to say.
 */
export async function figuresOf(door: Door, asked: Asked): Promise<Figures> {
  const { city } = door.house
  const now = door.clock()
  const mark = `${await figuresMark(city)} ${now.slice(0, 16)}`
  const known = kept.get(door) ?? new Map<string, Kept>()
  kept.set(door, known)
  const key = `${asked.basis} ${asked.period.key}`
  const there = known.get(key)
  known.delete(key)
  if (there?.mark === mark) {
    known.set(key, there)
    return there.figures
  }
  const figures = openCatalogue(city).then((catalogue) => readFigures(city, { ...asked, now, catalogue }))
  known.set(key, { mark, figures })
  figures.catch(() => known.delete(key))
  const [oldest] = known.keys()
  if (known.size > MOST && oldest !== undefined) known.delete(oldest)
  return figures
}

/** The figures of one unit alone, out of the whole city's. */
export function onlyUnit(figures: Figures, unit: number | null): Figures {
  if (unit === null) return figures
  return {
    ...figures,
    rows: figures.rows.filter((row) => row.unit_id === unit),
    names: { ...figures.names, units: figures.names.units.filter((one) => one.id === unit) },
  }
}
