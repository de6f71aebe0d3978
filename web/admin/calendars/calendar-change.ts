import {
  emptyContent,
  readCalendarCsv,
  type CalendarContent,
  type CalendarInput,
  type DayContent,
} from '#modules/calendar'
import type { Agency } from '#modules/units'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { parseDay } from '../../format.ts'
import type { Nested } from '../../form-fields.ts'
import { textIn } from '../../posted.ts'

/** What a form of the calendar changes: days, opening hours, days taken away, or the whole by a file. An outage is recorded on its own page. */
export const CHANGES = ['days', 'hours', 'remove', 'file'] as const
export type Change = (typeof CHANGES)[number]

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const MOST_DAYS = 60

type Base = { readonly agency: Agency | null; readonly last: CalendarContent | null; readonly seen: number }

/** The next content as a form asks for it; refuses with the fields that are wrong. */
export function changedBy(fields: Nested, base: Base, csv: string | null): CalendarInput {
  const wrong: FieldError[] = []
  const day = (name: string): string => dayOf(fields, { name, wrong })
  const must = (name: string, least = 1): string => needed(fields, { name, least, wrong })
  const change = CHANGES.find((one) => one === textIn(fields, 'change')) ?? 'file'
  const head = { effective_on: day('effective_on'), reason: must('reason', 5), seen: base.seen }
  const { announced_to, source, weeks, days, outages } =
    base.last ??
    emptyContent(base.agency, {
      effective_on: head.effective_on,
      announced_to: '2027-12-31',
      source: head.reason,
    })
  const said = { announced_to, source, weeks, days, outages }
  const next = {
    days: () => ({ ...said, days: withDays(days, daysOf(fields, { day, must, wrong })) }),
    hours: () => ({
      ...said,
      weeks: [
        ...weeks.filter(({ from }) => from !== head.effective_on),
        weekOf(fields, { head, must, wrong }),
      ],
    }),
    remove: () => ({ ...said, ...without(said, chosen(fields, wrong)) }),
    file: () => fileOf(csv, wrong) ?? said,
  }[change]()
  if (wrong.length > 0) throw invalid('calendar_form', wrong[0]?.message ?? NOTHING, wrong)
  return { ...head, ...next }
}

const NOTHING: Text = { vi: 'Có chỗ cần sửa.', en: 'There is a problem.' }
type Reading = {
  readonly day: (name: string) => string
  readonly must: (name: string, least?: number) => string
  readonly wrong: FieldError[]
}

function needed(
  fields: Nested,
  { name, least, wrong }: { name: string; least: number; wrong: FieldError[] },
): string {
  const text = textIn(fields, name).trim()
  if (text.length < least) {
    wrong.push(told(name, `Hãy điền ít nhất ${least} chữ.`, `Fill in at least ${least} characters.`))
  }
  return text
}

function dayOf(fields: Nested, { name, wrong }: { name: string; wrong: FieldError[] }): string {
  const parsed = parseDay(textIn(fields, name))
  if (parsed !== null) return parsed
  wrong.push(told(name, 'Hãy ghi ngày như 02/03/2026.', 'Write the day like 02/03/2026.'))
  return '1970-01-01'
}

/** Every day from the first to the last, each with the same reason. */
function daysOf(fields: Nested, { day, must, wrong }: Reading): DayContent[] {
  const kinds = ['holiday', 'compensatory', 'swap', 'closure', 'make_up', 'hours'] as const
  const kind = kinds.find((one) => one === textIn(fields, 'kind')) ?? 'closure'
  const from = toDayNumber(day('from'))
  const to = textIn(fields, 'to') === '' ? from : toDayNumber(day('to'))
  if (to < from || to - from >= MOST_DAYS) {
    wrong.push(
      told(
        'to',
        `Ngày cuối phải sau ngày đầu, tối đa ${MOST_DAYS} ngày.`,
        `The last day follows the first, at most ${MOST_DAYS} days.`,
      ),
    )
    return []
  }
  const vi = must('name')
  const hours = spansOf(fields, { name: 'hours', wrong })
  const paired = textIn(fields, 'paired') === '' ? {} : pairOf(kind, day('paired'))
  const said: Omit<DayContent, 'on'> = {
    ...{ kind, name: { vi, en: textIn(fields, 'name_en') || vi } },
    ...(hours.length > 0 ? { hours } : {}),
    ...{ ...paired, legal_basis: must('legal_basis', 2), status: 'announced' as const },
  }
  const days = Array.from({ length: to - from + 1 }, (_, index) => ({
    on: fromDayNumber(from + index),
    ...said,
  }))
  return [...days, ...madeUp(days[0], said.legal_basis)]
}

/** A swapped day off brings the day on which it is worked. */
function madeUp(day: DayContent | undefined, legal_basis: string): DayContent[] {
  if (!day?.made_up_on) return []
  const name = { vi: 'Làm bù', en: 'Make-up working day' }
  return [{ on: day.made_up_on, kind: 'make_up', instead_of: day.on, name, legal_basis, status: 'announced' }]
}

function pairOf(kind: DayContent['kind'], on: string) {
  if (kind === 'make_up') return { instead_of: on }
  return kind === 'swap' ? { made_up_on: on } : {}
}

function withDays(days: readonly DayContent[], fresh: readonly DayContent[]): DayContent[] {
  const replaced = new Set(fresh.map((one) => one.on))
  return [...days.filter((one) => !replaced.has(one.on)), ...fresh].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

type Head = Pick<CalendarInput, 'effective_on'>

function weekOf(fields: Nested, { head, must, wrong }: Omit<Reading, 'day'> & { head: Head }) {
  const spans = WEEKDAYS.map((name) => [name, spansOf(fields, { name, wrong })] as const)
  return { from: head.effective_on, hours: Object.fromEntries(spans), legal_basis: must('legal_basis', 2) }
}

/** `08:00-12:00, 13:00-17:00` as spans; empty: closed. */
function spansOf(fields: Nested, { name, wrong }: { name: string; wrong: FieldError[] }): string[] {
  const written = textIn(fields, name)
    .split(/[\s,;]+/)
    .filter(Boolean)
  const spans = written.map((one) => one.replace('–', '-').replace(/(^|-)(\d:)/g, '$10$2'))
  if (!spans.every((one) => /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(one))) {
    wrong.push(
      told(name, 'Hãy ghi giờ như 08:00-12:00 13:00-17:00.', 'Write hours like 08:00-12:00 13:00-17:00.'),
    )
    return []
  }
  return spans
}

function chosen(fields: Nested, wrong: FieldError[]): readonly string[] {
  const picked = fields['gone']
  const list =
    typeof picked === 'string'
      ? [picked]
      : Array.isArray(picked)
        ? picked.filter((one) => typeof one === 'string')
        : []
  if (list.length === 0) wrong.push(told('gone', 'Hãy chọn mục cần bỏ.', 'Choose what to take away.'))
  return list
}

/** The name a form gives each thing that may be taken away. */
export function goneKey(one: { on: string } | { from: string } | { from_at: string }): string {
  if ('on' in one) return `day ${one.on}`
  return 'from' in one ? `week ${one.from}` : `outage ${one.from_at}`
}

function without(said: Pick<CalendarContent, 'days' | 'weeks' | 'outages'>, gone: readonly string[]) {
  const stays = (one: Parameters<typeof goneKey>[0]) => !gone.includes(goneKey(one))
  return {
    days: said.days.filter(stays),
    weeks: said.weeks.filter(stays),
    outages: said.outages.filter(stays),
  }
}

function fileOf(csv: string | null, wrong: FieldError[]) {
  if (csv !== null && csv.trim() !== '') return readCalendarCsv(csv)
  wrong.push(told('file', 'Hãy chọn tệp CSV.', 'Choose a CSV file.'))
  return null
}

function told(field: string, vi: string, en: string): FieldError {
  return { field, message: { vi, en } }
}
