import { Type, type Static } from 'typebox'
import { deskPost, once, recordEvent, type Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import { OFFLINE_KINDS } from './keep-offline-item.ts'
import { dropPieces } from './offline-pieces.ts'

/** What a desk discards of what it did without the line, and why. */
export const DiscardInput = Type.Object(
  {
    item: Type.String({ format: 'uuid' }),
    kind: Type.Enum([...OFFLINE_KINDS]),
    code: Type.String({ minLength: 1, maxLength: 60 }),
    taken_at: Type.String({ format: 'date-time' }),
    discarded_at: Type.String({ format: 'date-time' }),
    reason: Type.String({ minLength: 5, maxLength: 1000 }),
    /** The desk whose browser discarded it, where that knows. */
    desk: Type.Optional(Type.String({ format: 'uuid' })),
    /** The refusal it met, by its name; left out where it was never sent. */
    refusal: Type.Optional(Type.String({ pattern: '^[a-z_]{1,40}$' })),
  },
  { additionalProperties: false },
)
export type DiscardInput = Static<typeof DiscardInput>

/** What the house knows of a discard: whose item, and since when. */
export const Discard = Type.Object({ item: Type.String(), code: Type.String(), discarded_at: Type.String() })
export type Discard = Static<typeof Discard>

/**
 * Bỏ việc làm khi mất kết nối: kept with who and why, as an event without the words. What has arrived meanwhile is not
 * discarded, and whoever tries is told.
 */
export function discardOfflineItem(work: Work, input: DiscardInput): Promise<Discard> {
  return once(work, async () => {
    const { agency_id, unit_id } = deskPost(work.actor)
    const { item, kind, code, refusal } = input
    const reason = input.reason.trim()
    const [taken_at, at] = [input.taken_at, input.discarded_at].map((moment) =>
      new Date(moment).toISOString(),
    )
    if (!taken_at || !at || at < taken_at || at > work.now || reason.length < 5) throw notSo()
    const arrived = await work.trx`select 1 from offline_items where id = ${item}`
    if (arrived.length > 0) throw hasArrived(code)
    if (kind === 'scan') await dropPieces(work, item)
    const kept = await work.trx`
      insert into offline_discards (id, agency_id, kind, code, taken_at, reason, refusal, discarded_by,
        discarded_at, desk_id)
      values (${item}, ${agency_id}, ${kind}, ${code}, ${taken_at}, ${reason}, ${refusal ?? null}, ${work.actor.id},
        ${at}, ${input.desk ?? null})
      on conflict (id) do nothing returning id`
    if (kept.length > 0)
      await recordEvent(work, {
        ...{ module: 'dossiers', noun: 'offline_item', noun_id: item, noun_version: 1, act: 'discard' },
        ...{ agency_id, unit_id, data: { kind, code, happened_at: at, ...(refusal ? { refusal } : {}) } },
      })
    return { item, code, discarded_at: at }
  })
}

function hasArrived(code: string) {
  return conflict('item_arrived', {
    vi: `${code} đã được hệ thống nhận trước đó, nên không bỏ được. Hãy xử lý trên trang của hồ sơ.`,
    en: `${code} has arrived before, so that it cannot be discarded. Go on from its own page.`,
  })
}

function notSo() {
  const message = {
    vi: 'Ghi lý do bỏ, ít nhất 5 chữ cái; giờ bỏ không trước giờ nhận và không ở tương lai.',
    en: 'Say why in at least 5 letters; it is not discarded before it was taken in, nor in the future.',
  }
  return invalid('discard', message, [{ field: 'reason', message }])
}
