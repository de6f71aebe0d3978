import type { CatalogueEntry } from './catalogue-entry.ts'
import type { Definition } from './definition.ts'
import type { FeeRow } from './fee.ts'

const ROW = {
  key: 'fee',
  name: { vi: 'Phí, lệ phí', en: 'Fee' },
  kind: 'charge',
  channel: null,
  case: null,
  moment: 'on_acceptance',
} as const
const AMOUNT = /^(\d[\d.]*) đồng(?:\/(?!trang).+)?$/

/** City-set fees cost nothing online from 2026 on (NQ 77/2025/NQ-HĐND of Hà Nội). */
const ONLINE: FeeRow = {
  ...ROW,
  channel: 'online',
  rule: { by: 'dossier', amount: 0 },
  set_by: 'people_council',
  valid_from: '2026-01-01',
  source: 'NQ 77/2025/NQ-HĐND của Hà Nội: nộp trực tuyến từ 01/01/2026',
}

/** The fee rows of the published words: free, an amount, set by the city's council, or not known. */
export function genericFees(
  { fee, as_of }: Pick<CatalogueEntry, 'fee' | 'as_of'>,
  channels: Definition['channels'],
): FeeRow[] {
  const source = `Cổng Dịch vụ công quốc gia, ${as_of}: ${fee}`
  const amount = AMOUNT.exec(fee)?.[1]
  if (fee === 'Miễn phí')
    return [{ ...ROW, rule: { by: 'dossier', amount: 0 }, set_by: 'nobody', source: 'Không thu' }]
  if (amount !== undefined) {
    const rule = { by: 'dossier' as const, amount: Number(amount.replaceAll('.', '')) }
    return [{ ...ROW, rule, set_by: 'ministry_of_finance', source }]
  }
  const unknown = { ...ROW, rule: { by: 'unknown' as const } }
  if (!fee.startsWith('Hội đồng nhân dân')) {
    return [{ ...unknown, set_by: 'nobody', source: fee === '' ? 'Chưa công bố' : source }]
  }
  const council: FeeRow = { ...unknown, set_by: 'people_council', source: fee }
  return channels.some((row) => row.channel === 'online') ? [council, ONLINE] : [council]
}
