import type { Language } from '#platform/text.ts'

const HOUR_MS = 3_600_000
/** Vietnam keeps UTC+7 all year. */
const LOCAL_OFFSET_MS = 7 * HOUR_MS
const GROUPS: Record<Language, string> = { vi: '.', en: ',' }
const DECIMAL: Record<Language, string> = { vi: ',', en: '.' }

/** A day `YYYY-MM-DD` as people write it: `13/02/2026`. */
export function showDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** A day in the official form: `ngày 13 tháng 02 năm 2026` (days under 10 and months 1–2 take a zero). */
export function showLongDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (language === 'en') {
    const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.parse(day))
    return `${Number(date)} ${name} ${year}`
  }
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}

/** A moment (ISO, UTC) in local time: `14:05 13/02/2026`. */
export function showMoment(moment: string): string {
  const local = new Date(Date.parse(moment) + LOCAL_OFFSET_MS).toISOString()
  return `${local.slice(11, 16)} ${showDay(local.slice(0, 10))}`
}

/** The local day `YYYY-MM-DD` on which a moment (ISO, UTC) falls. */
export function localDay(moment: string): string {
  return new Date(Date.parse(moment) + LOCAL_OFFSET_MS).toISOString().slice(0, 10)
}

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

/**
 * Reads a day as people type it (`13/2/2026`, `13-02-2026`, `13022026`) into `YYYY-MM-DD`;
 * null when no such day exists. Phones' number pads have no slash, hence the bare digits.
 */
export function parseDay(typed: string): string | null {
  const found = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$|^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim())
  if (!found) return null
  const [date, month, year] = (found[1] ? found.slice(1, 4) : found.slice(4, 7)).map(Number)
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const parsed = Date.parse(`${day}T00:00:00.000Z`)
  return Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== day ? null : day
}
