import type { Calendar } from './calendar.ts'
import { due } from './due.ts'
import type { Limit } from './limit.ts'

/** One link of a chain of procedures (liên thông): its own limit, and when its result came. */
export type ChainLink = { readonly code: string; readonly limit: Limit; readonly finished_at: string | null }

/** Dues of a chain: each link counts from the result before it (or, not there yet, from when that is due). */
export type ChainDue = {
  readonly links: readonly { code: string; due_at: string | null }[]
  /** The cap of the whole, counted once from the receipt. */
  readonly cap_due: string | null
}

/** The clocks of a chain (D17); a later link without a known start has no due. */
export function chainDue(
  received: { readonly at: string; readonly calendar: Calendar },
  links: readonly ChainLink[],
  cap: Limit,
): ChainDue {
  const count = (limit: Limit, at: string) =>
    due({ limit, channel: 'online', receivedAt: at, intervals: [], calendar: received.calendar }).legal_due
  let start: string | null = received.at
  const dues: { code: string; due_at: string | null }[] = []
  for (const link of links) {
    const due_at: string | null = start === null ? null : count(link.limit, start)
    dues.push({ code: link.code, due_at })
    start = link.finished_at ?? due_at
  }
  return { links: dues, cap_due: count(cap, received.at) }
}
