import { DateField, Details, ErrorSummary, errorOf, FilterForm, Tabs, useView } from '#web/ui/index.ts'
import { PERIODS, type ShownPeriod } from './period.ts'

type Props = {
  path: string
  period: ShownPeriod
  /** What else the address keeps. */
  keep: Readonly<Record<string, string>>
}

/** The period as links for the usual ones, and two days for any other. */
export function PeriodFilter({ path, period, keep }: Props) {
  const { t } = useView()
  const hrefOf = (ky: string): string => `${path}?${new URLSearchParams({ ...keep, ky })}`
  return (
    <>
      <Tabs
        label={t('Kỳ số liệu', 'Period')}
        current={period.key}
        tabs={PERIODS.map(({ key, text }) => ({ key, label: text, href: hrefOf(key) }))}
      />
      <Details
        summary={t('Chọn từ ngày đến ngày', 'Choose the days')}
        open={period.key === 'tu-chon' || period.errors.length > 0}
      >
        <FilterForm action={path} keep={keep}>
          <DayFields period={period} />
        </FilterForm>
      </Details>
    </>
  )
}

/** The two days of a period as people type them, with what is wrong about them. */
export function DayFields({ period }: { period: ShownPeriod }) {
  const { t } = useView()
  const { typed, errors } = period
  return (
    <>
      <DateField
        name="from"
        label={t('Từ ngày', 'From')}
        value={typed.from}
        error={errorOf(errors, 'from')}
        optional
      />
      <DateField
        name="to"
        label={t('Đến ngày', 'To')}
        value={typed.to}
        error={errorOf(errors, 'to')}
        optional
      />
    </>
  )
}

/** Says at the top of a page that the days could not be read; nothing where they could. */
export function PeriodErrors({ period }: { period: ShownPeriod }) {
  const { t } = useView()
  if (period.errors.length === 0) return null
  return (
    <ErrorSummary
      title={t(
        'Kỳ số liệu chưa đúng; đang hiển thị 7 ngày gần nhất',
        'The period is not right; the last 7 days are shown',
      )}
      errors={period.errors}
    />
  )
}
