import {
  type HeldBefore,
  heldBeyondBook,
  listAtAgencies,
  listAtRestOf,
  listSlipsAt,
  type SlipEnds,
  succeedOriginals,
  type Succession,
  succeedSlips,
} from '#modules/custody'
import type { Coming, Dossier } from '#modules/dossiers'
import { countKinds } from './count-kinds.ts'
import { keepBefore, listKeptOf } from './ground-store.ts'
import { movesOf } from './moves-store.ts'
import { kindsAsked, officesOf } from './offices.ts'
import { reasonOf } from './reasons.ts'
import type { Doing, Turn } from './step.ts'

/** The places at which a dossier's papers lie, in the order in which one agency at several of them is taken. */
const PLACES = [
  'reception_agency_id',
  'body_agency_id',
  'competence_agency_id',
  'signer_agency_id',
  'return_agency_id',
] as const
type Places = Pick<Coming, (typeof PLACES)[number]>

/** Where a paper goes that lies at an agency of its dossier: to the agency that now has that agency's part; null where it is none. */
function placeAfter(agency: string, before: Places, after: Places): string | null {
  const place = PLACES.find((one) => before[one] === agency)
  return place ? after[place] : null
}

/** Sổ bản chính: before anything moves it is written down how many papers the house has beyond what its book says came and went. */
export async function countBook({ trx, plan, snapshot, now }: Doing): Promise<Turn> {
  const beyond = await heldBeyondBook(trx)
  const kinds = await countKinds(trx, kindsAsked(snapshot, plan, now))
  const book = { beyond: String(beyond), kinds }
  await keepBefore(trx, { plan: plan.id, noun: 'custody' }, [{ key: 'book', was: book }])
  return { did: 1, isOver: true }
}

/** Originals go with their dossiers, in the transaction that writes the dossiers' new places. */
export async function followDossiers(
  { trx, plan, now }: Pick<Doing, 'trx' | 'plan' | 'now'>,
  dossiers: readonly Dossier[],
): Promise<void> {
  const moved = new Map(dossiers.map((dossier) => [dossier.id, dossier]))
  const held = await listAtRestOf(trx, [...moved.keys()])
  if (held.length === 0) return
  const ids = held.map(({ id }) => id)
  const kept = new Map(
    (await listKeptOf(trx, { plan: plan.id, noun: 'original' }, ids)).map((row) => [row['id'], row]),
  )
  const moves = held.flatMap(({ id, dossier_id, agency_id: from }): Succession[] => {
    const dossier = moved.get(dossier_id)
    if (!dossier?.former || dossier.former.plan !== plan.id) return []
    // What waited to be decided has been with the owner of the work list since; it goes from where it was before.
    const lay = kept.get(id)?.['agency_id'] ?? from
    const to = placeAfter(lay, dossier.former, dossier)
    return to === null || to === from ? [] : [{ id, from, to }]
  })
  await keepOriginals({ trx, plan }, await succeedOriginals({ trx, now }, moves, { reason: reasonOf(plan) }))
}

/**
 * What does not go with a dossier that moves: papers of ended ones and in archives go to the agency in the old one's place,
 * those that wait to be decided to the owner of the work list; slips on their way get the ends of today.
 */
export async function followAgencies(doing: Doing): Promise<Turn> {
  return followFrom(doing, doing.plan.effective_at)
}

/** The same when the old desks have had their last day: what they took in since the moment goes as well. */
export async function followParallel(doing: Doing): Promise<Turn> {
  return followFrom(doing, null)
}

async function followFrom(doing: Doing, before: string | null): Promise<Turn> {
  const { trx, plan, snapshot, now, batch } = doing
  const offices = new Map(officesOf(snapshot).map(({ agency, successor }) => [agency, successor]))
  const agencies = [...offices.keys()]
  const held = await listAtAgencies(trx, { agencies, before, limit: batch })
  const dossiers = [...new Set(held.map(({ dossier_id }) => dossier_id))]
  const owners = new Map(
    (await movesOf(trx, plan.id, dossiers)).flatMap(
      ({ dossier_id, outcome, state, owner_agency_id: owner }) =>
        outcome === 'undecided' && state !== 'gone' && owner !== null ? [[dossier_id, owner]] : [],
    ),
  )
  const moves = held.flatMap(({ id, dossier_id, agency_id: from }): Succession[] => {
    const to = owners.get(dossier_id) ?? offices.get(from)
    return to === undefined || to === from ? [] : [{ id, from, to }]
  })
  const reason = reasonOf(plan)
  await keepOriginals(doing, await succeedOriginals({ trx, now }, moves, { reason }))
  const slips = await listSlipsAt(trx, agencies, batch)
  const onTheWay = slips.map(({ id, from_agency_id: from, to_agency_id: to }): SlipEnds => ({
    ...{ id, from_agency_id: offices.get(from) ?? from, to_agency_id: offices.get(to) ?? to },
  }))
  await keepSlips(doing, await succeedSlips({ trx, now }, onTheWay, reason))
  const did = moves.length + slips.length
  // What lies where it is to lie cannot be moved any further: a page of nothing else is the last.
  return { did, isOver: did === 0 || (held.length < batch && slips.length < batch) }
}

async function keepOriginals(
  { trx, plan }: Pick<Doing, 'trx' | 'plan'>,
  was: readonly HeldBefore[],
): Promise<void> {
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'original' },
    was.map((row) => ({ key: row.id, was: row })),
  )
}

async function keepSlips(
  { trx, plan }: Pick<Doing, 'trx' | 'plan'>,
  was: readonly SlipEnds[],
): Promise<void> {
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'slip' },
    was.map((row) => ({ key: row.id, was: row })),
  )
}
