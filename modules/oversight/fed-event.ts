/** How a dossier stood, as its event tells it. */
export type Standing = {
  readonly business: string
  readonly unit: number
  /** The specialist who holds it; absent in older events. */
  readonly holder?: string | null
  readonly accepted_at: string | null
  readonly acceptance_due_at: string | null
  readonly due_at: string | null
  readonly paused_at: string | null
  /** When an apology was signed; absent in events older than the apologies. */
  readonly apologised_at?: string | null
  /** When its date passed without an apology. */
  readonly lapsed_at?: string | null
  /** When its paper was first found to differ from the electronic result. */
  readonly differed_at?: string | null
}

/** An event from the feed, with what the figures need of it; other modules' events have no `now`. */
export type FedEvent = {
  readonly position: number
  readonly noun: string
  readonly act: string
  readonly unit_id: number | null
  readonly at: string
  readonly procedure: string | null
  readonly channel: string | null
  readonly on_time: boolean | null
  readonly score: number | null
  /** Points by criterion of a rating. */
  readonly criteria?: Readonly<Record<string, number>> | null
  readonly after: Standing | null
  readonly before: Standing | null
}
