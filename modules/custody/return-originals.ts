import { Type, type Static } from 'typebox'
import { once, type Work } from '#modules/record'
import * as refusals from './custody-refusals.ts'
import { type CustodyAct, insertCustody, lockOriginals, moveOriginals } from './custody-store.ts'
import { tellCustody } from './custody-store.ts'
import { type HandedOver, keepReceipt, ReceiptInput } from './hand-over-receipt.ts'
import { ChosenOriginals, type Original } from './original.ts'
import { giverOf } from './send-originals.ts'

export const ReturnInput = Type.Object(
  {
    originals: ChosenOriginals,
    to: Type.Union([Type.Literal('principal'), Type.Literal('filer'), Type.Literal('proxy')]),
    receipt: ReceiptInput,
  },
  { additionalProperties: false },
)
export type ReturnInput = Static<typeof ReturnInput>

const CITIZEN = {
  holder: 'citizen',
  agency_id: null,
  account_id: null,
  holder_name: null,
  slip_id: null,
} as const

/** Of what is handed over, without the agency: that is where the papers lie. */
type Given = Omit<HandedOver, 'agency' | 'what'>

/** Trả bản chính: originals go back to one of the dossier's three persons, who is known and signs. */
export async function returnOriginals(
  work: Work,
  given: Given,
  { originals, receipt }: Pick<ReturnInput, 'originals' | 'receipt'>,
): Promise<{ originals: Original[] }> {
  refusals.mustKeepOriginals(work.actor)
  return once(work, async () => {
    const { found, agency } = await lockOfDossier(work, given.dossier_id, originals)
    const kept = await keepReceipt(work, { ...given, agency, what: 'originals' }, receipt)
    const act = await giveBack(work, { found, agency, receipt_id: kept.id })
    await tellCustody(work, act)
    return { originals: await lockOriginals(work, originals) }
  })
}

/** What is done with originals as a result is handed over; `held`: those of the dossier, as they lay before it. */
type Settled = {
  readonly held: readonly Original[]
  readonly back: readonly string[]
  readonly receipt_id: string | null
}

/** What a desk does with the originals it has of a dossier whose result it hands over: these go back, the others are filed. */
export async function settleOriginals(
  work: Work,
  dossier: string,
  { held, back, receipt_id }: Settled,
): Promise<void> {
  if (back.length > 0) {
    const { found, agency } = await lockOfDossier(work, dossier, back)
    await giveBack(work, { found, agency, receipt_id })
  }
  const own = new Set(work.actor.posts.map(({ agency_id }) => agency_id))
  const isHere = ({ holder, agency_id }: Original): boolean =>
    (holder === 'officer' || holder === 'agency') && own.has(agency_id ?? '')
  const here = held.filter(isHere)
  if (here.length === 0) return
  // Locked, they are looked at again: what went back just now, or was sent on meanwhile, is not filed.
  const locked = await lockOriginals(
    work,
    here.map(({ id }) => id),
  )
  const left = here.flatMap(({ id }) => locked.find((one) => one.id === id && isHere(one)) ?? [])
  for (const [agency_id, some] of Map.groupBy(left, (one) => one.agency_id ?? '')) {
    const hands = {
      holder: 'archive',
      agency_id,
      account_id: null,
      holder_name: null,
      slip_id: null,
    } as const
    const ids = some.map(({ id }) => id)
    await moveOriginals(work, ids, { hands })
    await insertCustody(work.trx, work, { kind: 'pass', agency_id, originals: some, reason: 'archive' })
  }
}

async function lockOfDossier(work: Work, dossier: string, ids: readonly string[]) {
  const asked = [...new Set(ids)]
  const found = await lockOriginals(work, asked)
  const agency = giverOf(work, found, asked.length)
  if (found.some((original) => original.dossier_id !== dossier)) throw refusals.notOfDossier()
  return { found, agency }
}

async function giveBack(
  work: Work,
  given: { readonly found: readonly Original[]; readonly agency: string; readonly receipt_id: string | null },
): Promise<CustodyAct> {
  const { found, agency: agency_id, receipt_id } = given
  await moveOriginals(
    work,
    found.map(({ id }) => id),
    { hands: CITIZEN },
  )
  const act = { kind: 'return', agency_id, originals: found, ...(receipt_id ? { receipt_id } : {}) } as const
  await insertCustody(work.trx, work, act)
  return act
}
