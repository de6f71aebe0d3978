import { fold } from '#platform/text.ts'
import type { Unit } from './unit.ts'

/** One word as typed, and folded; a number loses its leading zeros. */
export type Word = { readonly typed: string; readonly folded: string }

/** Words that name a type, with the usual abbreviations (p. = phường). */
const TYPE_WORDS: readonly { readonly words: readonly string[]; readonly type: string }[] = [
  { words: ['phường'], type: 'phường' },
  { words: ['xã'], type: 'xã' },
  { words: ['thị', 'trấn'], type: 'thị trấn' },
  { words: ['đặc', 'khu'], type: 'đặc khu' },
  { words: ['quận'], type: 'quận' },
  { words: ['huyện'], type: 'huyện' },
  { words: ['thị', 'xã'], type: 'thị xã' },
  { words: ['thành', 'phố'], type: 'thành phố' },
  { words: ['tỉnh'], type: 'tỉnh' },
  { words: ['p'], type: 'phường' },
  { words: ['f'], type: 'phường' },
  { words: ['x'], type: 'xã' },
  { words: ['tt'], type: 'thị trấn' },
  { words: ['q'], type: 'quận' },
  { words: ['h'], type: 'huyện' },
  { words: ['tx'], type: 'thị xã' },
  { words: ['tp'], type: 'thành phố' },
  { words: ['t'], type: 'tỉnh' },
]

/** Types of the communes' tier; the others are districts and provinces. */
export const COMMUNE_TYPES: readonly string[] = ['phường', 'xã', 'thị trấn', 'đặc khu']

/** Splits a line into words; "p5" and "q.1" are two words each. */
export function splitWords(line: string): Word[] {
  const words = line.normalize('NFC').match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  return words.map((typed) => ({ typed, folded: fold(typed).replace(/^0+(?=\d)/, '') }))
}

/** The types a run of words may begin with, and how many words each takes. */
export function typesAt(words: readonly Word[], start: number): { type: string; length: number }[] {
  return TYPE_WORDS.filter((entry) =>
    entry.words.every((word, offset) => {
      const found = words[start + offset]
      // "Phương" with its own marks is a name, not the type "phường".
      return (
        found?.folded === fold(word) && (!hasMarks(found.typed) || tonesLast(found.typed) === tonesLast(word))
      )
    }),
  ).map((entry) => ({ type: entry.type, length: entry.words.length }))
}

/** The unit's name without its type: "Cầu Giấy", "5". */
export function bareName(unit: Pick<Unit, 'full_name' | 'type'>): string {
  const [first = ''] = unit.full_name.split(' ', 1)
  const isTyped = unit.type.startsWith(first.toLowerCase())
  return isTyped ? unit.full_name.slice(unit.type.length + 1) : unit.full_name
}

/** Does the text carry Vietnamese marks? Then its accents are meant. */
export function hasMarks(text: string): boolean {
  return /[\p{M}đĐ]/u.test(text.normalize('NFD'))
}

/** The same for Hòa and Hoà: each word's tone stands at its end. Lower case, single spaces. */
export function tonesLast(text: string): string {
  return splitWords(text)
    .map(({ typed }) => {
      const parts = typed.toLowerCase().normalize('NFD')
      const tones = parts.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []
      return parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC') + tones.join('')
    })
    .join(' ')
}
