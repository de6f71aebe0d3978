import { fromDayNumber, toDayNumber, weekdayName, weekdayOf } from '#platform/dates.ts'
import { stepOf } from './tile-map.tsx'
import { type Words, useView, useWords } from './words.ts'

/** One day with its figure and the page behind it; a day outside the period has none. */
export type HeatDay = { readonly day: string; readonly value: number; readonly href: string }

export type HeatCalendarProps = {
  caption: Words
  /** What the calendar shows, as one sentence. */
  summary: Words
  /** Days one after the other, none left out. */
  days: readonly HeatDay[]
  borders: readonly [number, number, number, number]
  format: (value: number) => string
  /** How a day is written: `02/03/2026`. */
  formatDay: (day: string) => string
}

/** Monday to Sunday, as narrow columns are headed. */
const SHORT: readonly Words[] = [
  { vi: 'T2', en: 'Mo' },
  { vi: 'T3', en: 'Tu' },
  { vi: 'T4', en: 'We' },
  { vi: 'T5', en: 'Th' },
  { vi: 'T6', en: 'Fr' },
  { vi: 'T7', en: 'Sa' },
  { vi: 'CN', en: 'Su' },
]
const A_MONDAY = toDayNumber('2026-03-02')

/** Days as a calendar, coloured by their figure: a table, a week a row, each day a link that says its own figure. */
export function HeatCalendar(props: HeatCalendarProps) {
  const view = useView()
  const say = useWords()
  const weeks = weeksOf(props.days)
  return (
    <figure class="tile-map heat">
      <figcaption>{say(props.caption)}</figcaption>
      <p class="muted">{say(props.summary)}</p>
      <table class="heat-table">
        <caption class="visually-hidden">{say(props.caption)}</caption>
        <thead>
          <tr>
            <th scope="col">{view.t('Tuần từ', 'Week of')}</th>
            {SHORT.map((short, place) => (
              <th key={say(short)} scope="col">
                <abbr title={say(weekdayName(A_MONDAY + place))}>{say(short)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <Week key={week.monday} week={week} {...props} />
          ))}
        </tbody>
      </table>
    </figure>
  )
}

type WeekProps = HeatCalendarProps & { week: WeekOfDays }

function Week({ week, borders, format, formatDay }: WeekProps) {
  return (
    <tr>
      <th scope="row">{formatDay(week.monday).slice(0, 5)}</th>
      {week.days.map((day, place) =>
        day ? (
          <td key={day.day}>
            <a
              class={`heat-day step-${day.value === 0 ? 0 : stepOf(day.value, borders)}`}
              href={day.href}
              title={`${formatDay(day.day)}: ${format(day.value)}`}
            >
              <span class="visually-hidden">{formatDay(day.day)}: </span>
              {format(day.value)}
            </a>
          </td>
        ) : (
          <td key={`${week.monday} ${place}`} />
        ),
      )}
    </tr>
  )
}

type WeekOfDays = { readonly monday: string; readonly days: readonly (HeatDay | null)[] }

/** Rows of seven from Monday on; places before the first and after the last day stay empty. */
function weeksOf(days: readonly HeatDay[]): WeekOfDays[] {
  const byMonday = Map.groupBy(days, ({ day }) => mondayOf(day))
  return [...byMonday].map(([monday, own]) => {
    const places: (HeatDay | null)[] = Array.from({ length: 7 }, () => null)
    for (const day of own) places[weekdayOf(toDayNumber(day.day)) - 1] = day
    return { monday, days: places }
  })
}

function mondayOf(day: string): string {
  const number = toDayNumber(day)
  return fromDayNumber(number - weekdayOf(number) + 1)
}
