import { formatDayOfficial, toLocalText } from '#platform/dates.ts'

/** `09 giờ 05 phút, ngày 24 tháng 11 năm 2026`: Hà Nội's time as the forms of TT 03/2025 write it. */
export function momentInWords(moment: string): string {
  const local = toLocalText(moment)
  return `${local.slice(11, 13)} giờ ${local.slice(14)} phút, ${formatDayOfficial(local.slice(0, 10))}`
}

/** `8.000 đồng` */
export function dong(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`
}

/** Forms write numbers under ten with a zero: `01 bộ`. */
export function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}
