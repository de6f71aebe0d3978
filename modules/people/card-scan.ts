import type { Text } from '#platform/text.ts'
import { parsePersonalNumber, type PersonalNumber } from './personal-number.ts'

/** What the QR code of a citizen card says; only the twelve digits are checked, and nothing proves who holds it. */
export type CardScan = {
  readonly personal_number: string
  readonly full_name?: string
  readonly birth_on?: string
  readonly sex?: 'male' | 'female'
  /** As printed when the card was issued: usually an old unit. */
  readonly address_printed?: string
  readonly issued_on?: string
  /** What does not fit together; the officer looks at the card. */
  readonly doubts: readonly Text[]
}

export type ReadCard =
  | { readonly ok: true; readonly card: CardScan }
  | { readonly ok: false; readonly reason: Text }

const NO_CARD: Text = {
  vi: 'Mã quét không phải mã QR của thẻ căn cước. Hãy quét lại hoặc nhập tay số định danh.',
  en: 'This is not the QR code of an identity card. Scan again, or type the personal number.',
}
const SEX_DOUBT: Text = {
  vi: 'Giới tính trong mã QR khác với số định danh.',
  en: 'The sex in the code differs from the personal number.',
}
const TWO_NUMBERS: Text = {
  vi: 'Mã quét có hai số định danh khác nhau, có thể là hai thẻ. Hãy quét lại từng thẻ.',
  en: 'The scan holds two different personal numbers, perhaps of two cards. Scan each card by itself.',
}
const BIRTH_DOUBT: Text = {
  vi: 'Năm sinh trong mã QR khác với số định danh.',
  en: 'The year of birth in the code differs from the personal number.',
}

/**
 * Reads the code of a citizen card: `number|old number|name|ddmmyyyy|sex|address|ddmmyyyy`. Fields may be missing,
 * moved or added (cards since 1/7/2024), so each is known by its form: twelve digits, two days, Nam or Nữ; the name
 * is the words without digits, the address the longest rest.
 */
export function readCardScan(text: string): ReadCard {
  const fields = text
    .normalize('NFC')
    .split('|')
    .map((field) => field.trim())
  const parsed = fields.map((field) => parsePersonalNumber(field))
  const number = parsed.find(({ ok }) => ok)
  const numbers = new Set(parsed.flatMap((one) => (one.ok ? one.value.number : [])))
  if (fields.length < 2 || !number?.ok) return { ok: false, reason: NO_CARD }
  // Of two days the one of the number's year is the birth; a day that is none keeps its place, so that the other is not taken for it.
  const days = fields.filter((field) => /^\d{8}$/.test(field)).map((field) => dayIn(field)[0])
  const birthAt = days.findIndex((day) => Number(day?.slice(0, 4)) === number.value.birthYear)
  const birth_on = days[Math.max(0, birthAt)]
  const issued_on = days.find((day, place) => place !== Math.max(0, birthAt) && day !== undefined)
  const sex = fields.map(sexIn).find((found) => found !== undefined)
  const words = fields.filter((field) => /\p{L}{2}/u.test(field) && sexIn(field) === undefined)
  const full_name = words.find((field) => /^[\p{L}\p{M}'’. -]{2,80}$/u.test(field))
  const address_printed = words
    .filter((field) => field !== full_name)
    .sort((a, b) => b.length - a.length)
    .at(0)
  return {
    ok: true,
    card: {
      personal_number: number.value.number,
      ...(full_name ? { full_name } : {}),
      ...(birth_on ? { birth_on } : {}),
      ...(sex ? { sex } : {}),
      ...(address_printed ? { address_printed } : {}),
      ...(issued_on ? { issued_on } : {}),
      doubts: [...(numbers.size > 1 ? [TWO_NUMBERS] : []), ...doubtsOf(number.value, { sex, birth_on })],
    },
  }
}

function doubtsOf(
  number: PersonalNumber,
  said: { sex?: string | undefined; birth_on?: string | undefined },
): Text[] {
  return [
    ...(said.sex && said.sex !== number.sex ? [SEX_DOUBT] : []),
    ...(said.birth_on && Number(said.birth_on.slice(0, 4)) !== number.birthYear ? [BIRTH_DOUBT] : []),
  ]
}

/** `08031990` as `1990-03-08`; nothing where there is no such day. */
function dayIn(field: string): string[] {
  const [, day = '', month = '', year = ''] = /^(\d\d)(\d\d)(\d{4})$/.exec(field) ?? []
  const iso = `${year}-${month}-${day}`
  const read = new Date(`${iso}T00:00:00Z`)
  return year >= '1900' && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? [iso] : []
}

function sexIn(field: string): 'male' | 'female' | undefined {
  const word = field.toLocaleLowerCase('vi')
  if (word === 'nam') return 'male'
  // An input method of the desk may have eaten the mark of "Nữ".
  return ['nữ', 'nu', 'nư'].includes(word) ? 'female' : undefined
}
