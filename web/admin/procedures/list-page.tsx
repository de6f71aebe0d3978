import { fieldName, type ListedField, type Procedure, type ProcedurePage } from '#modules/procedures'
import { formatClockText } from '#platform/dates.ts'
import { limitAtAGlance } from '../../citizen/limit-words.ts'
import {
  FilterForm,
  Heading,
  Page,
  Pagination,
  Said,
  SearchBox,
  SearchResults,
  Select,
  Table,
  Tag,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { hrefOf, type ListQuery, ONLY } from './list-query.ts'

const PATH = '/quan-tri/thu-tuc'

type Props = {
  view: View
  query: ListQuery
  found: ProcedurePage
  fields: readonly ListedField[]
  /** Codes whose next version is being written. */
  drafted: ReadonlySet<string>
}

/** Danh mục thủ tục: every procedure with its version in force, and whether somebody writes the next one. */
export function ListPage(props: Props) {
  const { view, query, found } = props
  const { t } = view
  const title = t('Thủ tục và biểu mẫu', 'Procedures and forms')
  const { q, ...others } = query
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      <Heading
        text={title}
        lead={t(
          'Chọn thủ tục để xem các phiên bản và soạn phiên bản tiếp theo.',
          'Choose a procedure to see its versions and write the next one.',
        )}
      />
      <SearchBox
        action={PATH}
        label={t('Tên hoặc mã thủ tục', 'Name or code')}
        hint={t('Gõ không dấu cũng được', 'Accents are not needed')}
        value={q}
        keep={keptOf(others)}
        results="thu-tuc"
      />
      <Filters {...props} />
      <SearchResults id="thu-tuc" summary={summaryOf(view, found)}>
        <Rows {...props} />
        <Pagination
          next={found.next ? hrefOf(query, found.next) : null}
          first={query.sau ? hrefOf(query) : undefined}
        />
      </SearchResults>
    </Page>
  )
}

function keptOf({ sau: _after, ...query }: ListQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}

function summaryOf({ t }: View, { items, next }: ProcedurePage): string {
  return next
    ? t(`${items.length} thủ tục trên trang này`, `${items.length} procedures on this page`)
    : t(`${items.length} thủ tục`, `${items.length} procedures`)
}

function Filters({ query, fields }: Props) {
  const { t } = useView()
  return (
    <FilterForm action={PATH} keep={query.q ? { q: query.q } : {}}>
      <Select
        name="linh-vuc"
        optional
        label={t('Lĩnh vực', 'Field')}
        value={query['linh-vuc']}
        emptyLabel={t('Mọi lĩnh vực', 'Every field')}
        options={fields.map(({ field, name }) => ({ value: field, label: name }))}
      />
      <Select
        name="chi"
        optional
        label={t('Chỉ xem', 'Show only')}
        value={query.chi}
        emptyLabel={t('Tất cả thủ tục', 'All procedures')}
        options={Object.entries(ONLY).map(([value, label]) => ({ value, label }))}
      />
    </FilterForm>
  )
}

function Rows({ view, found, drafted }: Props) {
  const { t } = view
  return (
    <Table
      caption={t('Thủ tục', 'Procedures')}
      hideCaption
      rows={found.items}
      rowKey={({ code }) => code}
      empty={t('Không có thủ tục nào theo bộ lọc này.', 'No procedure matches this filter.')}
      columns={[
        {
          key: 'name',
          label: t('Thủ tục', 'Procedure'),
          isRowHeader: true,
          cell: (one) => <Named one={one} />,
        },
        { key: 'field', label: t('Lĩnh vực', 'Field'), cell: (one) => <Said text={fieldName(one)} /> },
        {
          key: 'version',
          label: t('Đang áp dụng', 'In force'),
          cell: ({ version }) =>
            version
              ? t(
                  `Phiên bản ${version.version}, từ ${formatClockText(version.valid_from)}`,
                  `Version ${version.version}, from ${formatClockText(version.valid_from)}`,
                )
              : t('Chưa nhận', 'Not taken in'),
        },
        {
          key: 'limit',
          label: t('Thời hạn', 'Time limit'),
          cell: ({ version }) => (version ? limitAtAGlance(version)[view.language] : '–'),
        },
        {
          key: 'draft',
          label: t('Phiên bản tiếp theo', 'Next version'),
          cell: ({ code }) =>
            drafted.has(code) ? <Tag tone="info" text={t('Đang soạn', 'Being written')} /> : '–',
        },
      ]}
    />
  )
}

function Named({ one }: { one: Procedure }) {
  return (
    <>
      <a href={`${PATH}/${one.code}`}>
        {one.version ? <Said text={one.version.definition.short_name} /> : <Vietnamese text={one.name} />}
      </a>
      <span class="paper-note">{one.code}</span>
    </>
  )
}

/** Words that the catalogue has in Vietnamese only. */
function Vietnamese({ text }: { text: string }) {
  return <Said text={{ vi: text, en: text }} />
}
