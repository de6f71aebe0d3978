import { once, recordEvent, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { deterministicId } from '#platform/ids.ts'
import { findPoint, getUnitRef } from '#modules/units'
import { deviceOf } from './caps.ts'
import { mustSitAt } from './queue-policy.ts'

/** A browser by the secret of its device cookie, and the unit whose kiosk it is to be or no longer. */
type AtUnit = { readonly unit: string; readonly device: string }

/** Đặt máy lấy số: the browser with this device cookie becomes a kiosk of the unit; an officer of its point says so there. */
export function placeKiosk(work: Work, { unit: name, device }: AtUnit): Promise<{ unit_id: number }> {
  return once(work, async () => {
    const { trx, actor, now } = work
    const { unit, point, digest } = await ownKiosk(work, { unit: name, device })
    await trx`
      insert into kiosks (device, unit_id, placed_by, placed_at) values (${digest}, ${unit}, ${actor.id}, ${now})
      on conflict (device) do update set unit_id = excluded.unit_id, placed_by = excluded.placed_by,
        placed_at = excluded.placed_at, removed_at = null`
    await told(work, { unit, point, digest, act: 'place_kiosk' })
    return { unit_id: unit }
  })
}

/** Bỏ máy lấy số: the browser is no kiosk of the unit any more; from then on it has the cap of every other one. */
export function removeKiosk(work: Work, { unit: name, device }: AtUnit): Promise<{ unit_id: number }> {
  return once(work, async () => {
    const { trx, now } = work
    const { unit, point, digest } = await ownKiosk(work, { unit: name, device })
    const rows = await trx`
      update kiosks set removed_at = ${now} where device = ${digest} and unit_id = ${unit} and removed_at is null returning 1`
    if (rows.length > 0) await told(work, { unit, point, digest, act: 'remove_kiosk' })
    return { unit_id: unit }
  })
}

async function ownKiosk({ trx, actor, now }: Work, { unit: name, device }: AtUnit) {
  const { id: unit } = await getUnitRef(trx, name, dayOf(now))
  const point = await findPoint(trx, unit, dayOf(now))
  mustSitAt(actor, point?.id ?? '')
  return { unit, point: point?.id ?? null, digest: deviceOf(`device:${device}`) ?? '' }
}

type Told = {
  readonly unit: number
  readonly point: string | null
  readonly digest: string
  readonly act: string
}

function told(work: Work, { unit, point, digest, act }: Told): Promise<void> {
  return recordEvent(work, {
    ...{ module: 'queue', noun: 'kiosk', noun_id: deterministicId(`kiosk ${digest}`), noun_version: 1 },
    ...{ act, agency_id: point, unit_id: unit, data: {} },
  })
}

/** Is this device a kiosk of the unit now? */
export async function isKiosk(
  sql: Reader,
  { device, unit }: { device: string; unit: number },
): Promise<boolean> {
  const rows = await sql`
    select 1 from kiosks where device = ${device} and unit_id = ${unit} and removed_at is null`
  return rows.length > 0
}
