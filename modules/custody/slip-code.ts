import { randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O and U, which are read as others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/** A new code: nobody guesses it, and a wrong letter or two letters exchanged give none that is one. */
export function newSlipCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')
  return letters + checkLetter(letters)
}

/** What was scanned or typed as a code: from the address in the QR, with or without dash, O for 0 and I or L for 1; null where it is none. */
export function readSlipCode(said: string): string | null {
  const last = said.trim().replace(/\/+$/, '').split(/[/?#]/).at(-1) ?? ''
  const plain = last
    .toUpperCase()
    .replace(/^BG[- ]?(?=.{9,})/, '')
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{9}$/.test(plain)) return null
  return checkLetter(plain.slice(0, LENGTH)) === plain.at(-1) ? plain : null
}

/** As people read it: BG-7K3M-9QXF2 */
export function shownSlipCode(code: string): string {
  return `BG-${code.slice(0, 4)}-${code.slice(4)}`
}

/** Luhn's sum over base 32: every second letter counts double, its two digits added. */
function checkLetter(letters: string): string {
  const sum = Array.from(letters)
    .reverse()
    .reduce((total, letter, place) => {
      const value = LETTERS.indexOf(letter) * (place % 2 === 0 ? 2 : 1)
      return total + Math.floor(value / 32) + (value % 32)
    }, 0)
  return LETTERS.charAt((32 - (sum % 32)) % 32)
}
