import type { Review } from '#modules/prints'
import type { UnitReadiness } from '#modules/readiness'
import type { IndexScore } from '#modules/statistics'
import type { ReviewedPeriod } from './review-of.ts'

type Given = {
  readonly is: ReviewedPeriod
  readonly scores: readonly IndexScore[]
  readonly readiness: readonly UnitReadiness[]
  readonly address: (path: string) => string
}

/** Units with fewer dossiers are neither praised nor named: their rates say little. */
const FEWEST = 20
const NAMED = 5

type Standing = {
  readonly name: string
  readonly slug: string
  readonly dossiers: number
  readonly onTime: number
  readonly overdue: number
  readonly percent: number | null
  readonly isAlarmed: boolean
}

/** Whom to praise and whom to help: by the share on time, then by the index; small units are left out. */
export function unitsSection({ is, scores, readiness, address }: Given): Review['sections'] {
  const all = standings({ is, scores, readiness, address }).filter((one) => one.dossiers >= FEWEST)
  const best = all
    .filter((one) => one.overdue === 0 || one.onTime >= 0.95)
    .toSorted((one, other) => other.onTime - one.onTime || (other.percent ?? 0) - (one.percent ?? 0))
    .slice(0, NAMED)
  const praised = new Set(best.map((one) => one.slug))
  const worst = all
    .filter((one) => !praised.has(one.slug) && (one.overdue > 0 || one.onTime < 0.95 || one.isAlarmed))
    .toSorted((one, other) => one.onTime - other.onTime || other.overdue - one.overdue)
    .slice(0, NAMED)
  const { key } = is.summary.period
  return [
    {
      heading: 'IV. ĐƠN VỊ ĐỀ NGHỊ BIỂU DƯƠNG',
      paragraphs: [{ text: lead(best, 'Các đơn vị giải quyết đúng hạn tốt nhất trong kỳ'), source: null }],
      table: tableOf(best, { key, address }),
      chart: null,
    },
    {
      heading: 'V. ĐƠN VỊ CẦN HỖ TRỢ',
      paragraphs: [
        {
          text: lead(worst, 'Các đơn vị cần được hỗ trợ thêm người, thêm người ký hoặc chia bớt việc'),
          source: null,
        },
      ],
      table: tableOf(worst, { key, address }),
      chart: null,
    },
  ]
}

function standings({ is, scores, readiness }: Given): Standing[] {
  const alarmed = new Set(readiness.filter((one) => one.level === 'alarm').map((one) => one.unit_id))
  const byCode = new Map(is.summary.rows.map((row) => [row.key, row.values]))
  return scores.flatMap(({ unit, percent, groups }) => {
    const values = unit && byCode.get(unit.code)
    if (!values) return []
    const rate = groups.flatMap((group) => group.indicators).find((one) => one.indicator.key === '2.1')?.value
    return [
      {
        ...{ name: unit.full_name, slug: unit.slug, percent },
        dossiers: values['c3'] ?? 0,
        onTime: rate ?? 0,
        overdue: (values['c16'] ?? 0) + (values['c17'] ?? 0),
        isAlarmed: alarmed.has(unit.id),
      },
    ]
  })
}

function lead(units: readonly Standing[], words: string): string {
  if (units.length === 0) return `Trong kỳ không có đơn vị nào từ ${FEWEST} hồ sơ trở lên thuộc diện này.`
  return `${words} (chỉ xét đơn vị có từ ${FEWEST} hồ sơ): ${units.map((one) => one.name).join(', ')}.`
}

function tableOf(
  units: readonly Standing[],
  { key, address }: { key: string; address: (path: string) => string },
): Review['sections'][number]['table'] {
  if (units.length === 0) return null
  return {
    heads: ['Đơn vị', 'Hồ sơ', 'Đúng hạn', 'Đang quá hạn'],
    rows: units.map((one) => ({
      cells: [
        one.name,
        one.dossiers.toLocaleString('vi-VN'),
        `${(one.onTime * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`,
        one.overdue.toLocaleString('vi-VN'),
      ],
      source: address(`/chi-so-766?ky=${encodeURIComponent(key)}&don-vi=${one.slug}`),
    })),
  }
}
