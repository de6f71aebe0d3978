import { planOf, type Calendar, type CalendarContent, type DayPlan } from '#modules/calendar'
import {
  addMonths,
  dayOf,
  formatDay,
  formatMoment,
  fromDayNumber,
  toDayNumber,
  weekdayOf,
} from '#platform/dates.ts'
import { ButtonGroup, ButtonLink, Notice, useView, useWords } from '../../ui/index.ts'
import { DAY_TEXT, WEEKDAY_TEXT } from './calendar-words.ts'
import { calendarHref, OwnerFrame, type OwnerProps } from './owner-frame.tsx'

type Props = OwnerProps & {
  year: number
  calendar: Calendar
  /** What the owner itself says; null where it only inherits. */
  own: CalendarContent | null
  /** Outages are recorded by the city's administrator, for calendars and dossiers at once. */
  mayRecord: boolean
}

/** Cả năm: twelve months, and under each why its days are not ordinary and who says so. */
export function YearPage(props: Props) {
  const { view, agency, mayEdit, year, calendar, own } = props
  const { t } = view
  const href = calendarHref(agency)
  const isAnnounced = toDayNumber(`${year}-12-31`) <= calendar.announced_to
  return (
    <OwnerFrame
      {...{ view, agency, mayEdit }}
      current="year"
      lead={
        agency && !own
          ? t('Chưa có lịch riêng: theo lịch thành phố.', 'No calendar of its own: it follows the city’s.')
          : t(
              'Ngày có ký hiệu được giải thích ngay dưới mỗi tháng.',
              'Marked days are explained under each month.',
            )
      }
    >
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`${href}?nam=${year - 1}`} text={`← ${year - 1}`} />
        <ButtonLink kind="secondary" href={`${href}?nam=${year + 1}`} text={`${year + 1} →`} />
        {own ? (
          <ButtonLink kind="quiet" href={`${href}/lich.csv`} text={t('Tải lịch (CSV)', 'Download (CSV)')} />
        ) : null}
      </ButtonGroup>
      {isAnnounced ? null : (
        <Notice kind="warning">
          <p>
            {t(
              `Lịch nghỉ mới công bố đến ${formatDay(fromDayNumber(calendar.announced_to))}; sau đó tính tuần làm việc thường.`,
              `Days off are announced up to ${formatDay(fromDayNumber(calendar.announced_to))}; later weeks count as ordinary.`,
            )}
          </p>
        </Notice>
      )}
      <h2>{t(`Năm ${year}`, `The year ${year}`)}</h2>
      <div class="year">
        {Array.from({ length: 12 }, (_, month) => (
          <Month
            key={month}
            first={addMonths(toDayNumber(`${year}-01-01`), month)}
            {...{ calendar, own, isCity: agency === null }}
          />
        ))}
      </div>
      <Outages {...props} />
    </OwnerFrame>
  )
}

/** Outages that met the owner in this year: what they took away counts for no dossier. */
function Outages({ year, calendar, agency, mayRecord }: Props) {
  const { t } = useView()
  const met = calendar.outages.filter(({ from_at }) => formatDay(dayOf(from_at)).endsWith(String(year)))
  const href = `/quan-tri/su-co${agency ? `?${new URLSearchParams({ scope: 'agency', agency: agency.id }).toString()}` : ''}`
  return (
    <>
      <h2>{t('Sự cố đã ghi nhận', 'Recorded outages')}</h2>
      {met.length === 0 ? (
        <p>{t('Không có sự cố nào trong năm.', 'No outage in this year.')}</p>
      ) : (
        <ul>
          {met.map(({ from_at, to_at, legal_basis }) => (
            <li key={`${from_at} ${legal_basis}`}>
              <b>{`${formatMoment(from_at)} – ${to_at ? formatMoment(to_at) : ''}`}</b> {legal_basis}
            </li>
          ))}
        </ul>
      )}
      {mayRecord ? (
        <ButtonGroup>
          <ButtonLink kind="quiet" href={href} text={t('Ghi nhận một sự cố', 'Record an outage')} />
        </ButtonGroup>
      ) : null}
    </>
  )
}

type MonthProps = Pick<Props, 'calendar' | 'own'> & { first: number; isCity: boolean }

function Month({ first, calendar, own, isCity }: MonthProps) {
  const { t } = useView()
  const days = Array.from({ length: addMonths(first, 1) - first }, (_, index) => first + index)
  const month = Number(fromDayNumber(first).slice(5, 7))
  const weeks = weeksOf(days)
  const told = days.filter((day) => isTold(planOf(calendar, day)))
  const say = useWords()
  return (
    <section class="month">
      <table>
        <caption>{t(`Tháng ${month}`, MONTHS[month - 1] ?? '')}</caption>
        <thead>
          <tr>
            {Object.entries(WEEKDAY_TEXT).map(([key, text]) => (
              <th key={key} scope="col">
                <abbr title={say(text)}>{say(SHORT[key] ?? text)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) =>
                day === null ? <td key={index} /> : <Day key={day} {...{ day, calendar }} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {told.length > 0 ? <Reasons days={told} {...{ calendar, own, isCity }} /> : null}
    </section>
  )
}

function Day({ day, calendar }: { day: number; calendar: Calendar }) {
  const say = useWords()
  const plan = planOf(calendar, day)
  const kind = plan.why?.kind ?? null
  return (
    <td class={kind === null ? undefined : `day-${plan.open === 0 ? 'off' : 'open'} day-${kind}`}>
      {Number(fromDayNumber(day).slice(8))}
      {kind === null || kind === 'weekend' ? null : (
        <span class="visually-hidden">{` ${say(DAY_TEXT[kind])}`}</span>
      )}
    </td>
  )
}

type Run = { readonly from: number; readonly to: number; readonly plan: DayPlan; readonly isOwn: boolean }

/** The marked days of a month, runs with one reason in one line, and who says so. */
function Reasons({ days, calendar, own, isCity }: Omit<MonthProps, 'first'> & { days: readonly number[] }) {
  const { t } = useView()
  const say = useWords()
  const said = new Set(own?.days.map((day) => toDayNumber(day.on)))
  return (
    <ul class="month-reasons">
      {runsOf(days, calendar, said).map(({ from, to, plan, isOwn }) => (
        <li key={from}>
          <b>{from === to ? dayName(from) : `${dayName(from)}–${dayName(to)}`}</b>{' '}
          {plan.why ? `${say(DAY_TEXT[plan.why.kind])}: ${say(plan.why.name)}` : null}
          {plan.open > 0 ? ` (${hoursOf(plan)})` : null}{' '}
          {isCity ? null : (
            <span class="muted">
              {isOwn ? t('ghi riêng', 'its own') : t('theo lịch thành phố', 'inherited')}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function runsOf(days: readonly number[], calendar: Calendar, said: ReadonlySet<number>): Run[] {
  const runs: Run[] = []
  for (const day of days) {
    const plan = planOf(calendar, day)
    const isOwn = said.has(day)
    const last = runs.at(-1)
    const isSame =
      last?.to === day - 1 && last.isOwn === isOwn && last.plan.why?.name.vi === plan.why?.name.vi
    if (last && isSame && last.plan.open === plan.open) runs[runs.length - 1] = { ...last, to: day }
    else runs.push({ from: day, to: day, plan, isOwn })
  }
  return runs
}

function dayName(day: number): string {
  return formatDay(fromDayNumber(day)).slice(0, 5)
}

function hoursOf({ spans }: DayPlan): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ')
}

/** Weeks from Monday; null before the first and after the last. */
function weeksOf(days: readonly number[]): (number | null)[][] {
  const before = Array.from({ length: weekdayOf(days[0] ?? 0) - 1 }, () => null)
  const cells = [...before, ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, index) => cells[week * 7 + index] ?? null),
  )
}

const SHORT: Record<string, { vi: string; en: string }> = {
  mon: { vi: 'T2', en: 'Mo' },
  tue: { vi: 'T3', en: 'Tu' },
  wed: { vi: 'T4', en: 'We' },
  thu: { vi: 'T5', en: 'Th' },
  fri: { vi: 'T6', en: 'Fr' },
  sat: { vi: 'T7', en: 'Sa' },
  sun: { vi: 'CN', en: 'Su' },
}
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

function isTold(plan: DayPlan): boolean {
  return plan.why !== null && plan.why.kind !== 'weekend'
}
