import { Type, type Static } from 'typebox'
import { once, recordEvent, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { forbidden } from '#platform/refusal.ts'

/** An address to be written to; empty: no more letters. */
export const AddressInput = Type.Object(
  { address: Type.Union([Type.String({ format: 'email', maxLength: 200 }), Type.Literal('')]) },
  { additionalProperties: false },
)
export type AddressInput = Static<typeof AddressInput>

/** Nhận cảnh báo qua thư điện tử: an officer says where, or that he wants no letters. The event does not bear the address. */
export async function setAlertAddress(work: Work, { address }: AddressInput): Promise<AddressInput> {
  const { trx, actor, now } = work
  const { id, kind } = actor
  if (kind !== 'officer' || id === null) throw notAnOfficer()
  return once(work, async () => {
    if (address === '') await trx`delete from alert_addresses where account_id = ${id}`
    else
      await trx`insert into alert_addresses (account_id, address, set_at) values (${id}, ${address}, ${now})
        on conflict (account_id) do update set address = excluded.address, set_at = excluded.set_at`
    const [post] = actor.posts
    await recordEvent(work, {
      ...{ module: 'alerts', noun: 'alert_address', noun_id: id, noun_version: 0 },
      act: address === '' ? 'clear' : 'set',
      ...{ agency_id: post?.agency_id ?? null, unit_id: post?.unit_id ?? null, data: {} },
    })
    return { address }
  })
}

/** The reader's own address, behind his wall; empty where there is none. */
export async function ownAlertAddress(sql: Reader): Promise<string> {
  const [row] = await sql<{ address: string }[]>`select address from alert_addresses`
  return row?.address ?? ''
}

function notAnOfficer() {
  return forbidden('alerts_are_for_officers', {
    vi: 'Cảnh báo dành cho cán bộ.',
    en: 'Alerts are for officers.',
  })
}
