import { parsePersonalNumber } from '#modules/people'
import { parseDay } from '#platform/dates.ts'

/** What may be read on a paper. */
export type ReadField = 'full_name' | 'personal_number' | 'birth_on' | 'paper_number' | 'issued_on'

/** One thing a paper seems to say; days as YYYY-MM-DD. */
export type ProposedField = { readonly what: ReadField; readonly value: string }

const NAME =
  /(?:họ\s*,?\s*(?:chữ đệm\s*,?\s*)?(?:và\s+)?tên[^:\n]{0,40}|ông\/bà|tôi tên là|người yêu cầu)\s*[:.]?\s*((?:[\p{Lu}][\p{L}\p{M}'’-]*\s*){2,6})/iu
const BORN = /(?:ngày\s*,?\s*(?:tháng\s*,?\s*năm\s*)?sinh|sinh ngày|sinh năm)[^\d\n]{0,20}(.{6,40})/iu
const NUMBER = /(?:^|\n)[^\p{L}\n]{0,6}số(?:\s*\/\s*no)?\s*[:.]?\s*(\d[\w./ĐđƯư-]{0,30})/iu
const TWELVE = /(?<![\d])\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)/g
const DAY = /(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})/
const DAY_IN_WORDS = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu
const PLACE_AND_DAY = /(?:^|\n)[^\n]*?,?\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/giu

/** What stands on a paper that a form may want: only what is called so on it, and numbers and days only where they can be right. */
export function readFields(text: string): ProposedField[] {
  const plain = text.normalize('NFC').replace(/[ \t]+/g, ' ')
  const name = NAME.exec(plain)?.[1]?.trim()
  const born = BORN.exec(plain)?.[1]
  const birth = born === undefined ? null : dayIn(born)
  const number = NUMBER.exec(plain)?.[1]?.replace(/[.,]+$/, '')
  const personal = [...plain.matchAll(TWELVE)]
    .map(([found]) => parsePersonalNumber(found))
    .find((parsed) => parsed.ok)
  const issued = issuedOn(plain, birth)
  return [
    ...(name && /^[\p{Lu}]/u.test(name) ? [{ what: 'full_name' as const, value: asName(name) }] : []),
    ...(personal?.ok ? [{ what: 'personal_number' as const, value: personal.value.number }] : []),
    ...(birth ? [{ what: 'birth_on' as const, value: birth }] : []),
    ...(number ? [{ what: 'paper_number' as const, value: number }] : []),
    ...(issued ? [{ what: 'issued_on' as const, value: issued }] : []),
  ]
}

/** The last day written in words is the one beside the signature; that of birth is none. */
function issuedOn(text: string, birth: string | null): string | null {
  const days = [...text.matchAll(PLACE_AND_DAY)].flatMap(
    ([, day, month, year]) => isoOf(day, month, year) ?? [],
  )
  return days.filter((day) => day !== birth).at(-1) ?? null
}

/** NGUYỄN THỊ HOA as Nguyễn Thị Hoa; the line it stands in ends it. */
function asName(name: string): string {
  return (
    name
      .split('\n')[0]
      ?.trim()
      .replace(/\s+/g, ' ')
      .split(' ')
      .map((word) =>
        word === word.toLocaleUpperCase('vi') ? word.charAt(0) + word.slice(1).toLocaleLowerCase('vi') : word,
      )
      .join(' ') ?? ''
  )
}

function dayIn(text: string): string | null {
  const [, day, month, year] =
    DAY.exec(text) ?? DAY_IN_WORDS.exec(text) ?? DAY_IN_WORDS.exec(`ngày ${text}`) ?? []
  return isoOf(day, month, year)
}

/** A day that exists; nothing else is proposed. */
function isoOf(day = '', month = '', year = ''): string | null {
  return year >= '1900' ? parseDay(`${day}/${month}/${year}`) : null
}
