import type { Trx } from '#platform/database.ts'
import type { Actor } from './actor.ts'

/** An Idempotency-Key with the account or device it belongs to and the hash of the request's body. */
export type Key = { readonly scope: string; readonly key: string; readonly hash: string }

/** One open transaction, who acts, what time it is (ISO), and the idempotency key if the act carries one. */
export type Work = {
  readonly trx: Trx
  readonly actor: Actor
  readonly now: string
  readonly key: Key | null
  /** Where nothing is done after the verb's one write: that write takes the commit with it once this has resolved. */
  readonly ends?: Promise<unknown> | undefined
  /** Where an act was done earlier, without the line: `now` is when it was done, this when it came to be known. */
  readonly recorded_at?: string | undefined
  /** By whom it was done then, by name and office, where somebody else of the point makes it known. */
  readonly done_by?: string | undefined
}

/** The settings by which row-level security knows who acts; set first in every transaction. */
export function wallSettings(actor: Actor): Record<string, string> {
  return {
    'app.account': actor.id ?? '',
    'app.person': actor.person_id ?? '',
    'app.agencies': actor.agencies.join(','),
    'app.units': [...new Set(actor.posts.map(({ unit_id }) => unit_id))].join(','),
    'app.scope': actor.scope,
  }
}
