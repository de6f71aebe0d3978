import type { TableReport } from '#modules/prints'
import { formatMoment } from '#platform/dates.ts'
import { countedText, foundTexts } from './report-notes.ts'
import type { PlanFacts } from './plan-reader.ts'

type Issuer = {
  readonly city: { readonly name: string; readonly full_name: string }
  readonly demonstration: boolean
}

/** The dry run's report as a table to print: dossiers from each old unit into each new one, and what was found. */
export function reportTable(
  { plan, flows, findings, names }: PlanFacts,
  { city, demonstration }: Issuer,
): TableReport {
  const total = (pick: (flow: PlanFacts['flows'][number]) => number): number =>
    flows.reduce((sum, flow) => sum + pick(flow), 0)
  return {
    demonstration,
    parent_body: null,
    body: `Ủy ban nhân dân ${city.full_name.charAt(0).toLocaleLowerCase('vi')}${city.full_name.slice(1)}`,
    place: city.name,
    form_number: plan.legal_basis,
    title: `Báo cáo chạy thử: ${plan.name}`,
    period: `Có hiệu lực từ ${formatMoment(plan.effective_at)}`,
    basis: plan.planned_at ? `Đọc tại một thời điểm: ${formatMoment(plan.planned_at)}` : 'Chưa chạy thử',
    row_title: 'Từ đơn vị cũ về đơn vị mới',
    heads: [
      [
        { text: 'Hồ sơ', columns: 1, rows: 1 },
        { text: 'Sẽ quá hạn', columns: 1, rows: 1 },
        { text: 'Bản chính', columns: 1, rows: 1 },
      ],
    ],
    numbers: ['(1)', '(2)', '(3)'],
    rows: flows.slice(0, 2000).map(({ from, to, dossiers, late, originals }) => ({
      name: to === from ? `${from}, ở nguyên` : `${from} → ${to ?? 'chờ quyết định'}`,
      cells: [dossiers, late, originals],
    })),
    total: [
      total(({ dossiers }) => dossiers),
      total(({ late }) => late),
      total(({ originals }) => originals),
    ],
    notes: [countedText(plan), ...foundTexts(findings, names)],
    signature: null,
  }
}
