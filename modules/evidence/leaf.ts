/** What a leaf commits to: an event as it stands on the feed, and when the log took it in. */
export type LeafData = {
  readonly position: number
  readonly logged_at: string
  readonly module: string
  readonly noun: string
  readonly noun_id: string
  readonly noun_version: number
  readonly act: string
  readonly actor_id: string | null
  readonly actor_kind: string
  readonly agency_id: string | null
  readonly unit_id: number | null
  readonly at: string
  readonly data: unknown
}

/** Bytes of a salt: 12-digit numbers cannot be guessed behind it. */
export const SALT_BYTES = 16
