import { LICENCE, type OpenMonth } from '#http/statistics/open-data-of.ts'
import { HIDING } from '#http/statistics/present-open-data.ts'
import type { OpenRow } from '#modules/statistics'
import { formatDay, formatMoment } from '#platform/dates.ts'
import type { Language } from '#platform/text.ts'
import { showNumber } from '#web/format.ts'
import {
  ButtonGroup,
  ButtonLink,
  Facts,
  FilterForm,
  Heading,
  Page,
  Panel,
  Select,
  Stack,
  Table,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { periodName } from '../reports/period-choice.ts'

type Props = { view: View; month: OpenMonth; months: readonly string[] }

const NAMES = new Intl.Collator('vi')

/** Số liệu công khai: how each commune settles, for everybody; small numbers hidden. */
export function OpenDataPage({ view, month, months }: Props) {
  const { t } = view
  const { period, data, closing } = month
  const { city } = data
  const rows = data.items.toSorted((one, other) => NAMES.compare(one.name, other.name))
  return (
    <Page view={view} title={t('Số liệu công khai', 'Public figures')} width="wide">
      <Heading
        text={t('Số liệu giải quyết thủ tục', 'How procedures are settled')}
        lead={t(
          `Toàn thành phố và từng xã, phường, từ ${formatDay(period.from)} đến ${formatDay(period.to)}.`,
          `The city and each commune, from ${formatDay(period.from)} to ${formatDay(period.to)}.`,
        )}
      />
      <Stack>
        <FilterForm action="/so-lieu">
          <Select
            name="thang"
            label={t('Tháng', 'Month')}
            value={period.key}
            options={months.map((key) => ({ value: key, label: periodName(key) }))}
          />
        </FilterForm>
        <CityFacts city={city} />
        <p class="muted">
          {closing
            ? t(
                `Số liệu đã chốt lúc ${formatMoment(closing.closed_at)}.`,
                `Closed at ${formatMoment(closing.closed_at)}.`,
              )
            : t('Số liệu tạm tính, chưa chốt.', 'Provisional, not closed yet.')}
        </p>
        <ButtonGroup>
          <ButtonLink
            kind="secondary"
            href={`/so-lieu/${period.key}.csv`}
            text={t('Tải CSV', 'Download CSV')}
          />
          <ButtonLink
            kind="secondary"
            href={`/so-lieu/${period.key}.json`}
            text={t('Tải JSON', 'Download JSON')}
          />
        </ButtonGroup>
        <UnitsTable rows={rows} />
        <Terms />
      </Stack>
    </Page>
  )
}

function CityFacts({ city }: { city: OpenRow }) {
  const { t, language } = useView()
  return (
    <Facts
      items={[
        {
          key: 'received',
          label: t('Tiếp nhận mới', 'Newly received'),
          value: shown(city.received, language),
        },
        { key: 'settled', label: t('Đã giải quyết', 'Settled'), value: shown(city.settled, language) },
        { key: 'on_time', label: t('Đúng hạn', 'On time'), value: onTime(city, language) },
        {
          key: 'waiting',
          label: t('Đang giải quyết cuối tháng', 'In progress at its end'),
          value: shown(city.waiting, language),
        },
        {
          key: 'rating',
          label: t('Đánh giá (trên 5)', 'Rating (of 5)'),
          value: shown(city.rating, language, 1),
        },
      ]}
    />
  )
}

function UnitsTable({ rows }: { rows: readonly OpenRow[] }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Từng xã, phường', 'Each commune and ward')}
      dense
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        {
          key: 'name',
          label: t('Xã, phường', 'Commune, ward'),
          isRowHeader: true,
          cell: (row) => row.name,
        },
        ...(['received', 'settled', 'waiting', 'overdue'] as const).map((name) => ({
          key: name,
          label: LABELS[name],
          align: 'end' as const,
          cell: (row: OpenRow) => shown(row[name], language),
        })),
        {
          key: 'on_time',
          label: t('Đúng hạn', 'On time'),
          align: 'end',
          cell: (row) => onTime(row, language),
        },
        {
          key: 'rating',
          label: t('Đánh giá', 'Rating'),
          align: 'end',
          cell: (row) => shown(row.rating, language, 1),
        },
      ]}
    />
  )
}

/** The rule by which small numbers are hidden, and what one may do with the rest. */
function Terms() {
  const { t, language } = useView()
  return (
    <Panel title={t('Cách công bố và giấy phép', 'What is published, and the licence')}>
      <p>
        {HIDING[language]} {t('Dấu “–” là số được ẩn hoặc không có.', '“–” is hidden or not there.')}
      </p>
      <p>
        {t('Được dùng lại theo giấy phép', 'May be used under')} <a href={LICENCE.href}>{LICENCE.name}</a>
        {t(
          '; ghi nguồn: Hai Cấp, số liệu giải quyết thủ tục của thành phố.',
          '; credit: Hai Cấp, the city’s figures.',
        )}
      </p>
    </Panel>
  )
}

const LABELS = {
  received: { vi: 'Tiếp nhận mới', en: 'Newly received' },
  settled: { vi: 'Đã giải quyết', en: 'Settled' },
  waiting: { vi: 'Đang giải quyết', en: 'In progress' },
  overdue: { vi: 'Đang quá hạn', en: 'Overdue' },
} as const

function shown(value: number | null, language: Language, digits = 0): string {
  return value === null ? '–' : showNumber(value, language, digits)
}

function onTime({ on_time }: OpenRow, language: Language): string {
  if (!on_time) return '–'
  const percent = `${showNumber(on_time.share * 100, language)} %`
  if (on_time.is === 'exactly') return percent
  const words = {
    at_least: { vi: 'ít nhất', en: 'at least' },
    at_most: { vi: 'nhiều nhất', en: 'at most' },
  } as const
  return `${words[on_time.is][language]} ${percent}`
}
