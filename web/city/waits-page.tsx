import type { Unit } from '#modules/units'
import { formatDay, formatHour } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '#web/format.ts'
import {
  ButtonGroup,
  ButtonLink,
  DateField,
  Details,
  ErrorSummary,
  errorOf,
  Figures,
  FilterForm,
  Heading,
  Line,
  Page,
  Stack,
  Table,
  type Column,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { Times } from '../queue/times.tsx'
import { DownloadLinks } from './download-links.tsx'
import { type QuarterWaits, type UnitWaits, type Waits } from './waits-facts.ts'
import { WAIT_NAMES, WAIT_TEXT, waitFigure, type WaitName } from './waits-sheet.ts'

export type WaitsFacts = {
  readonly day: string
  readonly today: string
  readonly typed: string
  readonly errors: readonly FieldError[]
  /** The one commune that is looked at; null is the whole city. */
  readonly unit: Unit | null
  readonly total: Waits
  readonly units: readonly UnitWaits[]
  readonly quarters: readonly QuarterWaits[]
  /** The days beside it; no later one than today. */
  readonly before: string
  readonly after: string | null
}

/** Chờ ở quầy: how long people waited and were served on a day, by fifteen minutes, and in each commune. */
export function WaitsPage({ view, facts }: { view: View; facts: WaitsFacts }) {
  const { t } = view
  const { unit, day, errors } = facts
  const title = t('Chờ ở các quầy', 'Waits at the counters')
  return (
    <Page
      view={view}
      title={unit ? `${title}: ${unit.full_name}` : title}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' },
        ...(unit ? [{ text: title, href: hrefOf(day) }, { text: unit.full_name }] : [{ text: title }]),
      ]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={unit ? `${title}: ${unit.full_name}` : title}
        lead={t(
          `Ngày ${formatDay(day)}${day === facts.today ? ', đến lúc này' : ''}`,
          `On ${formatDay(day)}${day === facts.today ? ', until now' : ''}`,
        )}
      />
      <Days facts={facts} />
      <Stack>
        <Totals total={facts.total} />
        <Quarters quarters={facts.quarters} />
        {unit ? null : (
          <>
            <Heading level={2} text={t('Từng xã, phường', 'Each commune and ward')} />
            <Units rows={facts.units} day={day} />
            <DownloadLinks path="/dieu-hanh/cho-doi/tai" query={{ ngay: day }} />
            <p>
              <a href="/quay/da-bo">
                {t('Việc các quầy đã bỏ khi mất kết nối', 'What desks discarded of a cut line')}
              </a>
            </p>
          </>
        )}
      </Stack>
    </Page>
  )
}

function hrefOf(day: string, unit?: string): string {
  return `/dieu-hanh/cho-doi?${new URLSearchParams({ ngay: day, ...(unit ? { unit } : {}) })}`
}

function Days({ facts }: { facts: WaitsFacts }) {
  const { t } = useView()
  const slug = facts.unit?.slug
  return (
    <>
      <ButtonGroup>
        <ButtonLink kind="secondary" href={hrefOf(facts.before, slug)} text={t('Ngày trước', 'Day before')} />
        {facts.after ? (
          <ButtonLink kind="secondary" href={hrefOf(facts.after, slug)} text={t('Ngày sau', 'Day after')} />
        ) : null}
      </ButtonGroup>
      <FilterForm action="/dieu-hanh/cho-doi" keep={slug ? { unit: slug } : {}}>
        <DateField
          name="ngay"
          label={t('Ngày khác', 'Another day')}
          value={facts.typed}
          error={errorOf(facts.errors, 'ngay')}
        />
      </FilterForm>
    </>
  )
}

function Totals({ total }: { total: Waits }) {
  const { language } = useView()
  return (
    <Figures
      items={WAIT_NAMES.map((key) => ({
        key,
        label: WAIT_TEXT[key],
        value: shown(waitFigure(key, total), language),
      }))}
    />
  )
}

function shown(value: number | null, language: View['language']): string {
  return value === null ? '–' : showNumber(value, language, Number.isInteger(value) ? 0 : 1)
}

function Quarters({ quarters }: { quarters: readonly QuarterWaits[] }) {
  const { t, language } = useView()
  if (quarters.length < 2) return null
  return (
    <>
      <Times
        times={quarters}
        caption={t(
          'Phút chờ và phút phục vụ trung bình, theo 15 phút',
          'Mean minutes of wait and service, by 15 minutes',
        )}
      />
      <Line
        caption={t('Số người, theo 15 phút', 'People, by 15 minutes')}
        summary={peopleWords(quarters, t)}
        labels={quarters.map(({ at }) => formatHour(at))}
        series={(['taken', 'called', 'missed'] as const).map((key) => ({
          key,
          label: WAIT_TEXT[key],
          values: quarters.map((one) => one[key]),
        }))}
        format={(value) => showNumber(value, language)}
      />
    </>
  )
}

function peopleWords(quarters: readonly QuarterWaits[], t: View['t']): string {
  const most = quarters.reduce((best, one) => (one.taken > best.taken ? one : best))
  const at = formatHour(most.at)
  return t(
    `Đông nhất lúc ${at}: ${most.taken} người lấy số trong 15 phút.`,
    `Most came at ${at}: ${most.taken} numbers taken in 15 minutes.`,
  )
}

/** So many stand in sight: those where people waited longest. All 126 would be forty screens of a phone. */
const IN_SIGHT = 20

function Units({ rows, day }: { rows: readonly UnitWaits[]; day: string }) {
  const { t } = useView()
  const others = rows.slice(IN_SIGHT)
  return (
    <>
      <UnitTable rows={rows.slice(0, IN_SIGHT)} day={day} />
      {others.length > 0 ? (
        <Details summary={t(`${others.length} xã, phường khác`, `${others.length} others`)}>
          <UnitTable rows={others} day={day} />
        </Details>
      ) : null}
    </>
  )
}

function UnitTable({ rows, day }: { rows: readonly UnitWaits[]; day: string }) {
  const { t, language } = useView()
  const figure = (name: WaitName): Column<UnitWaits> => ({
    key: name,
    label: WAIT_TEXT[name],
    align: 'end',
    cell: (row) => shown(waitFigure(name, row), language),
  })
  return (
    <Table
      caption={t('Chờ và phục vụ ở từng xã, phường', 'Waits and services in each commune and ward')}
      hideCaption
      dense
      rows={rows}
      rowKey={({ unit }) => unit.code}
      columns={[
        {
          key: 'name',
          label: t('Xã, phường', 'Commune, ward'),
          isRowHeader: true,
          cell: ({ unit }) => <a href={hrefOf(day, unit.slug)}>{unit.full_name}</a>,
        },
        ...WAIT_NAMES.map(figure),
      ]}
    />
  )
}
