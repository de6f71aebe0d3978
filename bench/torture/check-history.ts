import { checkBooks } from './check-books.ts'
import { checkEffects } from './check-effects.ts'
import { checkOrder } from './check-order.ts'
import type { Op } from './history.ts'
import type { Kept } from './kept.ts'
import type { Fault } from './verdict.ts'

/** Proves what clients were told against what the house holds; answers everything that does not fit. */
export function checkHistory(history: readonly Op[], kept: Kept): Fault[] {
  return [...checkEffects(history, kept), ...checkOrder(history, kept), ...checkBooks(history, kept)]
}
