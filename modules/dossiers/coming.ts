import { Type, type Static } from 'typebox'

const id = Type.String({ format: 'uuid' })

/** The places of a dossier that a reorganisation changes; support and the places of an open question stay. */
export const Places = Type.Object({
  unit_id: Type.Integer(),
  reception_unit_id: Type.Integer(),
  reception_agency_id: id,
  competence_agency_id: id,
  signer_agency_id: id,
  return_agency_id: id,
  body_agency_id: id,
})
export type Places = Static<typeof Places>

/** Nơi sẽ phụ trách: what is staged beside the present places, and whether its specialist goes along. */
export const Coming = Type.Object({ plan: id, keeps_holder: Type.Boolean(), ...Places.properties })
export type Coming = Static<typeof Coming>

/** The places before one cut-over; its desks may act until `until_at`. */
const FormerStep = Type.Object({
  plan: id,
  at: Type.String(),
  until_at: Type.String(),
  holder_id: Type.Union([id, Type.Null()]),
  /** Whose calendar the clock runs by: that of the desk that accepted it, however often it moves. */
  clock_agency_id: Type.Union([id, Type.Null()]),
  ...Places.properties,
})
type FormerStep = Static<typeof FormerStep>

/** Nơi phụ trách trước đây: the places before the last cut-over, and before those ahead of it, the latest first. */
export const Former = Type.Object({
  ...FormerStep.properties,
  earlier: Type.Optional(Type.Array(FormerStep)),
})
export type Former = Static<typeof Former>

type Placed = Places & {
  readonly holder_id: string | null
  readonly other_agency_ids: readonly string[]
  readonly accepted_at: string | null
  readonly coming: Coming | null
  readonly former: Former | null
}

/** The moment a cut-over happened, and how long the desks of before may act. */
export type Cut = { readonly at: string; readonly until_at: string }

/** What a dossier becomes when what is staged beside it holds: nothing of its clock, state or persons is among it. */
export function arrivalOf(dossier: Placed, coming: Coming, cut: Cut) {
  const { plan, keeps_holder, ...places } = coming
  const before = placesOf(dossier)
  const clock = dossier.accepted_at ? dossier.reception_agency_id : null
  const clock_agency_id = dossier.former?.clock_agency_id ?? clock
  return {
    ...places,
    holder_id: keeps_holder ? dossier.holder_id : null,
    other_agency_ids: [...new Set([...dossier.other_agency_ids, ...agenciesOf(before)])],
    coming: null,
    former: {
      plan,
      at: cut.at,
      until_at: cut.until_at,
      holder_id: dossier.holder_id,
      clock_agency_id,
      ...before,
      earlier: stepsOf(dossier.former),
    },
  }
}

/** Back to the places of before: what was done meanwhile stays done, and the agencies of meanwhile may still read. */
export function returnOf(dossier: Placed, former: Former) {
  const { holder_id, earlier = [] } = former
  const places = placesOf(former)
  const [last, ...rest] = earlier
  return {
    ...places,
    holder_id,
    other_agency_ids: [...new Set([...dossier.other_agency_ids, ...agenciesOf(placesOf(dossier))])],
    coming: null,
    former: last ? { ...last, earlier: rest } : null,
  }
}

/** Every step a dossier was moved by, the latest first. */
function stepsOf(former: Former | null): FormerStep[] {
  if (!former) return []
  const { earlier = [], ...last } = former
  return [last, ...earlier]
}

/** The places alone. */
export function placesOf(dossier: Places): Places {
  const { unit_id, reception_unit_id, reception_agency_id, competence_agency_id } = dossier
  const { signer_agency_id, return_agency_id, body_agency_id } = dossier
  return {
    ...{ unit_id, reception_unit_id, reception_agency_id, competence_agency_id },
    ...{ signer_agency_id, return_agency_id, body_agency_id },
  }
}

/** The agencies at the places, each once. */
export function agenciesOf(places: Places): string[] {
  const { reception_agency_id, competence_agency_id, signer_agency_id, return_agency_id, body_agency_id } =
    places
  const all = [reception_agency_id, competence_agency_id, signer_agency_id, return_agency_id, body_agency_id]
  return [...new Set(all)]
}
