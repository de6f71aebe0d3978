import { fold } from '#platform/text.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import type { ProcedureVersion } from './procedure-version.ts'

/** The words of one procedure, without accents. */
type IndexRow = {
  readonly code: string
  /** Whole names: the official one, the short ones, what people call it. */
  readonly phrases: readonly string[]
  /** How many of the phrases, from the first, are its own names rather than what people call it. */
  readonly ownNames: number
  readonly words: ReadonlySet<string>
  readonly popularity: number
}
export type SearchIndex = readonly IndexRow[]

/** How well a row answers; 0 is not at all. */
export type Match = { readonly code: string; readonly score: number }

/** Builds the index once; it never changes. */
export function indexOf(
  entries: readonly CatalogueEntry[],
  versions: readonly ProcedureVersion[],
): SearchIndex {
  const byCode = Map.groupBy(versions, (version) => version.code)
  return entries.map((entry) => {
    const shorts = (byCode.get(entry.code) ?? []).flatMap(({ definition }) => [
      definition.short_name.vi,
      definition.short_name.en,
    ])
    const phrases = [entry.name, ...shorts, ...entry.also_called].map((name) => fold(name))
    const words = new Set([...phrases, fold(entry.field)].flatMap((phrase) => phrase.split(' ')))
    return { code: entry.code, phrases, ownNames: 1 + shorts.length, words, popularity: entry.popularity }
  })
}

function hasWord(row: IndexRow, word: string, isLast: boolean): boolean {
  // The last word may still be being typed.
  return (
    row.words.has(word) || (isLast && word.length > 1 && [...row.words].some((one) => one.startsWith(word)))
  )
}

/** Words that say nothing about which procedure is meant: làm, xin, cấp, thủ tục, giấy, cho, muốn, ở, đi. */
const FILLERS = new Set(['lam', 'xin', 'cap', 'thu', 'tuc', 'giay', 'cho', 'muon', 'o', 'di', 'can', 'toi'])

/** Part of the telling words a procedure must have when no procedure has them all. */
const ENOUGH = 0.6

/** Most asked words that stand side by side in one of the names. */
function longestRun(row: IndexRow, words: readonly string[]): number {
  for (let length = words.length; length > 1; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const run = ` ${words.slice(start, start + length).join(' ')} `
      if (row.phrases.some((phrase) => ` ${phrase} `.includes(run))) return length
    }
  }
  return 1
}

/** Below 100: something like it. At most 90, more for words that stand together. */
function nearScore(row: IndexRow, words: readonly string[]): number {
  const telling = words.filter((word) => !FILLERS.has(word))
  const had = telling.filter((word) => row.words.has(word)).length
  if (had === 0 || had / telling.length < ENOUGH) return 0
  return 40 * (had / telling.length) + (50 * longestRun(row, words)) / words.length
}

/** 300 a whole name, 220 inside its own names, 200 inside what people call it, 100 all the words, less: near. */
function scoreOf(row: IndexRow, asked: string): number {
  if (asked === '') return 1
  if (row.phrases.includes(asked)) return 300
  const words = asked.split(' ')
  const isInside = (phrase: string) => ` ${phrase}`.includes(` ${asked}`)
  if (words.length > 1 && row.phrases.slice(0, row.ownNames).some(isInside)) return 220
  if (words.length > 1 && row.phrases.some(isInside)) return 200
  const hasAll = words.every((word, index) => hasWord(row, word, index === words.length - 1))
  return hasAll ? 100 : nearScore(row, words)
}

/** Codes are typed with or without the point and the last digits: "1.0011", "1001193". */
function codeScore(row: IndexRow, typed: string): number {
  const digits = typed.replace(/[\s.]/g, '')
  if (!/^\d{3,7}$/.test(digits)) return 0
  const code = row.code.replace('.', '')
  if (code === digits) return 1000
  return code.startsWith(digits) ? 500 : 0
}

/** Matches, best first; weaker ones only where no procedure has all the words. Popular ones win ties. */
export function match(index: SearchIndex, q: string): readonly Match[] {
  const asked = fold(q)
  const popularity = new Map(index.map((row) => [row.code, row.popularity]))
  const popular = (one: Match) => popularity.get(one.code) ?? 0
  const scored = index
    .map((row) => ({ code: row.code, score: Math.max(codeScore(row, q), scoreOf(row, asked)) }))
    .filter((one) => one.score > 0)
  const isFull = asked === '' || scored.some((one) => one.score >= 100)
  return scored
    .filter((one) => !isFull || asked === '' || one.score >= 100)
    .sort(
      (one, other) =>
        other.score - one.score || popular(other) - popular(one) || one.code.localeCompare(other.code),
    )
}
