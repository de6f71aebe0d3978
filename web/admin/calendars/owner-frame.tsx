import type { ComponentChildren } from 'preact'
import { CITY_CALENDAR } from '#http/calendar-changes.ts'
import type { Agency } from '#modules/units'
import type { FieldError } from '#platform/refusal.ts'
import { ErrorSummary, Heading, Page, Tabs, type Words } from '../../ui/index.ts'
import type { View } from '../../view.ts'

export type OwnerProps = { view: View; agency: Agency | null; mayEdit: boolean }
type Props = OwnerProps & {
  current: 'year' | 'edit' | 'history'
  lead?: Words
  errors?: readonly FieldError[] | undefined
  children?: ComponentChildren
}

/** The address of an owner's calendar. */
export function calendarHref(agency: Agency | null): string {
  return `/quan-tri/lich/${agency?.slug ?? CITY_CALENDAR}`
}

/** What every page of one calendar has: whose it is, and the way between year, change and history. */
export function OwnerFrame({ view, agency, mayEdit, current, lead, errors = [], children }: Props) {
  const { t } = view
  const title = agency
    ? t(`Lịch của ${agency.name}`, `Calendar of ${agency.name}`)
    : t('Lịch thành phố', 'The city’s calendar')
  const href = calendarHref(agency)
  const tabs = [
    { key: 'year', label: t('Cả năm', 'The year'), href },
    ...(mayEdit ? [{ key: 'edit', label: t('Sửa lịch', 'Change'), href: `${href}/sua` }] : []),
    { key: 'history', label: t('Các lần sửa', 'History'), href: `${href}/lan-sua` },
  ]
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { text: t('Lịch làm việc', 'Working calendars'), href: '/quan-tri/lich' },
        { text: title },
      ]}
    >
      <ErrorSummary errors={errors} />
      <Heading text={title} {...(lead ? { lead } : {})} />
      <Tabs label={t('Phần của lịch', 'Parts of the calendar')} tabs={tabs} current={current} />
      {children}
    </Page>
  )
}
