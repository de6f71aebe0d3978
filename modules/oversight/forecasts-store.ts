import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Forecast } from './forecast.ts'

/** Keeps a unit's forecast in the place of the one before. */
export async function replaceForecast(trx: Trx, forecast: Forecast): Promise<void> {
  const { unit_id, at, horizons, items, measured, samples, per_day } = forecast
  const json = (value: object) => jsonOf(trx, value)
  await trx`
    insert into forecasts (unit_id, at, horizons, items, measured, samples, per_day)
    values (${unit_id}, ${at}, ${json(horizons)}, ${json(items)}, ${json(measured)}, ${samples}, ${per_day})
    on conflict (unit_id) do update set at = excluded.at, horizons = excluded.horizons, items = excluded.items,
      measured = excluded.measured, samples = excluded.samples, per_day = excluded.per_day`
}

/** The last forecasts of these units or of all; without the single dossiers where only sums are wanted. */
export async function selectForecasts(
  sql: Reader,
  asked: { readonly units?: readonly number[] | undefined; readonly withItems: boolean },
): Promise<Forecast[]> {
  const here = asked.units ? sql`where unit_id = any (${[...asked.units]}::int[])` : sql``
  const items = asked.withItems ? sql`items` : sql`'[]'::jsonb as items`
  return sql<Forecast[]>`
    select unit_id, at, horizons, measured, samples, per_day::float8 as per_day, ${items}
    from forecasts ${here} order by unit_id`
}

/** When each unit was forecast last. */
export async function selectForecastMoments(sql: Reader): Promise<Map<number, string>> {
  const rows = await sql<{ unit_id: number; at: string }[]>`select unit_id, at from forecasts`
  return new Map(rows.map(({ unit_id, at }) => [unit_id, at]))
}
