import type { UnitDirectory } from '#http/read-directory.ts'
import { formatDay, toDayNumber } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { DateField, errorOf, ErrorSummary, FilterForm, Heading, Page, Panel } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import type { Office } from '../office.ts'
import { HoursAhead, HoursTable, OfficeFacts } from '../office-facts.tsx'
import { hoursFrom } from '../opening-hours.ts'
import { DeskTable } from './desk-table.tsx'

type Props = {
  readonly view: View
  readonly directory: UnitDirectory
  /** Address and hours, where the day is today. */
  readonly office: Office | null
  readonly typedDay: string | undefined
  readonly errors: readonly FieldError[]
}

/** Danh bạ của một đơn vị: desks, who is on duty, telephones, hours and agencies, as of a day. */
export function DirectoryPage({ view, directory, office, typedDay, errors }: Props) {
  const { t } = view
  const { unit, on, desks, agencies } = directory
  const hours = directory.hours ? hoursFrom(directory.hours, toDayNumber(on)) : null
  const title = t('Danh bạ, người trực', 'Directory')
  return (
    <Page
      view={view}
      title={`${title} ${unit.full_name}`}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { text: t('Danh bạ', 'Directory'), href: '/danh-ba' },
        { text: unit.full_name, href: `/noi-nop/${unit.slug}` },
        { text: title },
      ]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={unit.full_name}
        lead={t(`Ngày ${formatDay(on)}. `, `As of ${formatDay(on)}. `)}
      />
      <DeskTable desks={desks} agencies={agencies} on={on} />
      {office ? (
        <Panel title={t('Địa chỉ và giờ làm việc', 'Address and hours')}>
          <OfficeFacts office={office} />
        </Panel>
      ) : hours ? (
        <Panel title={t('Giờ làm việc từ ngày này', 'Hours from this day on')}>
          <HoursTable days={hours.days} />
          <HoursAhead ahead={hours.ahead} />
        </Panel>
      ) : null}
      <Panel title={t('Các cơ quan', 'Agencies')}>
        <ul>
          {agencies.map((agency) => (
            <li key={agency.id}>
              {agency.name}
              {agency.address ? ` – ${agency.address}` : ''}
            </li>
          ))}
        </ul>
      </Panel>
      <p>
        <a href="/bieu-phi">{t('Biểu phí, lệ phí các thủ tục', 'Table of fees')}</a>
      </p>
      <FilterForm action={`/danh-ba/${unit.slug}`}>
        <DateField
          name="ngay"
          label={t('Xem ngày khác', 'Another day')}
          value={typedDay ?? formatDay(on)}
          error={errorOf(errors, 'ngay')}
        />
      </FilterForm>
    </Page>
  )
}
