import { parseArgs } from 'node:util'
import {
  type Calendar,
  CHANNELS,
  type ClockRules,
  DEFAULT_CLOCK_RULES,
  type Due,
  due,
  INTERVAL_KINDS,
  type Interval,
  parseLimit,
  readCalendarFiles,
  resolveCalendar,
} from '#modules/calendar'
import { fromLocalText, toLocalText } from '#platform/dates.ts'

/** Shown when the arguments are wrong. */
export const DUE_USAGE = `haicap due --limit "3 working_days" --channel counter --received 2026-02-13T14:00 --json
  --limit     N working_hours | working_days | calendar_days | months, or same_day, none, unknown
  --channel   ${CHANNELS.join(' | ')}
  --received  a moment in Hà Nội's time, such as 2026-02-13T14:00
  --interval  kind,from,to (again for each; without "to" while it lasts); kinds: ${INTERVAL_KINDS.join(', ')}
  --supplement restart | pause    --until a moment that ends the metric    --case any text
  --rule      a rule switched on or (with no-) off: fifteen_oclock, last_hour, after_closing; again for each`

/** The arguments are wrong; the message says which and what is allowed. */
export class DueUsageError extends Error {
  override readonly name = 'DueUsageError'
}

/** `haicap due`: answers the lines to print; with `--json` one JSON line, moments in Hà Nội's time. */
export async function dueCommand(args: readonly string[], calendars: string): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true })
  const limit = parseLimit(values.limit ?? '')
  if (!limit) throw new DueUsageError(`--limit "${values.limit ?? ''}" is not a limit\n${DUE_USAGE}`)
  const channel = CHANNELS.find((each) => each === (values.channel ?? 'counter'))
  if (!channel) throw new DueUsageError(`--channel must be one of ${CHANNELS.join(', ')}`)
  const answer = due({
    limit,
    channel,
    case: values.case ?? null,
    receivedAt: momentOf('--received', values.received ?? ''),
    intervals: (values.interval ?? []).map(intervalOf),
    calendar: await cityCalendar(calendars),
    rules: rulesOf(values.supplement ?? 'restart', values.rule ?? []),
    ...(values.until === undefined ? {} : { until: momentOf('--until', values.until) }),
  })
  return values.json ? JSON.stringify(inLocalTime(answer)) : told(answer)
}

const OPTIONS = {
  limit: { type: 'string' },
  channel: { type: 'string' },
  case: { type: 'string' },
  received: { type: 'string' },
  interval: { type: 'string', multiple: true },
  supplement: { type: 'string' },
  rule: { type: 'string', multiple: true },
  until: { type: 'string' },
  json: { type: 'boolean' },
} as const

async function cityCalendar(folder: string): Promise<Calendar> {
  const contents = await readCalendarFiles(folder)
  const city = contents.filter((content) => content.agency === null)
  return resolveCalendar(city.map((content) => ({ id: content.name, content })))
}

function momentOf(option: string, text: string): string {
  try {
    return fromLocalText(text)
  } catch {
    throw new DueUsageError(`${option} "${text}" is not a moment such as 2026-02-13T14:00`)
  }
}

function intervalOf(text: string): Interval {
  const [name, from = '', to] = text.split(',')
  const kind = INTERVAL_KINDS.find((each) => each === name)
  if (!kind) throw new DueUsageError(`--interval "${text}": the kind is one of ${INTERVAL_KINDS.join(', ')}`)
  const from_at = momentOf('--interval', from)
  const to_at = to ? momentOf('--interval', to) : null
  if (to_at !== null && to_at < from_at) throw new DueUsageError(`--interval "${text}" ends before it begins`)
  return { kind, from_at, to_at, legal_basis: 'haicap due' }
}

function rulesOf(supplement: string, switches: readonly string[]): ClockRules {
  if (supplement !== 'restart' && supplement !== 'pause') {
    throw new DueUsageError(`--supplement is restart or pause, not "${supplement}"`)
  }
  const rules = { ...DEFAULT_CLOCK_RULES, supplement } satisfies ClockRules
  for (const written of switches) {
    const name = written.replace(/^no-/, '')
    if (name !== 'fifteen_oclock' && name !== 'last_hour' && name !== 'after_closing') {
      throw new DueUsageError(
        `--rule "${written}": fifteen_oclock, last_hour or after_closing, or no- before it`,
      )
    }
    rules[name] = name === written
  }
  return rules
}

/** The answer with every moment as Hà Nội's clock shows it, to the minute. */
function inLocalTime(answer: Due) {
  const local = (moment: string | null) => (moment === null ? null : toLocalText(moment))
  return {
    legal_due: local(answer.legal_due),
    step_dues: answer.step_dues.map((step) => ({ ...step, due_at: toLocalText(step.due_at) })),
    metric_minutes: answer.metric_minutes,
    metric_due: local(answer.metric_due),
    waiting_for: answer.waiting_for,
    explanation: answer.explanation.map((line) => ({
      ...line,
      from: toLocalText(line.from),
      to: toLocalText(line.to),
    })),
  }
}

function told(answer: Due): string {
  return answer.explanation.map((line) => line.text.vi).join('\n')
}
