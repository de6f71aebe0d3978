/** What the house holds when everything is over, as the checker reads it. */

/** An event of a dossier. `actor` is the account's name; null for the house itself. */
export type KeptEvent = {
  readonly code: string
  readonly version: number
  readonly act: string
  readonly actor: string | null
}

/** One number somewhere: in a register's book or on a paper. `register` is `agency register year`. */
export type KeptNumber = { readonly register: string; readonly number: number; readonly code: string }

/** Facts only; nothing here was judged by the house. */
export type Kept = {
  readonly dossiers: readonly {
    readonly code: string
    readonly mark: string
    readonly version: number
    readonly business: string
    readonly fee_paid: number
  }[]
  readonly events: readonly KeptEvent[]
  readonly payments: readonly { readonly code: string; readonly amount: number }[]
  readonly registers: readonly { readonly register: string; readonly taken: number }[]
  readonly entries: readonly KeptNumber[]
  readonly onPapers: readonly KeptNumber[]
  /** `holder` is the code of the dossier that holds it. */
  readonly papers: readonly { readonly id: string; readonly sha256: string; readonly holder: string | null }[]
  /** SHA-256 that rows name, and what the file of that name hashes to; null where there is none. */
  readonly files: readonly { readonly sha256: string; readonly found: string | null }[]
  readonly feed: { readonly events: number; readonly placed: number; readonly last: number }
  /** How far each consumer has followed. */
  readonly cursors: Readonly<Record<string, number>>
  readonly log: { readonly ok: boolean; readonly entries: number; readonly told: string }
  readonly tallies: { readonly differences: number; readonly told: string }
}
