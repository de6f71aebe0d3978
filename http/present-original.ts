import { Type, type Static } from 'typebox'
import { onTheWay, Original, shownSlipCode, Slip } from '#modules/custody'
import type { Reader } from '#platform/database.ts'
import { agencyOf } from './names.ts'

const maybeText = Type.Union([Type.String(), Type.Null()])

/** An original as people and systems read it: what it is, of which dossier, and where it is now. */
export const OriginalView = Type.Interface(
  [Type.Pick(Original, ['id', 'paper_key', 'ordinal', 'name', 'holder', 'holder_name', 'since', 'taken_at'])],
  {
    dossier: Type.String({ description: 'Code of its dossier' }),
    agency: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()], {
      description: 'Where it is; on the way, who sent it and answers for it; null once given back',
    }),
  },
)
export type OriginalView = Static<typeof OriginalView>

/** A paper held too long, and why that is said. */
export const LateOriginalView = Type.Interface([OriginalView], {
  why: Type.Union([Type.Literal('in_transit'), Type.Literal('after_end'), Type.Literal('long')]),
})

const AgencyName = Type.Object({ id: Type.String(), name: Type.String() })

/** A slip with what is on it; `shown_code` is how people read its code. */
export const SlipView = Type.Interface(
  [Type.Omit(Slip, ['id', 'from_agency_id', 'from_account_id', 'to_agency_id', 'original_ids', 'version'])],
  {
    shown_code: Type.String(),
    from: AgencyName,
    to: AgencyName,
    originals: Type.Array(OriginalView),
    on_the_way: Type.Array(Type.String()),
    closed_by_name: maybeText,
  },
)
export type SlipView = Static<typeof SlipView>

/** Gives an original its words and the name of its place. */
export async function presentOriginal(sql: Reader, original: Original): Promise<OriginalView> {
  const { id, paper_key, ordinal, name, holder, holder_name, since, taken_at, dossier_code, agency_id } =
    original
  const agency = agency_id === null ? null : await agencyOf(sql, agency_id)
  return {
    ...{ id, paper_key, ordinal, name, holder, holder_name, since, taken_at, dossier: dossier_code },
    agency: agency && { id: agency.id, name: agency.name },
  }
}

/** As `presentOriginal`, for many. */
export function presentOriginals(sql: Reader, originals: readonly Original[]): Promise<OriginalView[]> {
  return Promise.all(originals.map((original) => presentOriginal(sql, original)))
}

/** Gives a slip its names and its papers, in the order of their dossiers. */
export async function presentSlip(
  sql: Reader,
  slip: Slip,
  originals: readonly Original[],
): Promise<SlipView> {
  const {
    id: _id,
    from_agency_id,
    from_account_id: _from,
    to_agency_id,
    original_ids: _ids,
    version: _v,
    ...own
  } = slip
  const [from, to] = await Promise.all([agencyOf(sql, from_agency_id), agencyOf(sql, to_agency_id)])
  return {
    ...{ ...own, shown_code: shownSlipCode(slip.code), on_the_way: onTheWay(slip) },
    from: { id: from.id, name: from.name },
    to: { id: to.id, name: to.name },
    originals: await presentOriginals(sql, originals),
  }
}
