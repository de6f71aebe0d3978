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

/** One step: its name, and one batch of it. Doing a batch twice does nothing the second time. */
export type Step = { readonly name: string; readonly turn: (doing: Doing) => Promise<Turn> }
