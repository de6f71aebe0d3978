import {
  listAtAgencies,
  listUntouched,
  succeedOriginals,
  type Succession,
  succeedSlips,
} from '#modules/custody'
import { listPlaces } from '#modules/dossiers'
import type { Agency } from '#modules/units'
import { listKeptPage } from './ground-store.ts'
import { olderAgencies } from './older-agencies.ts'
import { reasonBack } from './reasons.ts'
import { slipsBack } from './slips-back.ts'
import type { Doing, Turn } from './step.ts'

/**
 * Bản chính trở về: what nobody has touched since comes into the hands it was in. What was passed on or taken in meanwhile,
 * and lies at an agency that ends now, goes to its dossier's agency of that kind; slips on their way get the ends of before.
 */
export async function originalsBack(doing: Doing, ending: readonly Agency[]): Promise<Turn> {
  const { trx, plan, done, batch } = doing
  const page = await listKeptPage(trx, { plan: plan.id, noun: 'original' }, { offset: done, limit: batch })
  await restoreHands(doing, page)
  if (page.length === batch) return { did: page.length, isOver: false }
  const isOver = await leaveEnding(doing, ending)
  return { did: page.length, isOver }
}

type Kept = Readonly<Record<string, string | null>>

/** To the very hands that had them, where only the house has moved them since the cut. */
async function restoreHands(doing: Doing, page: readonly Kept[]): Promise<void> {
  const { trx, plan, now } = doing
  const kept = new Map(page.map((row) => [row['id'] ?? '', row]))
  const still = await listUntouched(trx, [...kept.keys()], plan.effective_at)
  const moves = still.flatMap(({ id, agency_id: from }): Succession[] => {
    const was = kept.get(id)
    const to = was?.['agency_id']
    if (!was || !to || to === from) return []
    const { account_id = null, holder_name = null } = was
    return [{ id, from, to, hands: { holder: handsOf(was['holder']), account_id, holder_name } }]
  })
  await succeedOriginals({ trx, now }, moves, { reason: reasonBack(doing.plan) })
}

function handsOf(word: string | null | undefined): 'officer' | 'agency' | 'archive' {
  return word === 'officer' || word === 'archive' ? word : 'agency'
}

/** What is left at agencies that end with the undoing; answers whether that was all. */
async function leaveEnding(doing: Doing, ending: readonly Agency[]): Promise<boolean> {
  const { trx, now, batch } = doing
  const before = await olderAgencies(doing, ending)
  const agencies = [...before.keys()]
  const held = await listAtAgencies(trx, { agencies, before: null, limit: batch })
  const places = new Map(
    (
      await listPlaces(
        trx,
        held.map(({ dossier_id }) => dossier_id),
      )
    ).map((one) => [one.id, one]),
  )
  const kinds = kindsOf(doing)
  const gone = new Set(ending.map(({ id }) => id))
  const moves = held.flatMap(({ id, dossier_id, agency_id: from }): Succession[] => {
    const own = places
      .get(dossier_id)
      ?.agencies.find((one) => !gone.has(one) && kinds.get(one) === kinds.get(from))
    const to = own ?? before.get(from)
    return to === undefined ? [] : [{ id, from, to }]
  })
  await succeedOriginals({ trx, now }, moves, { reason: reasonBack(doing.plan) })
  const slips = await slipsBack(doing, before)
  await succeedSlips({ trx, now }, slips.changed, reasonBack(doing.plan))
  return held.length < batch && slips.asked < batch
}

function kindsOf({ snapshot }: Doing): ReadonlyMap<string, string> {
  return new Map([...snapshot.closing, ...snapshot.agenciesAfter].map(({ id, kind }) => [id, kind]))
}
