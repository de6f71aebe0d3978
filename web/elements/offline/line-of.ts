import type { WaitingNumber } from '#modules/queue'
import type { DeskData } from '../../counter/desk-data.ts'
import type { Item } from './outbox.ts'

/** The number at this desk now, called without the line. */
export type Called = WaitingNumber & { readonly called_at: string }

/** Who waits as far as this desk knows: the line as it was, and the numbers given here; and who stands at the desk. */
export type LineHere = { readonly waiting: readonly WaitingNumber[]; readonly called: Called | null }

/** The line as the house last told it, with what was given and served here since: who goes first before the others. */
export function lineOf(
  { queue, now }: Pick<DeskData, 'queue' | 'now'>,
  items: readonly Item[],
  called: Called | null,
): LineHere {
  const served = new Set(items.flatMap(({ kind, ticket }) => (kind === 'visit' && ticket ? [ticket] : [])))
  const given = items.flatMap(({ item, kind, code, state, number, taken_at }) => {
    // What the house has taken and told of since is in its line, or no longer waits.
    const isOurs = state === 'waiting' || (state === 'sent' && taken_at > now)
    return kind === 'ticket' && number && isOurs ? [{ id: item, label: code, ...number }] : []
  })
  const told = new Set(queue.line.map(({ id }) => id))
  const all = [...queue.line, ...given.filter(({ id }) => !told.has(id))]
  const left = all.filter(({ id }) => !served.has(id) && id !== called?.id)
  const waiting = [...left.filter(({ is_first }) => is_first), ...left.filter(({ is_first }) => !is_first)]
  return { waiting, called }
}
