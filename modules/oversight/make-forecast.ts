import { type Calendar, planOf, workClock } from '#modules/calendar'
import { listCourses } from '#modules/dossiers'
import type { Reader, Trx } from '#platform/database.ts'
import {
  DAY_MINUTES,
  dayOf,
  fromDayNumber,
  fromLocalMinute,
  fromLocalText,
  toDayNumber,
} from '#platform/dates.ts'
import { byHorizon, type Forecast, outlookOf } from './forecast.ts'
import { replaceForecast, selectForecastMoments } from './forecasts-store.ts'
import { foretell, measureForetelling } from './foretell.ts'
import { endOf, type PastCourse } from './pace.ts'
import { communesOf } from './read-board.ts'
import { calendarOfUnit } from './read-digest.ts'

/** How far back the pace is learnt, in days on the wall. */
const LEARNT_DAYS = 45
/** From how many past working days the forecast is tried again, to be measured. */
const MEASURED_DAYS = 10
const OLD_AFTER_MS = 15 * 60_000

/** Dự báo: a unit's forecast as of now, with its own precision on the last working days, in the place of the one before. */
export async function makeForecast(
  { trx, now }: { readonly trx: Trx; readonly now: string },
  unitId: number,
  elsewhere: readonly PastCourse[],
): Promise<Forecast> {
  const since = fromLocalText(`${fromDayNumber(toDayNumber(dayOf(now)) - LEARNT_DAYS)}T00:00`)
  const calendar = await calendarOfUnit(trx, unitId, dayOf(now))
  const courses = await listCourses(trx, { unit: unitId, since })
  const clock = workClock(calendar, since)
  const grounds = { courses, elsewhere, clock }
  const items = foretell(grounds, now)
  const moments = openingsBefore(calendar, now)
  const [first = now] = moments
  const ends = courses.flatMap((course) => endOf(course) ?? [])
  const forecast = {
    ...{ unit_id: unitId, at: now, items },
    horizons: byHorizon((hours) => outlookOf(items, hours)),
    measured: measureForetelling(grounds, { moments, now }),
    samples: ends.length,
    per_day:
      moments.length === 0
        ? 0
        : Math.round((10 * ends.filter((end) => end >= first && end < now).length) / moments.length) / 10,
  }
  await replaceForecast(trx, forecast)
  return forecast
}

/** When the doors opened on each of the last working days before today, the earliest first. */
function openingsBefore(calendar: Calendar, now: string): string[] {
  const today = toDayNumber(dayOf(now))
  const openings: string[] = []
  for (let day = today - 1; openings.length < MEASURED_DAYS && day > today - LEARNT_DAYS; day--) {
    const [first] = planOf(calendar, day).spans
    if (first) openings.unshift(fromLocalMinute(day * DAY_MINUTES + first.from))
  }
  return openings
}

/** Units without a forecast, or with one that is old, the oldest first. For the job. */
export async function listUnforecast(sql: Reader, now: string, limit: number): Promise<number[]> {
  const known = await selectForecastMoments(sql)
  const before = new Date(Date.parse(now) - OLD_AFTER_MS).toISOString()
  return (await communesOf(sql, dayOf(now)))
    .map(({ id }) => ({ id, at: known.get(id) ?? '' }))
    .filter(({ at }) => at < before)
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id - other.id))
    .slice(0, limit)
    .map(({ id }) => id)
}
