import { type ListedField, UNKNOWNS, type Unknown } from '#modules/procedures'
import { showNumber } from '../../format.ts'
import {
  ButtonGroup,
  ButtonLink,
  FilterForm,
  Heading,
  Page,
  Pagination,
  Said,
  Select,
  Table,
  Tag,
  TextField,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { UNKNOWN_TEXT } from './unknown-words.ts'
import { addressOf, type UnknownsQuery } from './unknowns-query.ts'

/** One line as the page shows it. */
type Line = {
  readonly code: string
  readonly name: string
  readonly field: string
  readonly missing: readonly Unknown[]
}

export type UnknownsPageProps = {
  view: View
  query: UnknownsQuery
  items: readonly Line[]
  /** How many lines there are in all with this filter. */
  total: number
  counts: Readonly<Record<string, number>>
  fields: readonly ListedField[]
  next: string | null
}

/** Việc còn thiếu: what nobody has published or confirmed, the most asked procedures first. */
export function UnknownsPage(props: UnknownsPageProps) {
  const { view, query, items, total, next, fields } = props
  const { t, language } = view
  const nameOf = (field: string) => fields.find((one) => one.field === field)?.name ?? field
  const title = t('Dữ kiện còn thiếu', 'Facts still missing')
  const shown = showNumber(total, language)
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
          'Những điều chưa ai công bố hoặc xác nhận, không được đoán. Thủ tục người dân hỏi nhiều đứng trước.',
          'What nobody has published or confirmed, and nobody may guess. The procedures people ask for most come first.',
        )}
      />
      <Filters {...props} />
      <Table
        caption={t(`${shown} thủ tục còn thiếu dữ kiện`, `${shown} procedures with facts missing`)}
        rows={items}
        rowKey={(line) => line.code}
        empty={t('Không có thủ tục nào theo bộ lọc này.', 'No procedure matches this filter.')}
        columns={[
          {
            key: 'name',
            label: t('Thủ tục', 'Procedure'),
            isRowHeader: true,
            cell: (line) => <ProcedureLink line={line} />,
          },
          { key: 'field', label: t('Lĩnh vực', 'Field'), cell: (line) => <Said text={nameOf(line.field)} /> },
          {
            key: 'missing',
            label: t('Còn thiếu', 'Missing'),
            cell: (line) => (
              <span class="tags">
                {line.missing.map((one) => (
                  <Tag key={one} tone="warning" text={UNKNOWN_TEXT[one]} />
                ))}
              </span>
            ),
          },
        ]}
      />
      <Pagination
        next={next ? addressOf('/quan-tri/con-thieu', query, next) : null}
        first={query.sau ? addressOf('/quan-tri/con-thieu', query) : undefined}
      />
    </Page>
  )
}

function Filters({ query, counts, fields }: UnknownsPageProps) {
  const { t, language } = useView()
  return (
    <>
      <FilterForm action="/quan-tri/con-thieu">
        <Select
          name="thieu"
          optional
          label={t('Còn thiếu', 'Missing')}
          value={query.thieu}
          emptyLabel={t('Bất kỳ', 'Anything')}
          options={UNKNOWNS.map((one) => ({
            value: one,
            label: `${UNKNOWN_TEXT[one][language]} (${showNumber(counts[one] ?? 0, language)})`,
          }))}
        />
        <Select
          name="linh-vuc"
          optional
          label={t('Lĩnh vực', 'Field')}
          value={query['linh-vuc']}
          emptyLabel={t('Mọi lĩnh vực', 'Every field')}
          options={fields.map(({ field, name }) => ({ value: field, label: name }))}
        />
        <TextField
          name="q"
          optional
          label={t('Tên hoặc mã', 'Name or code')}
          value={query.q}
          width="medium"
          autocomplete="off"
        />
      </FilterForm>
      <ButtonGroup>
        <ButtonLink
          kind="secondary"
          href={addressOf('/quan-tri/con-thieu.csv', query)}
          download
          text={t('Tải danh sách (CSV)', 'Download the list (CSV)')}
        />
      </ButtonGroup>
    </>
  )
}

function ProcedureLink({ line }: { line: Line }) {
  return (
    <>
      <a href={`/quan-tri/thu-tuc/${line.code}`}>
        <Vietnamese text={line.name} />
      </a>
      <span class="paper-note">{line.code}</span>
    </>
  )
}

/** A name as the catalogue has it, in Vietnamese only. */
function Vietnamese({ text }: { text: string }) {
  return <Said text={{ vi: text, en: text }} />
}
