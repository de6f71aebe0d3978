import type { View as DossierView } from '#modules/dossiers'
import type { Text } from '#platform/text.ts'
import { Heading, Page, Pagination, SearchBox, SearchResults, Tabs } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { DossierTable, type ListedDossier } from './dossier-table.tsx'
import { summaryOf } from './inbox-page.tsx'
import { addressWith, type Asked } from './list-query.ts'

/** The lists of a unit, by the words of the address. */
export const UNIT_VIEWS: readonly { key: string; view: DossierView; label: Text }[] = [
  { key: '', view: 'open', label: { vi: 'Đang giải quyết', en: 'Open' } },
  { key: 'cho-tiep-nhan', view: 'waiting', label: { vi: 'Chờ tiếp nhận', en: 'Waiting' } },
  { key: 'sap-den-han', view: 'due_soon', label: { vi: 'Sắp đến hạn', en: 'Due soon' } },
  { key: 'qua-han', view: 'overdue', label: { vi: 'Quá hạn', en: 'Overdue' } },
  {
    key: 'chua-xin-loi',
    view: 'overdue_without_apology',
    label: { vi: 'Quá hạn, chưa xin lỗi', en: 'Overdue, no apology' },
  },
  { key: 'da-xong', view: 'settled', label: { vi: 'Đã giải quyết', en: 'Settled' } },
  { key: 'tre-han', view: 'late', label: { vi: 'Xong trễ hạn', en: 'Settled late' } },
  { key: 'tat-ca', view: 'all', label: { vi: 'Tất cả', en: 'All' } },
]

const PATH = '/can-bo/ho-so'

type Props = { view: View; items: readonly ListedDossier[]; next: string | null; query: Asked }

/** Hồ sơ của đơn vị: every dossier that touches the officer's agencies, in the views people ask for. */
export function UnitDossiersPage({ view, items, next, query }: Props) {
  const { t } = view
  const title = t('Hồ sơ của đơn vị', 'Dossiers of the unit')
  const current = UNIT_VIEWS.find((one) => one.key === (query.xem ?? '')) ?? UNIT_VIEWS[0]
  return (
    <Page view={view} title={title} width="wide">
      <Heading text={title} />
      <SearchBox
        isPrivate
        action={PATH}
        label={t('Tìm hồ sơ', 'Find a dossier')}
        hint={t('Mã hồ sơ hoặc tên người, gõ không dấu cũng được', 'Code or name, accents not needed')}
        value={query.q ?? ''}
        keep={query.xem ? { xem: query.xem } : {}}
        results="ho-so"
      />
      <Tabs
        label={t('Loại danh sách', 'Lists')}
        current={current?.key ?? ''}
        tabs={UNIT_VIEWS.map(({ key, label }) => ({
          key,
          label,
          href: addressWith(PATH, { xem: key }),
        }))}
      />
      <SearchResults id="ho-so" summary={summaryOf(view, items.length, next !== null)}>
        <DossierTable
          rows={items}
          caption={current?.label ?? title}
          empty={
            query.q
              ? t('Không có hồ sơ nào khớp.', 'No dossier matches.')
              : t('Danh sách này đang trống.', 'This list is empty.')
          }
        />
        <Pagination
          next={next ? addressWith(PATH, { ...query, sau: next }) : null}
          first={query.sau ? addressWith(PATH, { ...query, sau: undefined }) : undefined}
        />
      </SearchResults>
    </Page>
  )
}
