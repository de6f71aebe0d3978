import { DAY_MINUTES, fromLocalMinute, toLocalMinute } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { type ClockRules, FIFTEEN_OCLOCK, type Start } from './clock-rules.ts'
import { CLOCK_START_TEXTS } from './clock-start.ts'
import type { Count } from './count.ts'
import type { DueInput } from './due-input.ts'
import { dayLines, type Line, totalOf } from './explanation-days.ts'
import {
  AFTER_FIFTEEN_TEXT,
  capital,
  CHANNEL_TEXTS,
  COUNTING_TEXTS,
  dayText,
  dueText,
  momentText,
  SHIFT_TEXTS,
} from './explanation-texts.ts'
import { INTERVAL_TEXTS, type IntervalKind } from './interval.ts'
import { limitText } from './limit.ts'
import type { Restart } from './restart.ts'
import { dayAt } from './working-time.ts'

/** One line of "vì sao ngày hẹn là …". The counted minutes of all lines are what the limit came to. */
export type ExplanationLine = {
  readonly from: string
  readonly to: string
  readonly counted_minutes: number
  readonly text: Text
}

/** What the clock found, for the explanation to tell. */
type Found = {
  readonly input: DueInput
  readonly rules: ClockRules
  readonly received: number
  readonly first: Start
  readonly restarts: readonly Restart[]
  readonly count: Count | null
  readonly due: number | null
  readonly waiting_for: IntervalKind | null
}

/** Tells day by day how the due date came about, in Vietnamese and English. */
export function explain(found: Found): ExplanationLine[] {
  const lines = [receiptLine(found)]
  if (found.input.limit.unit !== 'none' && found.input.limit.unit !== 'unknown') {
    lines.push(...found.restarts.map(restartLine))
    if (found.count) lines.push(...dayLines(found.count, found.input))
    lines.push(...endLines(found))
  }
  return lines.map((line) => ({
    from: fromLocalMinute(line.from),
    to: fromLocalMinute(line.to),
    counted_minutes: line.counted,
    text: line.text,
  }))
}

function receiptLine(found: Found): Line {
  const { input, first } = found
  const received = toLocalMinute(input.receivedAt)
  const limit = limitText(input.limit)
  const counting = isAfterFifteen(found) ? AFTER_FIFTEEN_TEXT : COUNTING_TEXTS[input.limit.unit]
  const channel = CHANNEL_TEXTS[input.channel]
  const at = momentText(received)
  const shift = shiftText(first)
  const begins = beginsText(found, shift)
  return {
    from: Math.min(received, first.at),
    to: first.at === Number.POSITIVE_INFINITY ? received : first.at,
    counted: 0,
    text: {
      vi: `Nhận ${channel.vi} lúc ${at.vi}${begins.vi}. Thời hạn ${limit.vi}: ${counting.vi}.`,
      en: `Received ${channel.en} at ${at.en}${begins.en}. Limit: ${limit.en}; ${counting.en}.`,
    },
  }
}

/** From when the limit counts where that is not the receipt (D13, D14), and why it is taken for later. */
function beginsText({ input: { begins }, received }: Found, shift: Text): Text {
  if (begins === undefined || begins.by === 'acceptance') return shift
  const what = CLOCK_START_TEXTS[begins.by]
  const since = { vi: `. Thời hạn tính từ khi ${what.vi}`, en: `. The limit counts from when ${what.en}` }
  if (begins.at === null) {
    const yet = { vi: 'chưa có, nên chưa có ngày hẹn', en: 'not yet, so there is no due date' }
    return { vi: `${since.vi}: ${yet.vi}`, en: `${since.en}: ${yet.en}` }
  }
  const at = momentText(received)
  const most = begins.isExpected ? { vi: 'chậm nhất ', en: 'at the latest ' } : { vi: '', en: '' }
  return {
    vi: `${since.vi}: ${most.vi}${at.vi}${shift.vi}`,
    en: `${since.en}: ${most.en}${at.en}${shift.en}`,
  }
}

/** Does the 15:00 rule move a "trong ngày" result to the next working day (D5)? */
function isAfterFifteen({ input, rules, first }: Found): boolean {
  const minute = first.at - dayAt(first.at) * DAY_MINUTES
  return input.limit.unit === 'same_day' && rules.fifteen_oclock && minute > FIFTEEN_OCLOCK
}

function shiftText(start: Start): Text {
  if (start.shift === null) return { vi: '', en: '' }
  const why = SHIFT_TEXTS[start.shift]
  const at = momentText(start.at)
  return { vi: `, ${why.vi}: coi như nhận lúc ${at.vi}`, en: `, ${why.en}: taken as received at ${at.en}` }
}

function restartLine({ from, to, start }: Restart): Line {
  const asked = momentText(from)
  if (to === Number.POSITIVE_INFINITY) {
    const vi = `Chờ bổ sung hồ sơ từ ${asked.vi}: thời hạn tính lại từ đầu khi bổ sung đủ.`
    const en = `Waiting for the supplement since ${asked.en}: the limit begins again once it is complete.`
    return { from, to: from, counted: 0, text: { vi, en } }
  }
  const came = momentText(to)
  const shift = shiftText(start)
  return {
    from,
    to,
    counted: 0,
    text: {
      vi: `Chờ bổ sung hồ sơ từ ${asked.vi} đến ${came.vi}${shift.vi}: thời hạn tính lại từ đầu.`,
      en: `Waiting for the supplement from ${asked.en} to ${came.en}${shift.en}: the limit begins again.`,
    },
  }
}

function endLines({ input, count, due, restarts, waiting_for }: Found): Line[] {
  const at = count?.days.at(-1)?.to ?? restarts.at(-1)?.from
  if (due === null || !count) return at === undefined ? [] : [openLine(waiting_for, at)]
  const total = totalOf(count)
  const lines: Line[] = [{ from: due, to: due, counted: 0, text: dueText(due, total) }]
  if (dayAt(due) > input.calendar.announced_to)
    lines.unshift(unannouncedLine(due, input.calendar.announced_to))
  return lines
}

function openLine(kind: IntervalKind | null, at: number): Line {
  const why = INTERVAL_TEXTS[kind ?? 'objective_cause']
  const vi = `${capital(why.vi)}, chưa kết thúc: chưa có ngày hẹn mới.`
  return {
    from: at,
    to: at,
    counted: 0,
    text: { vi, en: `${capital(why.en)}, not over yet: no new due date.` },
  }
}

function unannouncedLine(due: number, announcedTo: number): Line {
  const day = dayText(announcedTo)
  return {
    from: due,
    to: due,
    counted: 0,
    text: {
      vi: `Lịch nghỉ mới được công bố đến ${day.vi}; các ngày sau đó tính theo tuần làm việc thường.`,
      en: `Days off are announced up to ${day.en}; later days are counted as an ordinary working week.`,
    },
  }
}
