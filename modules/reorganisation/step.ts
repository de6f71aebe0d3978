import type { Trx } from '#platform/database.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import type { Plan } from './plan.ts'
import type { Snapshot } from './read-ground.ts'

/** What a step is done with: one transaction, the plan, what was read of its ground, the time. */
export type Doing = {
  readonly trx: Trx
  readonly plan: Plan
  readonly snapshot: Snapshot
  readonly now: string
  /** How many of the step were done before. */
  readonly done: number
  /** How many rows this turn may take: fewer where many are slow, because desks wait for them. */
  readonly batch: number
  /** How long the longest turn of this step took in this process so far, milliseconds. */
  readonly longestMs: number
  /** The log's key, by which the report is stated; null where the house signs nothing. */
  readonly key: SigningKey | null
}

/** What one turn of a step did; `isOver` lets the next one begin, `waits` says that nothing can be done before the moment. */
export type Turn = {
  readonly did: number
  readonly total?: number | null
  readonly isOver: boolean
  readonly waits?: boolean
}

/** Does one batch. Doing a batch twice does nothing the second time. */
type DoTurn = (doing: Doing) => Promise<Turn>

/**
 * One step: its name, and one batch of it. What first reads a great deal does so in a transaction of its own that writes
 * nothing: one that wrote would keep every reader of events waiting for as long.
 */
export type Step = { readonly name: string } & (
  | { readonly turn: DoTurn }
  | { readonly prepare: (reading: Doing) => Promise<DoTurn> }
)
