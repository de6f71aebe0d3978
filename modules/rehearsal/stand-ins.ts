import { createHmac } from 'node:crypto'
import { personName } from '#modules/simulation'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'

/**
 * Made-up values that stand for real ones: the same value has the same stand-in under one secret, and each still has the
 * form that its field demands. Numbers are permuted, so that two people never come to share one.
 */
export type StandIns = {
  readonly name: (name: string) => string
  readonly digits: (digits: string) => string
  readonly email: (email: string) => string
  readonly address: (address: string) => string
  /** Another day of the same year (YYYY-MM-DD), which the personal number says as well; what is no day stays. */
  readonly birth: (day: string) => string
  /** Every number, phone and e-mail address within a text, and what is known to be a name. */
  readonly text: (text: string, names: ReadonlySet<string>) => string
}

/** 12 digits; not within an id, a hash or a longer number. */
const NUMBER = /(?<![\w.-])\d{12}(?![\w-])/g
const PHONE = /(?<![\w.-])(?:0|\+84)\d{9}(?![\w-])/g
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g
/** Words with capitals, one after the other, as names are written. */
const CAPITALS = /\p{Lu}[\p{L}’']*(?: \p{Lu}[\p{L}’']*)+/gu

/** Stand-ins under a secret that nobody keeps. */
export function standInsUnder(secret: Uint8Array): StandIns {
  const number = (text: string): number => createHmac('sha256', secret).update(text).digest().readUInt32BE()
  const name = (real: string): string => {
    for (let tries = 0; ; tries += 1) {
      const made = personName(String(number(`name ${tries} ${real}`)))
      if (made !== real) return made
    }
  }
  const digits = (real: string): string => permute(real, number)
  // The first six of a personal number say the province, the century and the year: they are kept, and so stay plausible.
  const personal = (real: string): string => `${real.slice(0, 6)}${digits(real.slice(6))}`
  const phone = (real: string): string => `${real.slice(0, -7)}${digits(real.slice(-7))}`
  const email = (real: string): string => `dien-tap-${number(`email ${real.toLowerCase()}`)}@example.vn`
  const address = (real: string): string => `Số ${(number(`address ${real}`) % 300) + 1}, phố Diễn Tập`
  const birth = (real: string): string => {
    if (!/^\d{4}-\d\d-\d\d$/.test(real)) return real
    const first = toDayNumber(`${real.slice(0, 4)}-01-01`)
    // 365 days are in every year; the one that is real is stepped over.
    const made = fromDayNumber(first + (number(`birth ${real}`) % 364))
    return made === real ? fromDayNumber(first + 364) : made
  }
  const text = (real: string, names: ReadonlySet<string>): string =>
    real
      .replace(EMAIL, email)
      .replace(NUMBER, personal)
      .replace(PHONE, phone)
      .replace(CAPITALS, (words) => namesIn(words, names, name))
  return { name, digits, email, address, birth, text }
}

const LONGEST_NAME = 12

/** Replaces the longest known names within words that begin with capitals. */
function namesIn(words: string, names: ReadonlySet<string>, standIn: (name: string) => string): string {
  const all = words.split(' ')
  const said: string[] = []
  for (let from = 0; from < all.length;) {
    let upTo = Math.min(all.length, from + LONGEST_NAME)
    while (upTo > from + 1 && !names.has(all.slice(from, upTo).join(' '))) upTo -= 1
    const part = all.slice(from, upTo).join(' ')
    said.push(names.has(part) ? standIn(part) : part)
    from = upTo
  }
  return said.join(' ')
}

const ROUNDS = 8

/** A Feistel network over decimal digits: as many digits, and no two that become the same. */
function permute(digits: string, number: (text: string) => number): string {
  let [left, right] = [digits.slice(0, digits.length >> 1), digits.slice(digits.length >> 1)]
  for (let round = 0; round < ROUNDS; round += 1) {
    const size = 10 ** left.length
    const mixed = (Number(left) + (number(`${digits.length} ${round} ${right}`) % size)) % size
    ;[left, right] = [right, String(mixed).padStart(left.length, '0')]
  }
  return left + right
}
