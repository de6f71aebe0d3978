import type { Reader } from '#platform/database.ts'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { type DayRow, type Period, type ProcedureRow, selectDays, selectProcedures } from './board-store.ts'
import { MEASURES } from './measure.ts'

type Asked = Period & { readonly unit: number | null }

/** Every day of a period with what happened on it, days without anything too; an open period begins with the first count. */
export async function readTrend(sql: Reader, asked: Asked & { readonly to: string }): Promise<DayRow[]> {
  const rows = await selectDays(sql, asked)
  const first = asked.from ?? rows[0]?.on_day ?? asked.to
  const byDay = new Map(rows.map((row) => [row.on_day, row]))
  const start = toDayNumber(first)
  const length = Math.max(0, toDayNumber(asked.to) - start + 1)
  return Array.from({ length }, (_, place) => {
    const day = fromDayNumber(start + place)
    return byDay.get(day) ?? emptyDay(day)
  })
}

function emptyDay(on_day: string): DayRow {
  return { on_day, ...Object.fromEntries(MEASURES.map((name) => [name, 0])) } as DayRow
}

/** What happened in a unit, or everywhere, by procedure, the most received first. */
export function readProcedures(sql: Reader, asked: Asked): Promise<ProcedureRow[]> {
  return selectProcedures(sql, asked)
}
