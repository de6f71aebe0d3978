import { Type, type Static } from 'typebox'
import { Signature } from './signature.ts'

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Most papers of one batch. */
export const MOST_IN_BATCH = 200

/** One paper of a batch: not yet its turn, signed (or issued), or why not. */
const BatchItem = Type.Object({
  position: Type.Integer(),
  noun_id: Type.String(),
  noun_code: Type.String(),
  /** The version its signer saw. */
  noun_version: Type.Integer(),
  state: Type.Enum(['waiting', 'done', 'failed']),
  number: maybe(Type.String()),
  reason: maybe(Type.Object({ vi: Type.String(), en: Type.String() })),
})
export type BatchItem = Static<typeof BatchItem>

/** Lượt ký: the papers somebody asked to be signed, or sealed and issued, by one press. */
export const Batch = Type.Object({
  id: Type.String(),
  kind: Type.Index(Signature, ['kind']),
  opened_at: Type.String(),
  /** A process works on it until then unless it says otherwise. */
  leased_until: maybe(Type.String()),
  closed_at: maybe(Type.String()),
  items: Type.Array(BatchItem),
})
export type Batch = Static<typeof Batch>

/** How far a batch is. `stopped`: whoever worked on it went away, and somebody must say to go on. */
export function standingOf(batch: Batch, now: string) {
  const count = (state: BatchItem['state']): number =>
    batch.items.filter((item) => item.state === state).length
  const isWorked = batch.leased_until !== null && batch.leased_until > now
  const waiting = count('waiting')
  const state = waiting === 0 ? ('ended' as const) : isWorked ? ('running' as const) : ('stopped' as const)
  return { state, total: batch.items.length, waiting, done: count('done'), failed: count('failed') }
}
