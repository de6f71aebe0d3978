import type { Text } from '#platform/text.ts'
import { parsePersonalNumber } from './personal-number.ts'

/** Mã số doanh nghiệp, mã số thuế, as it is stored: 10 digits, 13 of a dependent unit, or the 12 of a household's owner. */
export type BusinessCode = {
  readonly code: string
  readonly kind: 'enterprise' | 'branch' | 'owner'
}

type Parsed =
  | { readonly ok: true; readonly value: BusinessCode }
  | { readonly ok: false; readonly reason: Text }

const DIGITS: Text = {
  vi: 'Mã số thuế gồm 10 chữ số (13 chữ số với đơn vị phụ thuộc), hoặc 12 chữ số định danh của chủ hộ kinh doanh.',
  en: 'A tax code has 10 digits (13 for a dependent unit), or the 12 digits of a household business’s owner.',
}
const CHECK: Text = {
  vi: 'Mã số thuế sai một chữ số: chữ số thứ mười không khớp với chín chữ số trước. Hãy xem lại trên giấy chứng nhận.',
  en: 'A digit of the tax code is wrong: the tenth does not fit the nine before it. Compare it with the certificate.',
}
const BRANCH: Text = {
  vi: 'Ba chữ số cuối của mã đơn vị phụ thuộc đi từ 001 đến 999.',
  en: 'The last three digits of a dependent unit’s code run from 001 to 999.',
}

/** Mod 11 every weight differs from its neighbours and from nothing, so one wrong digit or two swapped ones always show. */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * Reads a code as people write it, with blanks, dots and the hyphen before a branch. An enterprise's code is its tax code
 * (Luật Doanh nghiệp 2020 Đ29): 2 digits of the range (from 01), 7 of the sequence, 1 that checks them, and 3 of a dependent unit
 * (TT 86/2024/TT-BTC Đ5); a household business uses its owner's personal number. It proves structure, not that it exists.
 * The three digits of a branch are checked by nothing.
 */
export function parseBusinessCode(text: string): Parsed {
  const code = text.normalize('NFKC').replace(/[\s.–-]/g, '')
  if (/^[0-9]{12}$/.test(code)) {
    const owner = parsePersonalNumber(code)
    return owner.ok ? { ok: true, value: { code, kind: 'owner' } } : owner
  }
  if (!/^[0-9]{10}([0-9]{3})?$/.test(code)) return { ok: false, reason: DIGITS }
  if (/^(00|..0{7})/.test(code) || code[9] !== checkDigit(code)) return { ok: false, reason: CHECK }
  if (code.endsWith('000') && code.length === 13) return { ok: false, reason: BRANCH }
  return { ok: true, value: { code, kind: code.length === 13 ? 'branch' : 'enterprise' } }
}

/** The tenth digit that the nine before it ask for; none where they ask for ten, and such a code is never given. */
export function checkDigit(code: string): string | null {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(code[at]), 0)
  const digit = 10 - (sum % 11)
  return digit === 10 ? null : String(digit)
}
