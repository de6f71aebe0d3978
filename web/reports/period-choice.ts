import type { Period } from '#modules/statistics'
import type { Option } from '#web/ui/index.ts'

/** The periods people ask for most: this month and the twelve before it, the quarters they lie in, and what is asked for now. */
export function periodOptions(today: string, shown: Period): Option[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const months = Array.from({ length: 13 }, (_, back) => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
  const quarters = [
    ...new Set(months.map((key) => `${key.slice(0, 4)}-Q${Math.ceil(Number(key.slice(5)) / 3)}`)),
  ]
  const keys = [...months, ...quarters]
  return (keys.includes(shown.key) ? keys : [shown.key, ...keys]).map((key) => ({
    value: key,
    label: periodName(key),
  }))
}

/** `2026-03` as people say it. */
export function periodName(key: string): { vi: string; en: string } {
  const [, year = '', quarter, month] = /^(\d{4})(?:-Q(\d)|-(\d\d))?$/.exec(key) ?? []
  if (quarter) return { vi: `Quý ${quarter}/${year}`, en: `Quarter ${quarter} of ${year}` }
  if (month) return { vi: `Tháng ${month}/${year}`, en: `${month}/${year}` }
  if (year) return { vi: `Năm ${year}`, en: `Year ${year}` }
  const [from = '', to = ''] = key.split('..').map((day) => day.split('-').toReversed().join('/'))
  return { vi: `Từ ${from} đến ${to}`, en: `${from} to ${to}` }
}
