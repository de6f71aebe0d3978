import { checkBeside } from './check-beside.ts'
import { checkBooks } from './check-books.ts'
import { checkChains } from './check-chains.ts'
import { checkEffects } from './check-effects.ts'
import { checkLetters } from './check-letters.ts'
import { checkOrder } from './check-order.ts'
import type { Op } from './history.ts'
import type { Kept } from './kept.ts'
import type { Received } from './post-office.ts'
import type { Fault } from './verdict.ts'

/** Proves what clients were told, and the letters that came in, against what the house holds; answers everything that does not fit. */
export function checkHistory(history: readonly Op[], kept: Kept, letters: readonly Received[]): Fault[] {
  return [
    ...checkEffects(history, kept),
    ...checkOrder(history, kept),
    ...checkBooks(history, kept),
    ...checkBeside(history, kept),
    ...checkChains(history, kept),
    ...checkLetters(kept, letters),
  ]
}
