import { compareCalendars, type CalendarVersion } from '#modules/calendar'
import type { Touched } from '#modules/dossiers'
import { formatDay, formatMoment } from '#platform/dates.ts'
import { ButtonLink, Notice, Pagination, Panel, Table } from '../../ui/index.ts'
import { differenceText } from './calendar-words.ts'
import { calendarHref, OwnerFrame, type OwnerProps } from './owner-frame.tsx'
import { TouchedTable } from './touched-table.tsx'

/** Các lần sửa: every content the calendar ever had, the latest first. */
export function HistoryPage({ versions, ...owner }: OwnerProps & { versions: readonly CalendarVersion[] }) {
  const { t } = owner.view
  const href = calendarHref(owner.agency)
  return (
    <OwnerFrame {...owner} current="history">
      <Table<CalendarVersion>
        caption={t('Các lần sửa', 'History')}
        empty={t('Chưa có lịch riêng: theo lịch cấp trên.', 'No calendar of its own: it inherits.')}
        rows={versions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            label: t('Lần', 'Number'),
            isRowHeader: true,
            cell: (row) => (
              <a href={`${href}/lan-sua/${row.number}`}>{t(`Lần ${row.number}`, `No. ${row.number}`)}</a>
            ),
          },
          { key: 'from', label: t('Áp dụng từ', 'From'), cell: (row) => formatDay(row.effective_on) },
          {
            key: 'saved',
            label: t('Ghi lúc', 'Saved'),
            cell: (row) => (row.saved_at ? formatMoment(row.saved_at) : t('nạp từ tệp', 'from a file')),
          },
          { key: 'by', label: t('Người ghi', 'By'), cell: (row) => row.saved_by_name || '–' },
          { key: 'why', label: t('Lý do', 'Reason'), cell: (row) => row.reason || row.content.source },
        ]}
      />
    </OwnerFrame>
  )
}

type VersionProps = OwnerProps & {
  version: CalendarVersion
  before: CalendarVersion | null
  touched: Touched
  units: ReadonlyMap<number, string>
  skip: number
  isDone: boolean
}

/** One content: what it said otherwise than the one before, and the dossiers it would have touched. */
export function VersionPage({ version, before, touched, units, skip, isDone, ...owner }: VersionProps) {
  const { t, language } = owner.view
  const own = `${calendarHref(owner.agency)}/lan-sua/${version.number}`
  const next = skip + touched.items.length
  const changes = compareCalendars(before?.content ?? null, version.content)
  return (
    <OwnerFrame {...owner} current="history" lead={version.reason}>
      {isDone ? (
        <Notice
          kind="success"
          title={t('Đã ghi lịch. Không hẹn nào thay đổi.', 'The calendar is saved. No appointment moved.')}
        />
      ) : null}
      <Panel
        title={t(
          `Lần ${version.number}, từ ${formatDay(version.effective_on)}`,
          `No. ${version.number}, from ${formatDay(version.effective_on)}`,
        )}
      >
        <ul>
          {changes.slice(0, 100).map((one, index) => (
            <li key={index}>{differenceText(one)[language]}</li>
          ))}
        </ul>
      </Panel>
      {version.saved_at ? (
        <Panel title={t('Hồ sơ bị ảnh hưởng', 'Dossiers touched')}>
          <TouchedTable {...{ touched, units }} />
          <Pagination
            next={touched.touched > next ? `${own}?bo-qua=${next}` : null}
            first={skip > 0 ? own : undefined}
          />
          {touched.touched > 0 ? (
            <ButtonLink
              kind="secondary"
              href={`${own}/ho-so.csv`}
              text={t('Tải danh sách (CSV)', 'Download the list (CSV)')}
            />
          ) : null}
        </Panel>
      ) : null}
    </OwnerFrame>
  )
}
