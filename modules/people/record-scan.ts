import { randomUUID } from 'node:crypto'
import { recordEvent, type Work } from '#modules/record'

/** Quét thẻ: that an officer scanned a card, where and for what; never what the card says. */
export async function recordScan(
  work: Work,
  scan: { readonly purpose: 'intake'; readonly is_read: boolean },
): Promise<void> {
  const post = work.actor.posts[0]
  await recordEvent(work, {
    ...{ module: 'people', noun: 'card_scan', noun_id: randomUUID(), noun_version: 1, act: 'scan_card' },
    ...{ agency_id: post?.agency_id ?? null, unit_id: post?.unit_id ?? null, data: { ...scan } },
  })
}
