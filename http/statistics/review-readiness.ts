import type { Review } from '#modules/prints'
import { GAP_KINDS, GAP_TEXT, type UnitReadiness } from '#modules/readiness'
import type { Figures } from '#modules/statistics'
import { formatMoment } from '#platform/dates.ts'

type Given = {
  readonly readiness: readonly UnitReadiness[]
  readonly figures: Figures
  readonly now: string
  readonly address: (path: string) => string
}

/** How far all the communes have come with each thing a unit needs before it can work. */
export function readinessSection({ readiness, figures, now, address }: Given): Review['sections'][number] {
  const names = new Map(figures.names.units.map((unit) => [unit.id, unit.name]))
  const communes = readiness.filter((one) => names.has(one.unit_id))
  const source = address('/quan-tri/san-sang')
  const rows = GAP_KINDS.map((kind) => {
    const lacking = communes.filter(({ gaps }) => gaps.some((gap) => gap.kind === kind))
    const some = lacking.slice(0, 5).map((one) => names.get(one.unit_id) ?? '')
    const more = lacking.length > some.length ? ` và ${lacking.length - some.length} đơn vị khác` : ''
    const done = `${communes.length - lacking.length}/${communes.length}`
    return {
      cells: [GAP_TEXT[kind].vi, done, lacking.length === 0 ? 'Không' : `${some.join(', ')}${more}`],
      source,
    }
  })
  const ready = communes.filter((one) => one.level === 'ready').length
  const alarms = communes.filter((one) => one.level === 'alarm').length
  return {
    heading: 'III. MỨC ĐỘ SẴN SÀNG CỦA CÁC XÃ, PHƯỜNG',
    paragraphs: [
      {
        text: `Tính đến ${formatMoment(now)}, ${ready}/${communes.length} xã, phường đủ mọi điều kiện; ${alarms} đơn vị ở mức báo động (không ai ký được, hoặc chỉ một Phó Chủ tịch ký được). Bảng dưới đây ghi số đơn vị không vướng từng việc và đơn vị còn vướng.`,
        source,
      },
    ],
    table: { heads: ['Việc', 'Không vướng', 'Còn vướng'], rows },
    chart: null,
  }
}
