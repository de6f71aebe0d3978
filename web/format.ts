import type { Language } from '#platform/text.ts'

const GROUPS: Record<Language, string> = { vi: '.', en: ',' }
const DECIMAL: Record<Language, string> = { vi: ',', en: '.' }

/** A number in groups of three, with at most `digits` decimals: `1.234,5`. */
export function showNumber(value: number, language: Language, digits = 0): string {
  const [whole = '', part = ''] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, GROUPS[language])
  const rest = part.replace(/0+$/, '')
  const sign = value < 0 && /[1-9]/.test(whole + part) ? '−' : ''
  return sign + grouped + (rest ? DECIMAL[language] + rest : '')
}

/** Money in whole đồng: `8.000 đồng`. */
export function showMoney(dong: number, language: Language): string {
  return `${showNumber(dong, language)} ${language === 'vi' ? 'đồng' : 'VND'}`
}

/** A share from 0 to 1 as a percentage with one decimal: `97,3 %`; null means there is nothing to share. */
export function showShare(share: number | null, language: Language): string {
  return share === null ? '–' : `${showNumber(share * 100, language, 1)}\u00A0%`
}

export { parseDay } from '#platform/dates.ts'
