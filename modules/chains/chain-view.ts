import type { Limit } from '#modules/calendar'
import type { Text } from '#platform/text.ts'
import type { Chain, LinkResult } from './chain.ts'

/** Where a link stands: not begun, at work, with its result, ended without one, or never to begin. */
export type LinkState = 'waiting' | 'running' | 'finished' | 'stopped' | 'dropped'

/** One link as people see it. */
export type LinkView = {
  readonly number: number
  readonly code: string
  readonly name: Text
  /** Who settles it, where that is outside the house; its result is written down by hand. */
  readonly body: Text | null
  /** Its dossier's code, once there is one. */
  readonly dossier: string | null
  readonly limit: Limit
  readonly state: LinkState
  readonly from_at: string | null
  /** Its own due date; of a link not begun, what it will be if those before are on time. Null: not known. */
  readonly due_at: string | null
  readonly result: LinkResult | null
  readonly is_late: boolean
}

/** A chain as people see it: each link's clock, the cap of the whole, and who is late. */
export type ChainView = Pick<Chain, 'id' | 'key' | 'state' | 'ending' | 'reception_agency_id'> & {
  readonly name: Text
  readonly source: string
  readonly links: readonly LinkView[]
  readonly cap: Limit
  /** Since when the cap counts: the receipt of the first link; null before it. */
  readonly received_at: string | null
  readonly cap_due_at: string | null
  readonly is_late: boolean
  /** The link (from 0) whose result is to be written down by hand now. */
  readonly awaits: number | null
}
