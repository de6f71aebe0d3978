import { once, type Work } from '#modules/record'
import { getAgency } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import * as refusals from './custody-refusals.ts'
import { type CustodyAct, lockOriginals, moveOriginals, recordCustody } from './custody-store.ts'
import { readSlipCode } from './slip-code.ts'
import { onTheWay, type ReceiveInput, type RefuseSlipInput, type Slip } from './slip.ts'
import { lockSlip, selectSlip, slipAddressee, updateSlip } from './slips-store.ts'

/** The slip of a code as scanned or typed, for who sent it or to whom it goes; others are told where it goes. */
export async function findSlip(sql: Reader, said: string): Promise<Slip> {
  const code = readSlipCode(said)
  const slip = code && (await selectSlip(sql, code))
  if (slip) return slip
  throw await elsewhere(sql, code)
}

/**
 * Ký nhận bản chính: what is really there goes into the hands of who receives; what is not is told missing and stays with the
 * courier, for whom the sender answers. A missing paper that turns up is received by the same slip.
 */
export function receiveOriginals(work: Work, said: string, { arrived }: ReceiveInput): Promise<Slip> {
  return once(work, async () => {
    const slip = await lockFor(work, said, 'to')
    const open = onTheWay(slip)
    const here = [...new Set(arrived)]
    if (here.some((id) => !open.includes(id))) throw refusals.notOnSlip()
    await give(work, { slip, ids: here, agency: slip.to_agency_id, kind: 'receive' })
    const missing = open.filter((id) => !here.includes(id))
    const fresh = missing.filter((id) => !slip.missing_ids.includes(id))
    if (fresh.length > 0) await recordCustody(work, await actOn(work, { slip, ids: fresh, kind: 'miss' }))
    const received_ids = [...slip.received_ids, ...here]
    return settle(work, { ...slip, received_ids, missing_ids: missing })
  })
}

/** Từ chối phiếu: sent wrongly; the papers stay with the courier until the sender has them back. */
export function refuseSlip(work: Work, said: string, { reason }: RefuseSlipInput): Promise<Slip> {
  return once(work, async () => {
    const slip = await lockFor(work, said, 'to')
    const { actor, now } = work
    const told = await actOn(work, { slip, ids: onTheWay(slip), kind: 'refuse_slip' })
    await recordCustody(work, { ...told, reason: reason.trim() })
    const refused = { reason: reason.trim(), by: actor.name, at: now }
    return settle(work, { ...slip, state: 'refused', refused })
  })
}

/** Nhận lại: the sender's agency has papers of its slip back in hand, refused, missing there, or never gone. */
export function takeBackOriginals(work: Work, said: string, { arrived }: ReceiveInput): Promise<Slip> {
  return once(work, async () => {
    const slip = await lockFor(work, said, 'from')
    const open = onTheWay(slip)
    const here = [...new Set(arrived)]
    if (here.length === 0 || here.some((id) => !open.includes(id))) throw refusals.notOnSlip()
    await give(work, { slip, ids: here, agency: slip.from_agency_id, kind: 'take_back' })
    const missing_ids = slip.missing_ids.filter((id) => !here.includes(id))
    return settle(work, { ...slip, missing_ids, taken_back_ids: [...slip.taken_back_ids, ...here] })
  })
}

async function lockFor(work: Work, said: string, side: 'to' | 'from'): Promise<Slip> {
  const { trx, actor } = work
  refusals.mustKeepOriginals(actor)
  const code = readSlipCode(said)
  const slip = code && (await lockSlip(work, code))
  if (!slip) throw await elsewhere(trx, code)
  const own = side === 'to' ? slip.to_agency_id : slip.from_agency_id
  if (!actor.posts.some((post) => post.agency_id === own)) {
    const { name } = await getAgency(trx, own)
    throw side === 'to' ? refusals.notAddressed(name) : refusals.notSender(name)
  }
  if (slip.state === 'closed') throw refusals.alreadyClosed(slip)
  if (slip.state === 'refused' && side === 'to') throw refusals.slipRefused(slip)
  return slip
}

async function elsewhere(sql: Reader, code: string | null) {
  const addressee = code && (await slipAddressee(sql, code))
  return addressee ? refusals.notAddressed((await getAgency(sql, addressee)).name) : refusals.noSuchSlip()
}

type Part = { readonly slip: Slip; readonly ids: readonly string[]; readonly kind: CustodyAct['kind'] }

async function actOn(work: Work, { slip, ids, kind }: Part): Promise<CustodyAct> {
  const agency_id = kind === 'take_back' ? slip.from_agency_id : slip.to_agency_id
  const originals = await lockOriginals(work, ids)
  if (originals.length < ids.length) throw refusals.noSuchOriginal()
  return { kind, agency_id, originals, slip_id: slip.id, seenBy: [slip.from_agency_id, slip.to_agency_id] }
}

/** Papers of a slip come into the hands of who acts, at an agency. */
async function give(work: Work, { agency, ...part }: Part & { readonly agency: string }): Promise<void> {
  if (part.ids.length === 0) return
  const told = await actOn(work, part)
  const { id: account_id, name: holder_name } = work.actor
  const hands = { holder: 'officer', agency_id: agency, account_id, holder_name, slip_id: null } as const
  await moveOriginals(work, part.ids, { hands })
  await recordCustody(work, told)
}

/** A slip of which nothing is on its way any more is closed by who acts. */
async function settle({ trx, actor, now }: Work, slip: Slip): Promise<Slip> {
  const isDone = onTheWay(slip).length === 0
  const closed = isDone ? ({ state: 'closed', closed_at: now, closed_by_name: actor.name } as const) : {}
  const after = { ...slip, ...closed, version: slip.version + 1 }
  await updateSlip({ trx }, after)
  return after
}
