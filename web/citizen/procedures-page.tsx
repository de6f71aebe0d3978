import { limitText } from '#modules/calendar'
import {
  type Catalogue,
  fieldName,
  type ListedField,
  listFields,
  type Procedure,
  type ProcedurePage,
} from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { showNumber } from '#web/format.ts'
import {
  Card,
  Details,
  EmptyState,
  Heading,
  Page,
  Pagination,
  Said,
  SearchBox,
  SearchResults,
  Tag,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { feeAtAGlance, isOnline, limitAtAGlance } from './limit-words.ts'
import { procedureHref } from './procedure-address.ts'

type Asked = { q?: string | undefined; field?: string | undefined; after?: string | undefined }
type Props = { view: View; on: string; catalogue: Catalogue; asked: Asked; found: ProcedurePage }

/** The address of a search. */
function hrefOf({ q, field, after }: Asked): string {
  const query = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(field ? { 'linh-vuc': field } : {}),
    ...(after ? { sau: after } : {}),
  })
  return query.size > 0 ? `/thu-tuc?${query}` : '/thu-tuc'
}

/** Looking a procedure up: by name with or without accents, by what people call it, by code, by field. */
export function ProceduresPage(props: Props) {
  const { view, asked } = props
  const { t } = view
  const title = t('Tìm thủ tục', 'Find a procedure')
  const lead = t(
    'Gõ tên việc bạn cần, có dấu hay không dấu, hoặc mã thủ tục.',
    'Type what you need in Vietnamese, with or without accents, or the code of the procedure.',
  )
  return (
    <Page view={view} title={title} description={lead}>
      <Heading text={title} lead={lead} />
      <SearchBox
        action="/thu-tuc"
        label={t('Tên hoặc mã thủ tục', 'Name or code')}
        value={asked.q}
        results="ket-qua"
        keep={asked.field ? { 'linh-vuc': asked.field } : {}}
        large
      />
      <Found {...props} />
    </Page>
  )
}

function Found({ on, asked, found, catalogue }: Props) {
  const view = useView()
  const { t } = view
  const { items, next } = found
  const fields = listFields(catalogue)
  const field = fields.find((one) => one.field === asked.field)?.name
  return (
    <SearchResults id="ket-qua" summary={summaryOf(view, { q: asked.q, field }, found)}>
      <Fields fields={fields} asked={asked} />
      {items.length === 0 ? (
        <EmptyState title={t('Chưa tìm thấy thủ tục nào', 'No procedure found')}>
          <p>
            {t(
              'Thử ít chữ hơn, ví dụ “khai sinh” hoặc “dat dai”, hoặc gọi',
              'Try fewer words, for example “khai sinh” or “dat dai”, or call',
            )}{' '}
            <a href={view.house.hotline.href}>{view.house.hotline.number}</a>.
          </p>
        </EmptyState>
      ) : (
        <ul class="result-list">
          {items.map((procedure) => (
            <li key={procedure.code}>
              <Hit procedure={procedure} on={on} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        next={next ? hrefOf({ ...asked, after: next }) : null}
        first={asked.after ? hrefOf({ ...asked, after: undefined }) : undefined}
      />
    </SearchResults>
  )
}

function summaryOf(
  { t }: View,
  { q, field }: { q?: string | undefined; field?: Text | undefined },
  { items, next }: ProcedurePage,
): string {
  const count = next ? t(`Hơn ${items.length}`, `More than ${items.length}`) : String(items.length)
  const about = q ? t(` khớp “${q}”`, ` matching “${q}”`) : ''
  const within = field ? t(` trong lĩnh vực ${field.vi}`, ` in the field ${field.en}`) : ''
  return `${count} ${t('thủ tục', 'procedures')}${about}${within}`
}

function Fields({ fields, asked }: { fields: readonly ListedField[]; asked: Asked }) {
  const { t, language } = useView()
  const { q, field } = asked
  const chosen = fields.find((one) => one.field === field)?.name
  const summary = chosen
    ? t(`Lĩnh vực: ${chosen.vi}`, `Field: ${chosen.en}`)
    : t('Lọc theo lĩnh vực', 'Filter by field')
  return (
    <Details summary={summary}>
      <ul class="chips">
        <li>
          <a href={hrefOf({ q })} aria-current={field ? undefined : 'true'}>
            {t('Tất cả', 'All')}
          </a>
        </li>
        {fields.map((one) => (
          <li key={one.field}>
            <a href={hrefOf({ q, field: one.field })} aria-current={one.field === field ? 'true' : undefined}>
              <Said text={one.name} />
              {` (${showNumber(one.count, language)})`}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  )
}

function Hit({ procedure, on }: { procedure: Procedure; on: string }) {
  const { t, language } = useView()
  const { version, limits, fee } = procedure
  const caption = `${procedure.code} · ${fieldName(procedure)[language]}`
  if (version) {
    return (
      <Card level={2} title={version.definition.short_name} href={procedureHref(procedure)} caption={caption}>
        <p>
          {limitAtAGlance(version)[language]} · {feeAtAGlance(version, on)[language]}
        </p>
        {isOnline(version) ? <Tag tone="good" text={t('Nộp trực tuyến', 'File online')} /> : null}{' '}
        <Tag text={t('Nộp tại quầy', 'At the counter')} />
      </Card>
    )
  }
  const known = limits.filter((limit) => limit.unit !== 'unknown').map((limit) => limitText(limit)[language])
  return (
    <Card
      level={2}
      title={{ vi: procedure.name, en: procedure.name }}
      href={procedureHref(procedure)}
      caption={caption}
    >
      <p>
        {[known.join(' / '), language === 'vi' ? fee : ''].filter(Boolean).join(' · ') ||
          t('Thời hạn và lệ phí chưa được công bố ở đây', 'Limit and fee are not published here')}
      </p>
    </Card>
  )
}
