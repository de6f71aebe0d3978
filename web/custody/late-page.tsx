import type { OriginalView } from '#http/present-original.ts'
import type { CustodyRule } from '#modules/custody'
import { formatMoment } from '#platform/dates.ts'
import { Heading, Page, Stack, Table, useView } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { CUSTODY_PATH } from './custody-path.ts'
import { DossierLink, useNameOf, Where } from './where-words.tsx'

export type LateOriginalShown = OriginalView & { readonly why: 'in_transit' | 'after_end' | 'long' }
export type LateDesk = { readonly name: string; readonly late: number; readonly oldest: string }
type Props = {
  view: View
  rule: CustodyRule
  desks: readonly LateDesk[]
  items: readonly LateOriginalShown[]
}

/** Giữ quá lâu: by agency for its head and the city, and each paper with why. */
export function LatePage({ view, rule, desks, items }: Props) {
  const { t } = view
  const title = t('Bản chính giữ quá lâu', 'Originals held too long')
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={[{ text: t('Bản chính', 'Originals'), href: CUSTODY_PATH }, { text: title }]}
    >
      <Heading
        text={title}
        lead={t(
          `Trên đường quá ${rule.in_transit_hours} giờ làm việc, hồ sơ đã xong quá ${rule.after_end_hours} giờ làm việc mà chưa trả hoặc lưu, hoặc một người giữ quá ${rule.held_days} ngày.`,
          `On its way over ${rule.in_transit_hours} working hours, neither given back nor filed ${rule.after_end_hours} working hours after the dossier ended, or with one holder over ${rule.held_days} days.`,
        )}
      />
      <Stack>
        {desks.length > 1 ? <Desks desks={desks} /> : null}
        <Papers items={items} />
      </Stack>
    </Page>
  )
}

function Desks({ desks }: { desks: readonly LateDesk[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Theo nơi giữ', 'By place')}
      rows={desks}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', label: t('Nơi giữ', 'Place'), isRowHeader: true, cell: (row) => row.name },
        { key: 'late', label: t('Số bản', 'Papers'), cell: (row) => row.late },
        { key: 'oldest', label: t('Lâu nhất từ', 'Longest since'), cell: (row) => formatMoment(row.oldest) },
      ]}
    />
  )
}

function Papers({ items }: { items: readonly LateOriginalShown[] }) {
  const { t } = useView()
  const nameOf = useNameOf()
  const why = {
    in_transit: t('Chưa ai ký nhận', 'Nobody received it'),
    after_end: t('Hồ sơ đã xong', 'The dossier has ended'),
    long: t('Giữ lâu', 'Held for long'),
  }
  return (
    <Table
      caption={t('Từng bản chính, lâu nhất đứng trước', 'Each original, the longest first')}
      rows={items}
      rowKey={(row) => row.id}
      empty={t('Không có bản chính nào giữ quá lâu.', 'None is held too long.')}
      columns={[
        { key: 'name', label: t('Bản chính', 'Original'), isRowHeader: true, cell: nameOf },
        { key: 'dossier', label: t('Hồ sơ', 'Dossier'), cell: (row) => <DossierLink code={row.dossier} /> },
        { key: 'where', label: t('Đang ở đâu', 'Where it is'), cell: (row) => <Where original={row} /> },
        { key: 'why', label: t('Vì sao', 'Why'), cell: (row) => why[row.why] },
      ]}
    />
  )
}
