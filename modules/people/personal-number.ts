import type { Text } from '#platform/text.ts'
import { BIRTH_PROVINCES } from './birth-provinces.ts'

/** Số định danh cá nhân: what its twelve digits say about a person. */
export type PersonalNumber = {
  readonly number: string
  /** Province of birth registration as it was called before 1/7/2025. */
  readonly birthProvince: string
  readonly sex: 'male' | 'female'
  readonly birthYear: number
}

type Parsed =
  | { readonly ok: true; readonly value: PersonalNumber }
  | { readonly ok: false; readonly reason: Text }

const DIGITS: Text = {
  vi: 'Số định danh cá nhân gồm đúng 12 chữ số, ví dụ 001190000123.',
  en: 'A personal number has exactly 12 digits, for example 001190000123.',
}
const PROVINCE: Text = {
  vi: 'Ba chữ số đầu của số định danh phải là mã tỉnh nơi đăng ký khai sinh, ví dụ 001 là Hà Nội.',
  en: 'The first three digits must be the code of the province of birth registration, for example 001 for Hà Nội.',
}
const CENTURY: Text = {
  vi: 'Chữ số thứ tư của số định danh phải là 0 hoặc 1 (sinh trước năm 2000), 2 hoặc 3 (sinh từ năm 2000).',
  en: 'The fourth digit must be 0 or 1 (born before 2000), 2 or 3 (born in 2000 or later).',
}

/**
 * Reads a personal number (số định danh cá nhân, số thẻ căn cước): 3 digits of the province,
 * 1 of century and sex, 2 of the year, 6 random. It proves structure, never identity.
 */
export function parsePersonalNumber(text: string): Parsed {
  // Card readers and people put blanks and dots between groups; nothing else is forgiven.
  const number = text.normalize('NFKC').replace(/[\s.]/g, '')
  if (!/^[0-9]{12}$/.test(number)) return { ok: false, reason: DIGITS }
  const birthProvince = BIRTH_PROVINCES[number.slice(0, 3)]
  if (birthProvince === undefined) return { ok: false, reason: PROVINCE }
  const century = Number(number[3])
  if (century > 3) return { ok: false, reason: CENTURY }
  const birthYear = (century < 2 ? 1900 : 2000) + Number(number.slice(4, 6))
  const sex = century % 2 === 0 ? 'male' : 'female'
  return { ok: true, value: { number, birthProvince, sex, birthYear } }
}
