import { Type, type Static } from 'typebox'
import { listCodes } from '#modules/dossiers'
import {
  addMeasured,
  addOutlooks,
  byHorizon,
  type Forecast,
  Measured,
  Outlook,
  outlookOf,
  precisionOf,
  type Proposal,
} from '#modules/oversight'
import { accountsNamed } from '#modules/people'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { unitOf } from './names.ts'

const maybe = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()])
const UnitName = Type.Object({ code: Type.String(), slug: Type.String(), full_name: Type.String() })

/** One horizon: what is due, what will likely be late, and how right the same reckoning was on past days. */
const Ahead = Type.Interface([Outlook], {
  measured: Type.Interface([Measured], {
    precision: maybe,
    found: Type.Union([Type.Number(), Type.Null()], { description: 'Share of the late that was foretold' }),
  }),
})
const Horizons = Type.Object({ h8: Ahead, h16: Ahead, h48: Ahead })
export type Horizons = Static<typeof Horizons>

const OfficerAhead = Type.Object({
  account: Type.Union([Type.String(), Type.Null()]),
  name: Type.Union([Type.String(), Type.Null()]),
  h8: Outlook,
  h16: Outlook,
  h48: Outlook,
})
export type OfficerAhead = Static<typeof OfficerAhead>

const UnitAhead = Type.Object({ unit: UnitName, at: Type.String(), samples: Type.Integer(), ahead: Horizons })
export type UnitAhead = Static<typeof UnitAhead>

const DossierAhead = Type.Object({
  code: Type.String(),
  holder: Type.Union([Type.String(), Type.Null()]),
  due_at: Type.String(),
  hours_left: Type.Number(),
  chance: maybe,
})
export type DossierAhead = Static<typeof DossierAhead>

const NamedProposal = Type.Object({
  kind: Type.Enum(['lend_officer', 'share_queue']),
  from: UnitName,
  to: UnitName,
  dossiers: Type.Integer(),
  spare: Type.Integer(),
})
export type NamedProposal = Static<typeof NamedProposal>

/** The forecast as people and systems read it; `dossiers` and `officers` of one unit. */
export const ForecastView = Type.Object(
  {
    total: Horizons,
    items: Type.Array(UnitAhead),
    officers: Type.Array(OfficerAhead),
    dossiers: Type.Array(DossierAhead),
    proposals: Type.Array(NamedProposal),
  },
  { $id: 'Forecast' },
)
export type ForecastView = Static<typeof ForecastView>

type Foretold = {
  readonly forecasts: readonly Forecast[]
  readonly proposals: readonly Proposal[]
  /** Whether this unit's figures are told officer by officer. */
  readonly officersOf: (unitId: number) => boolean
}

/** Gives forecasts names and codes; codes are read behind the reader's own wall. */
export async function presentForecasts(
  readers: { readonly city: Reader; readonly codes: Reader },
  { forecasts, proposals, officersOf }: Foretold,
): Promise<ForecastView> {
  const { city } = readers
  const [first] = forecasts
  const on = dayOf(first?.at ?? new Date(0).toISOString())
  const named = async (id: number) => {
    const { code, slug, full_name } = await unitOf(city, id, on)
    return { code, slug, full_name }
  }
  return {
    total: aheadOf(forecasts),
    items: await Promise.all(
      forecasts.map(async (one) => ({
        ...{ unit: await named(one.unit_id), at: one.at, samples: one.samples, ahead: aheadOf([one]) },
      })),
    ),
    ...(await dossiersOf(readers, { forecasts, officersOf })),
    proposals: await Promise.all(
      proposals.map(async ({ from_unit, to_unit, ...rest }) => ({
        ...{ ...rest, from: await named(from_unit), to: await named(to_unit) },
      })),
    ),
  }
}

function aheadOf(forecasts: readonly Forecast[]): Horizons {
  return byHorizon((hours) => {
    const key = `h${hours}` as const
    const measured = addMeasured(forecasts.map((one) => one.measured[key]))
    return {
      ...addOutlooks(forecasts.map((one) => one.horizons[key])),
      measured: { ...measured, ...precisionOf(measured) },
    }
  })
}

async function dossiersOf(
  { city, codes }: { readonly city: Reader; readonly codes: Reader },
  { forecasts, officersOf }: Pick<Foretold, 'forecasts' | 'officersOf'>,
): Promise<Pick<ForecastView, 'officers' | 'dossiers'>> {
  const items = forecasts.flatMap((one) => one.items)
  const known = await listCodes(
    codes,
    items.map(({ dossier_id }) => dossier_id),
  )
  const names = await accountsNamed(
    city,
    items.flatMap(({ holder_id }) => holder_id ?? []),
  )
  const named = forecasts.flatMap((one) => (officersOf(one.unit_id) ? one.items : []))
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  const officers = [...Map.groupBy(named, ({ holder_id }) => holder_id)].map(([holder, own]) => ({
    ...{ account: nameOf(holder)?.name ?? null, name: nameOf(holder)?.full_name ?? null },
    ...byHorizon((hours) => outlookOf(own, hours)),
  }))
  const dossiers = items.flatMap(({ dossier_id, holder_id, ...rest }) => {
    const code = known.get(dossier_id)
    return code ? [{ code, holder: nameOf(holder_id)?.full_name ?? null, ...rest }] : []
  })
  return {
    officers: officers.sort((one, other) => NAMES.compare(one.name ?? '', other.name ?? '')),
    dossiers: dossiers.sort(
      (one, other) => (other.chance ?? -1) - (one.chance ?? -1) || one.hours_left - other.hours_left,
    ),
  }
}

const NAMES = new Intl.Collator('vi')
