import type { Door } from '#http/door.ts'
import { throughMirror } from '#http/mirror.ts'
import {
  type Age,
  communesOf,
  type OfficerSlice,
  type CriterionScore,
  readAges,
  readCriteria,
  readChannels,
  readFields,
  readOfficers,
  readProcedureSlices,
  readTrend,
  type Slice,
} from '#modules/oversight'
import { openCatalogue } from '#modules/procedures'
import { getUnit, type Unit } from '#modules/units'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import type { Reader } from '../serve.ts'
import type { ShownPeriod } from './period.ts'

/** Everything the page of breakdowns shows, of one unit or of the city. */
export type AnalysisFacts = {
  readonly unit: Unit | null
  readonly units: readonly Unit[]
  /** The last weeks, for the calendar and the trend. */
  readonly days: Awaited<ReturnType<typeof readTrend>>
  readonly ages: readonly Age[]
  readonly criteria: readonly CriterionScore[]
  readonly fields: readonly Slice[]
  readonly channels: readonly Slice[]
  readonly procedures: readonly Slice[]
  /** Named officers of one unit; none where the whole city is shown. */
  readonly officers: readonly OfficerSlice[]
  readonly asOf: string | null
}

/** Weeks the calendar goes back. */
const WEEKS = 12
const PROCEDURES_SHOWN = 20

/** Reads the breakdowns from the tallies; nothing is counted dossier by dossier. */
export async function readAnalysis(
  door: Door,
  reader: Reader,
  asked: { readonly slug: string | undefined; readonly period: ShownPeriod },
): Promise<AnalysisFacts> {
  const { now, language } = reader
  const today = dayOf(now)
  const { from, to } = asked.period
  const { shown, asOf } = await throughMirror(door, async ({ city }) => {
    const unit = asked.slug ? await getUnit(city, asked.slug, today) : null
    const catalogue = await openCatalogue(city)
    const of = { unit: unit?.id ?? null, from, to, language, now, catalogue }
    const monday = toDayNumber(today) - ((toDayNumber(today) + 3) % 7)
    const first = fromDayNumber(monday - 7 * (WEEKS - 1))
    const [units, days, ages, fields, channels, procedures, officers, criteria] = await Promise.all([
      communesOf(city, today),
      readTrend(city, { unit: of.unit, from: first, to: today }),
      readAges(city, of),
      readFields(city, of),
      readChannels(city, of),
      readProcedureSlices(city, of),
      unit ? readOfficers(city, of) : [],
      readCriteria(city, of),
    ])
    return {
      ...{ unit, units, days, ages, fields, channels, officers, criteria },
      procedures: procedures.slice(0, PROCEDURES_SHOWN),
    }
  })
  return { ...shown, asOf }
}
