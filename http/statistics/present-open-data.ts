import type { OpenRow } from '#modules/statistics'
import { LICENCE, type OpenMonth } from './open-data-of.ts'

/** The rule by which small numbers are hidden, said with every file. */
export const HIDING = {
  vi: 'Số từ 1 đến 4 không công bố; thêm một số đơn vị được ẩn để không suy ra được bằng phép trừ. Tỷ lệ chỉ công bố khi có từ 20 hồ sơ, và ghi “ít nhất”, “nhiều nhất” khi một phía có dưới 5 hồ sơ. Điểm đánh giá chỉ công bố khi có từ 10 lượt. Chỉ công bố theo tháng trọn.',
  en: 'Counts from 1 to 4 are not published; more units are hidden so that subtraction tells none of them. A share is published from 20 dossiers on, and as a bound where fewer than 5 lie on one side. A rating is published from 10 on. Only whole months are published.',
} as const

/** A month's public figures as JSON. */
export function presentOpenData({ period, data, closing }: OpenMonth) {
  const row = ({ on_time, ...rest }: OpenRow) => ({
    ...rest,
    on_time_share: on_time?.share ?? null,
    on_time_is: on_time?.is ?? null,
  })
  return {
    month: period.key,
    from: period.from,
    to: period.to,
    status: closing ? 'closed' : 'provisional',
    closed_at: closing?.closed_at ?? null,
    licence: { ...LICENCE },
    hidden: HIDING,
    city: row(data.city),
    items: data.items.map(row),
  }
}

const COLUMNS = [
  'code',
  'name',
  'received',
  'settled',
  'on_time_share',
  'on_time_is',
  'waiting',
  'overdue',
  'rating',
] as const

/** The same as CSV; the first line names the columns, the last is the city. */
export function openDataCsv(month: OpenMonth): string {
  const { items, city } = presentOpenData(month)
  const lines = [...items, city].map((row) => COLUMNS.map((name) => quoted(row[name])).join(','))
  return `\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`
}

function quoted(value: string | number | null): string {
  if (value === null) return ''
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`
}
