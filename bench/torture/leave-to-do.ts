/** What is left for the house to do by itself while everything fails. */
import type { RunningHouse } from '#test/running-house.ts'
import type { Line } from './ask.ts'
import { settleInChain } from './chains.ts'
import type { Commune } from './commune.ts'
import { neglect } from './neglect.ts'

/** Every twelfth time a dossier to write about, and soon after it the result of a chain to pass on; null at other times. */
export function leaveToDo(
  house: RunningHouse,
  commune: Commune,
  { line, number }: { line: Line; number: number },
): Promise<void> | null {
  if (number % 12 === 0) return neglect(house, commune, line)
  return number % 12 === 3 ? settleInChain(commune, line) : null
}
