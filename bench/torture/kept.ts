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

/** An original paper: who has it, at which agency, and how often it changed hands. */
export type KeptOriginal = {
  readonly id: string
  readonly code: string
  readonly holder: string
  readonly agency: string | null
  readonly version: number
}

/** A chain with the codes of the dossiers its links opened, in their order, and how many events it has. */
export type KeptChain = {
  readonly id: string
  readonly state: string
  readonly codes: readonly string[]
  readonly version: number
  readonly events: number
}

/** Facts only; nothing here was judged by the house. */
export type Kept = {
  readonly dossiers: readonly {
    readonly code: string
    readonly mark: string
    readonly version: number
    readonly business: string
    readonly fee_paid: number
    /** Opened by the house itself: the next link of a chain. */
    readonly by_house: boolean
  }[]
  readonly events: readonly KeptEvent[]
  readonly chains: readonly KeptChain[]
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
  readonly spans: { readonly differences: number; readonly told: string }
  /** Papers in the house that the book of custody does not account for. */
  readonly beyond_book: number
  readonly originals: readonly KeptOriginal[]
  readonly custody: readonly {
    readonly kind: string
    readonly agency: string
    readonly originals: readonly string[]
  }[]
  /** Events of custody, of the queue and of codes held for a cut line; `thing` is the ticket, `day` the one in Hà Nội. */
  readonly beside: readonly {
    readonly noun: 'custody' | 'queue' | 'offline'
    readonly act: string
    readonly day: string
    readonly actor: string | null
    readonly thing: string
    readonly version: number
  }[]
  readonly tickets: readonly {
    readonly id: string
    readonly unit: number
    /** The day its number was drawn; one carried over waits on another. */
    readonly day: string
    readonly label: string
    readonly version: number
  }[]
  /** How many calls each unit's line counts, and the calls; `returned`: how often the called came back to the line. */
  readonly lines: readonly { readonly unit: number; readonly calls: number }[]
  readonly calls: readonly {
    readonly unit: number
    readonly number: number
    readonly ticket: string
    readonly kind: string
    readonly returned: number
  }[]
  /** Standing alerts about dossiers nobody accepted, and every letter; `is_needless`: nothing of it stands any more, or it was only just written. */
  readonly alerts: readonly { readonly id: string; readonly code: string }[]
  readonly mails: readonly {
    readonly id: string
    readonly address: string
    readonly alerts: readonly string[]
    readonly is_sent: boolean
    readonly is_needless: boolean
  }[]
}
