import { formatCsv } from '#platform/csv.ts'
import { formatDay, formatMoment } from '#platform/dates.ts'
import type { CalendarContent, DayContent, WeekContent } from './calendar-content.ts'

/**
 * The columns of a calendar as CSV, one line for each thing the calendar says:
 * - `announced`: `from` the last day for which days off are announced, `legal_basis` the sources;
 * - `week`: opening hours from a day on (`to`: until it), `hours` as `mon 08:00-12:00 13:00-17:00; sat off`;
 * - `holiday`, `compensatory`, `swap`, `closure`, `make_up`, `hours`: one day, `from`;
 * - `outage`: `from` and `to` are moments, `02/03/2026 08:00`.
 */
export const CALENDAR_COLUMNS = [
  'kind',
  'from',
  'to',
  'hours',
  'name_vi',
  'name_en',
  'instead_of',
  'made_up_on',
  'legal_basis',
  'status',
  'note',
] as const
export type CalendarColumn = (typeof CALENDAR_COLUMNS)[number]

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A calendar's content as CSV; `readCalendarCsv` reads it back to the same. */
export function writeCalendarCsv(content: CalendarContent): string {
  const { announced_to, source, weeks, days, outages } = content
  const lines: Partial<Record<CalendarColumn, string>>[] = [
    { kind: 'announced', from: formatDay(announced_to), legal_basis: source },
    ...weeks.map(weekLine),
    ...days.map(dayLine),
    ...outages.map(({ from_at, to_at, name, legal_basis }) => ({
      ...{ kind: 'outage', from: formatMoment(from_at), to: formatMoment(to_at) },
      ...{ name_vi: name.vi, name_en: name.en, legal_basis },
    })),
  ]
  return formatCsv(
    CALENDAR_COLUMNS,
    lines.map((line) => CALENDAR_COLUMNS.map((column) => line[column] ?? '')),
  )
}

function weekLine({ from, until, hours, legal_basis }: WeekContent) {
  const told = WEEKDAYS.flatMap((weekday) => {
    const spans = hours[weekday]
    return spans ? [`${weekday} ${spans.length === 0 ? 'off' : spans.join(' ')}`] : []
  })
  const to = until === undefined ? '' : formatDay(until)
  return { kind: 'week', from: formatDay(from), to, hours: told.join('; '), legal_basis }
}

function dayLine(day: DayContent) {
  const { kind, on, hours, name, instead_of, made_up_on, legal_basis, status, note = '' } = day
  return {
    ...{ kind, from: formatDay(on), hours: hours?.join(' ') ?? '', name_vi: name.vi, name_en: name.en },
    instead_of: instead_of === undefined ? '' : formatDay(instead_of),
    made_up_on: made_up_on === undefined ? '' : formatDay(made_up_on),
    ...{ legal_basis, status, note },
  }
}
