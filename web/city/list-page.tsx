import { FIGURE_TEXT } from '#modules/oversight'
import { say } from '#platform/text.ts'
import { showNumber } from '#web/format.ts'
import {
  ComboBox,
  FilterForm,
  Heading,
  Page,
  Pagination,
  SearchBox,
  SearchResults,
  Select,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { DossierLines } from './dossier-lines.tsx'
import { DownloadLinks } from './download-links.tsx'
import { type Asked, CHOSEN, type ListFacts, LISTS, NARROWING } from './list-query.ts'
import { NarrowedBy } from './narrowed-by.tsx'
import { DayFields, PeriodErrors } from './period-filter.tsx'
import { periodText, type ShownPeriod } from './period.ts'

const PATH = '/dieu-hanh/ho-so'

type Props = { view: View; facts: ListFacts; query: Asked; period: ShownPeriod; now: string }

/** The dossiers behind a figure: which figure, of which unit, of which days stands in the address. */
export function ListPage({ view, facts, query, period, now }: Props) {
  const { t, language } = view
  const { list, unit, count, items, next } = facts
  const what = FIGURE_TEXT[list][language]
  const where = unit?.full_name ?? t('toàn thành phố', 'the whole city')
  const when = facts.period ? `, ${say(periodText(facts.period), language)}` : ''
  return (
    <Page
      view={view}
      title={`${what} – ${where}`}
      width="wide"
      hasErrors={period.errors.length > 0}
      breadcrumbs={[
        { text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' },
        { text: t('Hồ sơ', 'Dossiers') },
      ]}
    >
      <PeriodErrors period={period} />
      <Heading text={what} caption={t('Hồ sơ', 'Dossiers')} lead={`${where}${when}`} />
      <NarrowedBy query={query} />
      <Filters view={view} facts={facts} query={query} period={period} />
      <SearchBox
        isPrivate
        action={PATH}
        label={t('Tìm trong danh sách', 'Find in the list')}
        hint={t('Mã hồ sơ hoặc tên người, gõ không dấu cũng được', 'Code or name; accents are not needed')}
        value={query.q ?? ''}
        keep={kept(query, CHOSEN)}
        results="ho-so"
      />
      <SearchResults id="ho-so" summary={summaryOf(view, count, items.length)}>
        <DossierLines
          rows={items}
          now={now}
          caption={what}
          hideUnit={unit !== null}
          empty={t('Không có hồ sơ nào.', 'There is no dossier.')}
        />
        {query.q ? null : <DownloadLinks path={`${PATH}/tai`} query={kept(query, CHOSEN)} />}
        <Pagination
          next={next ? hrefOf({ ...query, sau: next }) : null}
          first={query.sau ? hrefOf({ ...query, sau: '' }) : undefined}
        />
      </SearchResults>
    </Page>
  )
}

type FilterProps = Omit<Props, 'now'>

function Filters({ view, facts, query, period }: FilterProps) {
  const { t } = view
  return (
    <FilterForm action={PATH} keep={kept(query, NARROWING)}>
      <Select
        name="view"
        label={t('Danh sách', 'List')}
        value={facts.list}
        options={LISTS.map((list) => ({ value: list, label: FIGURE_TEXT[list] }))}
      />
      <ComboBox
        name="unit"
        label={t('Xã, phường', 'Commune, ward')}
        optional
        emptyLabel={t('Toàn thành phố', 'The whole city')}
        value={facts.unit?.slug}
        options={facts.units.map((unit) => ({ value: unit.slug, label: unit.full_name }))}
      />
      {facts.period ? <DayFields period={period} /> : null}
    </FilterForm>
  )
}

function summaryOf(view: View, count: number | null, shown: number): string {
  const number = showNumber(count ?? shown, view.language)
  return count === null
    ? view.t(`${number} hồ sơ trên trang này`, `${number} dossiers on this page`)
    : view.t(`${number} hồ sơ`, `${number} dossiers`)
}

function kept(query: Asked, names: readonly (keyof Asked)[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (query[name] ? [[name, query[name]]] : [])))
}

function hrefOf(query: Asked): string {
  return `${PATH}?${new URLSearchParams(kept(query, [...CHOSEN, 'sau']))}`
}
