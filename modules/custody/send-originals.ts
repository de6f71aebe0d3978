import { randomUUID } from 'node:crypto'
import { once, type Work } from '#modules/record'
import { getAgency } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import * as refusals from './custody-refusals.ts'
import { lockOriginals, moveOriginals, recordCustody } from './custody-store.ts'
import { mayGive, type Original } from './original.ts'
import { newSlipCode } from './slip-code.ts'
import type { SendInput, Slip } from './slip.ts'
import { insertSlip } from './slips-store.ts'

/**
 * Lập phiếu bàn giao: originals leave the hands of who holds them for another agency. From now on the courier has them; the
 * sender answers for each until it is received there.
 */
export async function sendOriginals(work: Work, input: SendInput): Promise<Slip> {
  refusals.mustKeepOriginals(work.actor)
  return once(work, async () => {
    const ids = [...new Set(input.originals)]
    const found = await lockOriginals(work, ids)
    const from = giverOf(work, found, ids.length)
    const to = await getAgency(work.trx, input.to_agency)
    if (to.id === from) throw refusals.sameAgency()
    const today = dayOf(work.now)
    if (to.valid_from > today || (to.valid_to !== null && to.valid_to <= today))
      throw refusals.closedAgency(to.name)
    const slip = slipOf(work, { from, to: to.id, ids, input })
    await insertSlip(work, slip)
    const holder_name = slip.courier || work.actor.name
    const hands = { holder: 'courier', agency_id: from, account_id: work.actor.id, holder_name } as const
    const seenBy = [from, to.id]
    await moveOriginals(work, ids, { hands: { ...hands, slip_id: slip.id }, seenBy })
    const told = { slip_id: slip.id, to_agency_id: to.id, seenBy }
    await recordCustody(work, { kind: 'send', agency_id: from, originals: found, ...told })
    return slip
  })
}

/** The one agency at which all these papers are, each in hands that may give it. */
export function giverOf({ actor }: Work, found: readonly Original[], asked: number): string {
  if (found.length < asked) throw refusals.noSuchOriginal()
  const foreign = found.find((original) => !mayGive(actor, original))
  if (foreign) throw refusals.notHolder(foreign)
  const [agency, ...more] = [...new Set(found.flatMap(({ agency_id }) => agency_id ?? []))]
  if (agency === undefined || more.length > 0) throw refusals.severalAgencies()
  return agency
}

type Sent = {
  readonly from: string
  readonly to: string
  readonly ids: readonly string[]
  readonly input: SendInput
}

function slipOf({ actor, now }: Work, { from, to, ids, input }: Sent): Slip {
  return {
    ...{ id: randomUUID(), code: newSlipCode(), from_agency_id: from, to_agency_id: to },
    ...{ from_account_id: actor.id ?? '', from_name: actor.name, sent_at: now },
    ...{ courier: input.courier?.trim() ?? '', note: input.note?.trim() ?? '' },
    ...{ state: 'open', original_ids: [...ids], received_ids: [], missing_ids: [], taken_back_ids: [] },
    ...{ refused: null, closed_at: null, closed_by_name: null, version: 1 },
  }
}
