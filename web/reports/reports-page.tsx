import type { Closing, NamedUnit, Report, ReportDefinition } from '#modules/statistics'
import { formatDay, formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  FilterForm,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  Select,
  Stack,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { ComparedTable } from './compared-table.tsx'
import { periodName, periodOptions } from './period-choice.ts'
import { ReportTable } from './report-table.tsx'
import { askedParts, type AskedReport } from './reports-query.ts'

/** Everything the page shows. */
export type ShownReport = {
  readonly report: Report
  /** The same on the other basis, where the period is closed. */
  readonly restated: Report | null
  readonly reports: readonly ReportDefinition[]
  /** Units to choose from; none for who has only his own. */
  readonly units: readonly NamedUnit[]
  /** The key of the closing form; null where nothing is to be closed by this reader. */
  readonly closeKey: string | null
  readonly today: string
  readonly isClosed: boolean
}

type Props = { view: View; asked: AskedReport; shown: ShownReport; hasClosed: boolean }

/** Báo cáo: one report of a period, of the city or a unit, with its files and its closing. */
export function ReportsPage({ view, asked, shown, hasClosed }: Props) {
  const { t, language } = view
  const { report, restated } = shown
  const { title, law, notes } = report.definition
  const whose = report.unit?.full_name ?? t('Toàn thành phố', 'The whole city')
  return (
    <Page view={view} title={t('Báo cáo', 'Reports')} width="wide" hasErrors={asked.errors.length > 0}>
      <ErrorSummary errors={asked.errors} />
      <Heading
        text={say(title, language)}
        lead={`${law} · ${whose} · ${t('từ', 'from')} ${formatDay(report.period.from)} ${t('đến', 'to')} ${formatDay(report.period.to)}`}
      />
      <Stack>
        {hasClosed ? (
          <Notice kind="success" title={t('Đã chốt kỳ báo cáo này.', 'This period is closed.')} />
        ) : null}
        <ReportChoice asked={asked} shown={shown} />
        <p class="muted">{basisWords(report, t)}</p>
        <ReportTable report={report} caption={`${say(title, language)}, ${whose}`} />
        <Files asked={asked} />
        {restated ? <ComparedTable reported={report} restated={restated} /> : null}
        {shown.closeKey ? <CloseForm asked={asked} idempotencyKey={shown.closeKey} /> : null}
        <Panel title={t('Số liệu được tính thế nào', 'How the figures are counted')}>
          <ul>
            {notes.map((note) => (
              <li key={note.vi}>{say(note, language)}</li>
            ))}
            {report.definition.columns.flatMap(({ key, number, missing }) =>
              missing ? [<li key={key}>{`${number} ${say(missing, language)}`}</li>] : [],
            )}
            <li>{t('Dấu “…”: không có số liệu.', '“…”: no data.')}</li>
          </ul>
        </Panel>
      </Stack>
    </Page>
  )
}

function basisWords(
  { basis, closing, until }: Pick<Report, 'basis' | 'closing' | 'until'>,
  t: View['t'],
): string {
  if (basis === 'restated') {
    return t(
      `Số liệu tính lại theo những gì biết đến nay và địa giới hiện nay, tính đến ${formatMoment(until)}.`,
      `Restated by what is known now and by today’s boundaries, as of ${formatMoment(until)}.`,
    )
  }
  return closing ? closedWords(closing, t) : openWords(until, t)
}

function closedWords({ closed_at, closed_by_name }: Closing, t: View['t']): string {
  return t(
    `Số liệu đã chốt lúc ${formatMoment(closed_at)}, người chốt: ${closed_by_name}. Số đã chốt không đổi nữa.`,
    `Closed at ${formatMoment(closed_at)} by ${closed_by_name}. What was closed does not change any more.`,
  )
}

function openWords(until: string, t: View['t']): string {
  return t(`Chưa chốt; tính đến ${formatMoment(until)}.`, `Not closed; as of ${formatMoment(until)}.`)
}

function ReportChoice({ asked, shown }: { asked: AskedReport; shown: ShownReport }) {
  const { t, language } = useView()
  return (
    <FilterForm action="/bao-cao">
      <Select
        name="bieu"
        label={t('Biểu', 'Report')}
        value={asked.key}
        options={shown.reports.map((one) => ({
          value: one.key,
          label: `${one.number}: ${say(one.title, language)}`,
        }))}
      />
      <Select
        name="ky"
        label={t('Kỳ', 'Period')}
        value={asked.period.key}
        options={periodOptions(shown.today, asked.period)}
      />
      {shown.units.length > 0 ? (
        <Select
          name="don-vi"
          label={t('Đơn vị', 'Unit')}
          value={asked.unit ?? ''}
          options={[
            { value: '', label: t('Toàn thành phố', 'The whole city') },
            ...shown.units.map((unit) => ({ value: unit.slug, label: unit.full_name })),
          ]}
        />
      ) : null}
      {shown.isClosed ? (
        <Select
          name="so-lieu"
          label={t('Số liệu', 'Figures')}
          value={asked.basis === 'restated' ? 'tinh-lai' : ''}
          options={[
            { value: '', label: t('Như đã báo cáo', 'As reported') },
            { value: 'tinh-lai', label: t('Tính lại hôm nay', 'Restated today') },
          ]}
        />
      ) : null}
    </FilterForm>
  )
}

function Files({ asked }: { asked: AskedReport }) {
  const { t } = useView()
  const parts = new URLSearchParams({
    period: asked.period.key,
    basis: asked.basis,
    ...(asked.unit ? { unit: asked.unit } : {}),
  })
  const href = (format: string): string => `/api/reports/${asked.key}?${parts}&format=${format}`
  return (
    <ButtonGroup>
      <ButtonLink
        kind="secondary"
        href={href('xlsx')}
        text={t('Tải bảng tính (XLSX)', 'Spreadsheet (XLSX)')}
      />
      <ButtonLink kind="secondary" href={href('pdf')} text={t('Tải bản in (PDF)', 'Print (PDF)')} />
      <ButtonLink kind="secondary" href={href('json')} text={t('Dữ liệu (JSON)', 'Data (JSON)')} />
      <ButtonLink
        kind="secondary"
        href={`/chi-so-766?${askedParts(asked)}`}
        text={t('Bộ chỉ số 766 của kỳ này', 'Service index of this period')}
      />
    </ButtonGroup>
  )
}

function CloseForm({ asked, idempotencyKey }: { asked: AskedReport; idempotencyKey: string }) {
  const { t, language } = useView()
  const name = say(periodName(asked.period.key), language)
  return (
    <Panel title={t(`Chốt ${name}`, `Close ${name}`)}>
      <p>
        {t(
          'Sau khi chốt, mọi biểu của kỳ này in ra giống hệt nhau mãi về sau, dù hồ sơ, địa giới hay danh mục thay đổi. Điều biết thêm sau đó hiện ở cột “Tính lại”. Không bỏ chốt được.',
          'Once closed, every report of this period prints the same for ever, whatever becomes of dossiers, boundaries or lists. What is learned later shows as “restated”. A closing cannot be undone.',
        )}
      </p>
      <Form action={`/bao-cao/chot?${askedParts(asked)}`} idempotencyKey={idempotencyKey}>
        <input type="hidden" name="period" value={asked.period.key} />
        <Button text={t(`Chốt ${name}`, `Close ${name}`)} />
      </Form>
    </Panel>
  )
}
