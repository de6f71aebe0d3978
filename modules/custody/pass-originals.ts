import { once, type Work } from '#modules/record'
import * as refusals from './custody-refusals.ts'
import { type Hands, lockOriginals, moveOriginals, recordCustody } from './custody-store.ts'
import type { Original } from './original.ts'
import { giverOf } from './send-originals.ts'
import type { PassInput } from './slip.ts'

/** Cất tủ, nhận giữ, lưu hồ sơ: a paper changes hands within the agency that holds it, without a slip. */
export async function passOriginals(
  work: Work,
  { originals, to }: PassInput,
): Promise<{ originals: Original[] }> {
  refusals.mustKeepOriginals(work.actor)
  return once(work, async () => {
    const ids = [...new Set(originals)]
    const found = await lockOriginals(work, ids)
    const agency = giverOf(work, found, ids.length)
    await moveOriginals(work, ids, { hands: handsAt(work, agency, to) })
    await recordCustody(work, { kind: 'pass', agency_id: agency, originals: found, reason: to })
    return { originals: await lockOriginals(work, ids) }
  })
}

function handsAt({ actor }: Work, agency_id: string, to: PassInput['to']): Hands {
  const place = { agency_id, slip_id: null }
  return to === 'me'
    ? { ...place, holder: 'officer', account_id: actor.id, holder_name: actor.name }
    : { ...place, holder: to, account_id: null, holder_name: null }
}
