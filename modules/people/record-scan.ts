import { randomUUID } from 'node:crypto'
import { recordEvent, type Work } from '#modules/record'
import type { Scan } from './read-scan.ts'

/** Quét thẻ, quét mã doanh nghiệp: that an officer scanned something, where and for what; never what it says. */
export async function recordScan(
  work: Work,
  scan: { readonly purpose: 'intake'; readonly of: Scan['of'] },
): Promise<void> {
  const post = work.actor.posts[0]
  const data = { purpose: scan.purpose, of: scan.of, is_read: scan.of !== 'unknown' }
  await recordEvent(work, {
    ...{ module: 'people', noun: 'card_scan', noun_id: randomUUID(), noun_version: 1, act: 'scan_card' },
    ...{ agency_id: post?.agency_id ?? null, unit_id: post?.unit_id ?? null, data },
  })
}
