import { fold } from '#platform/text.ts'

/** A paper that may be meant, by its key and Vietnamese name. */
export type NamedPaper = { readonly key: string; readonly name: string }

/** Which paper it seems to be, and the line that says so. */
export type ProposedKind = { readonly key: string; readonly line: string }

/** A title stands among the first lines of a paper, behind the heading of the state and the body. */
const TITLE_LINES = 25
/** Share of the words of a name that must stand in the title. */
const LEAST_ALIKE = 0.75
/** How much better the best must be than the next. */
const LEAST_AHEAD = 0.1

/** Words that tell papers of one procedure apart least. */
const WEAK = new Set([
  'giay',
  'to',
  'van',
  'ban',
  'don',
  'cua',
  've',
  'va',
  'hoac',
  'cho',
  'cac',
  'viec',
  'co',
  'de',
  'la',
])

/** What papers are titled that a procedure calls by another name. */
const ALSO_TITLED: readonly (readonly [title: string, called: string])[] = [
  ['can cuoc', 'giay to tuy than'],
  ['ho chieu', 'giay to tuy than'],
  ['chung minh nhan dan', 'giay to tuy than'],
  ['giay uy quyen', 'van ban uy quyen'],
  ['trich luc khai tu', 'giay bao tu'],
  ['xac nhan thong tin ve cu tru', 'giay to ve noi cu tru'],
  ['giay chung nhan quyen su dung dat', 'giay to chung minh quyen su dung dat'],
  ['giay chung nhan quyen su dung dat', 'giay to ve quyen su dung dat'],
]

/**
 * Which of the papers a text seems to be, by its title; null where none stands out. Letters may be misread: a word counts
 * with one letter wrong, and marks do not count.
 */
export function proposeKind(text: string, papers: readonly NamedPaper[]): ProposedKind | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}{2}/u.test(line))
    .slice(0, TITLE_LINES)
  const judged = papers
    .map(({ key, name }) => ({ key, ...bestLine(lines, namesOf(name)) }))
    .sort((a, b) => b.alike - a.alike)
  const [best, next] = judged
  if (!best || best.alike < LEAST_ALIKE || best.alike - (next?.alike ?? 0) < LEAST_AHEAD) return null
  return { key: best.key, line: best.line }
}

function namesOf(name: string): string[] {
  const called = fold(name)
  const titles = ALSO_TITLED.filter(([, other]) => called.includes(other)).map(([title]) => title)
  return [called, ...titles]
}

/** The line, or two lines of a long title, that are most like one of the names. */
function bestLine(lines: readonly string[], names: readonly string[]): { alike: number; line: string } {
  let best = { alike: 0, line: '' }
  lines.forEach((line, at) => {
    for (const title of [line, `${line} ${lines[at + 1] ?? ''}`]) {
      for (const name of names) {
        const alike = likeness(name, title)
        if (alike > best.alike) best = { alike, line: title.trim() }
      }
    }
  })
  return best
}

/** Share of the name's words that stand in the title, less a little for what else stands there; capitals make a title. */
function likeness(name: string, title: string): number {
  const [asked, there] = [wordsOf(name), wordsOf(fold(title))]
  if (asked.length === 0 || there.length === 0) return 0
  const weigh = (word: string) => (WEAK.has(word) ? 0.3 : 1)
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + weigh(word), 0)
  const found = asked.filter((word) => there.some((one) => isLike(word, one)))
  const rest = there.filter((one) => !asked.some((word) => isLike(word, one)))
  const inCapitals = title === title.toLocaleUpperCase('vi')
  const share = sum(found) / sum(asked) - 0.03 * sum(rest)
  return inCapitals ? share : share - 0.15
}

function wordsOf(folded: string): string[] {
  return folded.split(/[^a-z0-9]+/).filter((word) => word.length > 1)
}

/** The same word, or in a longer one a letter misread, lost or put in. */
function isLike(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const [restOne, restOther] = [one.slice(at), other.slice(at)]
  return (
    restOne.slice(1) === restOther.slice(1) ||
    restOne.slice(1) === restOther ||
    restOne === restOther.slice(1)
  )
}
