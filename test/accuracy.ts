/** How much of a text was read wrongly: shares of its letters and of its words, 0 to 1. */
export type Misread = { readonly letters: number; readonly words: number }

/** Compares what was read with what stands there; blanks and line ends do not count as letters. */
export function misread(read: string, truth: string): Misread {
  const [readLetters, letters] = [read, truth].map((text) =>
    Array.from(text.normalize('NFC').replace(/\s+/g, '')),
  )
  const [readWords, words] = [read, truth].map((text) => text.normalize('NFC').split(/\s+/).filter(Boolean))
  return { letters: share(readLetters, letters), words: share(readWords, words) }
}

function share(read: readonly string[] = [], truth: readonly string[] = []): number {
  return steps(read, truth) / Math.max(1, truth.length)
}

/** The fewest changes that lead from one list to the other (Levenshtein 1965). */
function steps(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, at) => at + 1)
  from.forEach((one, place) => {
    let [before, left] = [place, place + 1]
    row = row.map((above, at) => {
      const here = Math.min(above + 1, left + 1, before + (one === to[at] ? 0 : 1))
      ;[before, left] = [above, here]
      return here
    })
  })
  return row.at(-1) ?? from.length
}
