import type { Reader } from '#platform/database.ts'
import { selectFoldedNames } from './where-to-go-store.ts'

const MOST_NAMES = 8

/** Known names (folded) close to a misspelt one: a slip or two, or a beginning of three letters or more. */
export async function suggestNames(sql: Reader, typed: string): Promise<string[]> {
  if (typed.length < 3 || /^\d+$/.test(typed)) return []
  const slips = typed.length <= 5 ? 1 : 2
  const names = await selectFoldedNames(sql, typed.length - slips, typed.length + 12)
  const scored = names
    .map((name) => ({ name, slips: slipsBetween(typed, name), begins: name.startsWith(typed) }))
    .filter((entry) => entry.slips <= slips || entry.begins)
  const byNearness = (one: Scored, two: Scored) => one.slips - two.slips || one.name.localeCompare(two.name)
  return scored
    .toSorted(byNearness)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
}

type Scored = { readonly name: string; readonly slips: number; readonly begins: boolean }

/** Letters to add, drop, change or swap with their neighbour to get from one text to the other. */
function slipsBetween(one: string, two: string): number {
  let before: number[] = []
  let row = Array.from({ length: two.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= two.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === two[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[two.length] ?? one.length
}
