import type { Review } from '#modules/prints'
import type { Report } from '#modules/statistics'
import { formatDay } from '#platform/dates.ts'
import { barsChart } from './chart-svg.ts'
import type { ReviewedPeriod } from './review-of.ts'

type Section = Review['sections'][number]
type Given = {
  readonly is: ReviewedPeriod
  readonly was: ReviewedPeriod
  readonly address: (path: string) => string
}

/** Lines of the table of figures: what they are called, and which columns of the unit summary they add up. */
const LINES: readonly (readonly [name: string, plus: readonly string[]])[] = [
  ['Hồ sơ tiếp nhận và chuyển kỳ', ['c3']],
  ['Tiếp nhận mới tại quầy', ['c4']],
  ['Tiếp nhận mới trực tuyến', ['c5', 'c6', 'c7']],
  ['Trong đó phi địa giới', ['c10']],
  ['Đã giải quyết', ['c11']],
  ['Trước và đúng hạn', ['c12']],
  ['Quá hạn, có xin lỗi', ['c13']],
  ['Quá hạn, không xin lỗi', ['c14']],
  ['Đang giải quyết', ['c15', 'c16', 'c17']],
  ['Đang quá hạn', ['c16', 'c17']],
  ['Trực tuyến chờ tiếp nhận quá hạn', ['c23']],
  ['Không tiếp nhận', ['c24']],
]

/** The opening figures in words, as a table beside the period before, and the units that took most. */
export function figuresSection({ is, was, address }: Given): Section[] {
  const { period } = is.summary
  const query = (key: string): string => address(`/bao-cao?bieu=unit-summary&ky=${encodeURIComponent(key)}`)
  return [
    {
      heading: 'I. TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ',
      paragraphs: sentences(is, was).map((text) => ({ text, source: query(period.key) })),
      table: {
        heads: ['Chỉ tiêu', 'Kỳ này', 'Kỳ trước', 'Tăng, giảm'],
        rows: LINES.map(([name, plus]) => {
          const [now, then] = [sum(is.summary, plus), sum(was.summary, plus)]
          return { cells: [name, show(now), show(then), signed(now - then)], source: query(period.key) }
        }),
      },
      chart: null,
    },
    {
      heading: 'II. CÁC ĐƠN VỊ TIẾP NHẬN NHIỀU HỒ SƠ NHẤT',
      paragraphs: [
        {
          text: 'Biểu đồ dưới đây là mười đơn vị có nhiều hồ sơ nhất trong kỳ; phần đậm là hồ sơ đã giải quyết.',
          source: query(period.key),
        },
      ],
      table: null,
      chart: busiest(is.summary),
    },
  ]
}

function busiest({ rows }: Report): Section['chart'] {
  const most = rows
    .filter((row) => (row.values['c3'] ?? 0) > 0)
    .toSorted((one, other) => (other.values['c3'] ?? 0) - (one.values['c3'] ?? 0))
    .slice(0, 10)
  if (most.length === 0) return null
  const bars = most.map(({ name, values }) => {
    const [value, part] = [values['c3'] ?? 0, values['c11'] ?? 0]
    return { label: name, value, part, text: `${show(value)} (${show(part)})` }
  })
  const told = bars.map(({ label, text }) => `${label} ${text}`).join('; ')
  return barsChart(bars, `Số hồ sơ và số đã giải quyết: ${told}`.slice(0, 490))
}

function sentences(is: ReviewedPeriod, was: ReviewedPeriod): string[] {
  const now = (...plus: string[]): number => sum(is.summary, plus)
  const then = (...plus: string[]): number => sum(was.summary, plus)
  const { from, to } = is.summary.period
  const units = is.summary.rows.filter((row) => (row.values['c3'] ?? 0) > 0).length
  const fresh = now('c4', 'c5', 'c6', 'c7', 'c8')
  const online = now('c5', 'c6', 'c7')
  return [
    `Từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}, ${show(units)}/${show(is.summary.rows.length)} xã, phường có hồ sơ. Toàn thành phố tiếp nhận mới ${show(fresh)} hồ sơ, trong đó ${show(online)} hồ sơ trực tuyến (${percent(online, fresh)}); ${show(now('c9'))} hồ sơ chuyển từ kỳ trước. So với kỳ liền trước, hồ sơ tiếp nhận mới ${change(fresh, then('c4', 'c5', 'c6', 'c7', 'c8'))}.`,
    `Đã giải quyết ${show(now('c11'))} hồ sơ, ${show(now('c12'))} hồ sơ trước và đúng hạn (${percent(now('c12'), now('c11'))}); ${show(now('c13', 'c14'))} hồ sơ quá hạn, trong đó ${show(now('c14'))} hồ sơ chưa có văn bản xin lỗi.`,
    `Đang giải quyết ${show(now('c15', 'c16', 'c17'))} hồ sơ, ${show(now('c16', 'c17'))} hồ sơ đã quá hạn; ${show(now('c23'))} hồ sơ trực tuyến chờ tiếp nhận quá thời hạn quy định.`,
  ]
}

function sum({ total }: Report, plus: readonly string[]): number {
  return plus.reduce((whole, key) => whole + (total[key] ?? 0), 0)
}

function show(value: number): string {
  return value.toLocaleString('vi-VN')
}

function signed(value: number): string {
  return value > 0 ? `+${show(value)}` : show(value)
}

function change(now: number, then: number): string {
  if (now === then) return 'không đổi'
  return now > then ? `tăng ${show(now - then)}` : `giảm ${show(then - now)}`
}

function percent(part: number, whole: number): string {
  if (whole === 0) return 'không có hồ sơ để tính tỷ lệ'
  return `${((100 * part) / whole).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`
}
