import type { ListStanding } from '#modules/procedures'
import { formatMoment } from '#platform/dates.ts'
import { Heading, Page, Table, Tag } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { LIST_TEXT } from './list-words.ts'

/** Danh sách thủ tục: which are imported, since when, how long. */
export function ListsPage({ view, items }: { view: View; items: readonly ListStanding[] }) {
  const { t, language } = view
  const title = t('Danh sách thủ tục', 'Lists of procedures')
  return (
    <Page
      view={view}
      title={title}
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      <Heading
        text={title}
        lead={t(
          'Danh sách do bạn nhập từ văn bản công bố; hệ thống không tự đặt ra mã nào.',
          'You import the lists from what was published; the system makes up no code.',
        )}
      />
      <Table
        caption={title}
        hideCaption
        rows={items}
        rowKey={(one) => one.list}
        columns={[
          {
            key: 'list',
            label: t('Danh sách', 'List'),
            isRowHeader: true,
            cell: (one) => <a href={`/quan-tri/danh-sach/${one.list}`}>{LIST_TEXT[one.list][language]}</a>,
          },
          { key: 'count', label: t('Số mã', 'Codes'), align: 'end', cell: (one) => one.count },
          {
            key: 'at',
            label: t('Nhập lúc', 'Imported'),
            cell: (one) =>
              one.imported_at ? (
                formatMoment(one.imported_at)
              ) : (
                <Tag tone="warning" text={t('Chưa nhập', 'Not imported')} />
              ),
          },
        ]}
      />
    </Page>
  )
}
