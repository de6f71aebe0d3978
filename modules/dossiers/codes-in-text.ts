import type { Reader } from '#platform/database.ts'

/** A pattern's parts: what is written as it is, and what stands for unit, day and running number. */
const PARTS = /\{unit\}|\{yymmdd\}|\{0+\}|[^{]/g

/** The longest running number looked for; a day of one office has fewer. */
const MOST_DIGITS = 6

/** A part as it may stand in a bank's text, where signs are often dropped or turned into spaces. */
function expressionOf(part: string): string {
  if (part === '{unit}') return '(\\d{5})'
  if (part === '{yymmdd}') return '(\\d{6})'
  if (part.startsWith('{')) return `(\\d{${part.length - 2},})`
  return /[0-9A-Za-z]/.test(part) ? part.toUpperCase() : '[^0-9A-Z]{0,2}'
}

/** Writes found parts back as the pattern writes them, with the running number cut to so many digits. */
function written(pattern: string, [unit, day, number]: readonly string[], digits: number): string {
  return pattern
    .replace('{unit}', unit ?? '')
    .replace('{yymmdd}', day ?? '')
    .replace(/\{0+\}/, (number ?? '').slice(0, digits))
}

function codesBy(pattern: string, text: string, isSqueezed: boolean): string[] {
  const width = (/\{(0+)\}/.exec(pattern)?.[1] ?? '').length
  const expression = new RegExp((pattern.match(PARTS) ?? []).map(expressionOf).join(''), 'g')
  return [...text.matchAll(expression)].flatMap(([, ...parts]) => {
    const digits = (parts.at(-1) ?? '').length
    // With spaces gone, whatever digits come next look like more of the number: any length may be meant.
    const lengths = isSqueezed
      ? Array.from({ length: Math.min(digits, MOST_DIGITS) - width + 1 }, (_, more) => width + more)
      : [digits]
    return lengths.map((length) => written(pattern, parts, length))
  })
}

/** Codes a text may name, by the patterns in which codes are written; first as it stands, else with all signs dropped. */
export function codesInText(patterns: readonly string[], text: string): string[] {
  const upper = text.toUpperCase()
  const plain = patterns.flatMap((pattern) => codesBy(pattern, upper, false))
  if (plain.length > 0) return [...new Set(plain)]
  const squeezed = upper.replace(/[^0-9A-Z]/g, '')
  return [...new Set(patterns.flatMap((pattern) => codesBy(pattern, squeezed, true)))]
}

/** Every pattern in which the house has written codes. */
export async function listCodePatterns(reader: Reader): Promise<string[]> {
  const rows = await reader<
    { pattern: string }[]
  >`select distinct pattern from code_patterns order by pattern`
  return rows.map(({ pattern }) => pattern)
}
