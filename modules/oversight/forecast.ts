import { Type, type Static } from 'typebox'

/** How many working hours the forecast looks ahead. */
export const HORIZONS = [8, 16, 48] as const
export type Horizon = (typeof HORIZONS)[number]

const Count = Type.Integer({ minimum: 0 })

/** Of what is due within a horizon: how many, how many are likelier late than not, how many late are to be expected. */
export const Outlook = Type.Object({
  due: Count,
  likely: Count,
  expected: Type.Number({ minimum: 0, description: 'The sum of the chances' }),
  unknown: Count,
})
export type Outlook = Static<typeof Outlook>

/** Độ chính xác: what the same reckoning foretold on past days, how much of that came late, how much came late at all. */
export const Measured = Type.Object({ foretold: Count, right: Count, late: Count })
export type Measured = Static<typeof Measured>

const ByHorizon = <T extends typeof Outlook | typeof Measured>(type: T) =>
  Type.Object({ h8: type, h16: type, h48: type })

/** One dossier that is due within the farthest horizon; `chance` null where too few like it have finished. */
export const ForecastItem = Type.Object({
  dossier_id: Type.String(),
  holder_id: Type.Union([Type.String(), Type.Null()]),
  due_at: Type.String(),
  hours_left: Type.Number({ description: 'Working hours until it is due' }),
  chance: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]),
})
export type ForecastItem = Static<typeof ForecastItem>

/** Dự báo trễ của một đơn vị. */
export const Forecast = Type.Object({
  unit_id: Type.Integer(),
  at: Type.String(),
  horizons: ByHorizon(Outlook),
  measured: ByHorizon(Measured),
  items: Type.Array(ForecastItem),
  samples: Count,
  per_day: Type.Number({ description: 'Dossiers finished a working day' }),
})
export type Forecast = Static<typeof Forecast>

/** Likelier late than not. */
export const LIKELY = 0.5

/** The outlook of some dossiers within a horizon, in working hours. */
export function outlookOf(items: readonly ForecastItem[], hours: Horizon): Outlook {
  const within = items.filter((item) => item.hours_left <= hours)
  const expected = within.reduce((sum, { chance }) => sum + (chance ?? 0), 0)
  return {
    due: within.length,
    likely: within.filter(({ chance }) => (chance ?? 0) >= LIKELY).length,
    expected: Math.round(expected * 10) / 10,
    unknown: within.filter(({ chance }) => chance === null).length,
  }
}

/** Something of every horizon. */
export function byHorizon<T>(of: (hours: Horizon) => T): { h8: T; h16: T; h48: T } {
  return { h8: of(8), h16: of(16), h48: of(48) }
}

/** The outlooks of many together. */
export function addOutlooks(all: readonly Outlook[]): Outlook {
  const sum = { due: 0, likely: 0, expected: 0, unknown: 0 }
  for (const one of all) {
    sum.due += one.due
    sum.likely += one.likely
    sum.expected += one.expected
    sum.unknown += one.unknown
  }
  return { ...sum, expected: Math.round(sum.expected * 10) / 10 }
}

/** What was measured of many together. */
export function addMeasured(all: readonly Measured[]): Measured {
  const sum = { foretold: 0, right: 0, late: 0 }
  for (const one of all) {
    sum.foretold += one.foretold
    sum.right += one.right
    sum.late += one.late
  }
  return sum
}

/** Of the foretold the share that came late, and of the late the share that was foretold; null where there is none. */
export function precisionOf({ foretold, right, late }: Measured) {
  return {
    precision: foretold === 0 ? null : right / foretold,
    found: late === 0 ? null : right / late,
  }
}
