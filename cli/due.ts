import { parseArgs } from 'node:util'
import {
  beginningOf,
  type Calendar,
  type Channel,
  CHANNELS,
  CLOCK_STARTS,
  type ClockRules,
  type ClockStart,
  DEFAULT_CLOCK_RULES,
  type Due,
  due as countDue,
  type DueInput,
  INTERVAL_KINDS,
  type Interval,
  limitFor,
  parseLimit,
  readCalendarFiles,
  resolveCalendar,
  type StepBudget,
} from '#modules/calendar'
import { readDefinitionOn, stepBudgetsOf } from '#modules/procedures'
import { dayOf, fromLocalText, toLocalText } from '#platform/dates.ts'
import type { Env } from '#platform/env.ts'
import { calendarOfUnit } from './calendar-of-unit.ts'
import { ROOT } from './root.ts'

/** Shown when the arguments are wrong. */
const DUE_USAGE = `haicap due --limit "3 working_days" --channel counter --received 2026-02-13T14:00 --json
  --procedure the code of a procedure instead of --limit: its limit, rules and steps on that day
  --limit     N working_hours | working_days | calendar_days | months, or same_day, none, unknown
  --channel   ${CHANNELS.join(' | ')}
  --received  a moment in Hà Nội's time, such as 2026-02-13T14:00
  --interval  kind,from,to (again for each; without "to" while it lasts); kinds: ${INTERVAL_KINDS.join(', ')}
  --starts    ${CLOCK_STARTS.join(' | ')}: from what the limit counts, where it is not what the procedure says
  --begun     when the hand-over or payment came; before that the one is expected (D9), the other open
  --supplement restart | pause    --until a moment that ends the metric
  --case      a case of the procedure    --unit code of a commune: its own calendar where a house is there
  --rule      a rule switched on or (with no-) off: fifteen_oclock, last_hour, after_closing; again for each`

/** The arguments are wrong; the message says which and what is allowed. */
class DueUsageError extends Error {
  override readonly name = 'DueUsageError'
}

/** Where `due` finds its calendar: the agency's of a unit where a house is there, else null for the city's file. */
export type CalendarOf = (unit: string, on: string) => Promise<Calendar | null>

/** `haicap due`: tells a limit's due date; needs no database unless a unit of a house is named. */
export async function due(words: readonly string[], env: Env): Promise<number> {
  const calendarOf: CalendarOf = (unit, on) => calendarOfUnit(env, unit, on)
  process.stdout.write(`${await dueCommand(words, ROOT, calendarOf)}\n`)
  return 0
}

/** Answers the lines to print; with `--json` one JSON line, moments in Hà Nội's time. `root` holds the data files. */
export async function dueCommand(
  args: readonly string[],
  root: string,
  calendarOf: CalendarOf = async () => null,
): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true })
  const channel = CHANNELS.find((each) => each === (values.channel ?? 'counter'))
  if (!channel) throw new DueUsageError(`--channel must be one of ${CHANNELS.join(', ')}`)
  const receivedAt = momentOf('--received', values.received ?? '')
  const on = dayOf(receivedAt)
  const asked = values.procedure
    ? asProcedure(root, { ...values, procedure: values.procedure, channel, on })
    : asLimit(values.limit ?? '')
  const ofUnit = values.unit === undefined ? null : await calendarOf(values.unit, on)
  const calendar = ofUnit ?? (await cityCalendar(`${root}data/calendars`))
  const begun_at = values.begun === undefined ? null : momentOf('--begun', values.begun)
  const facts = { submitted_at: receivedAt, accepted_at: receivedAt, begun_at, owes: true }
  const answer = countDue({
    limit: asked.limit,
    channel,
    case: values.case ?? null,
    receivedAt,
    intervals: (values.interval ?? []).map(intervalOf),
    begins: beginningOf(startOf(values.starts) ?? asked.rules.starts ?? 'acceptance', facts, calendar),
    calendar,
    rules: rulesOf(asked.rules, values.supplement, values.rule ?? []),
    steps: asked.steps,
    ...(values.until === undefined ? {} : { until: momentOf('--until', values.until) }),
  })
  return values.json ? JSON.stringify(inLocalTime(answer)) : told(answer)
}

type Asked = Pick<DueInput, 'limit'> & { readonly rules: ClockRules; readonly steps: readonly StepBudget[] }

function asLimit(written: string): Asked {
  const limit = parseLimit(written)
  if (!limit) throw new DueUsageError(`--limit "${written}" is not a limit\n${DUE_USAGE}`)
  return { limit, rules: DEFAULT_CLOCK_RULES, steps: [] }
}

type AskedProcedure = { procedure: string; channel: Channel; on: string; case?: string | undefined }

/** The limit, the rules and the steps of a procedure's version. */
function asProcedure(root: string, asked: AskedProcedure): Asked {
  const { inForce: definition, versions } = readDefinitionOn(root, asked.procedure, asked.on)
  if (!definition) {
    const why = versions.length === 0 ? 'is not in the catalogue' : `has no version in force on ${asked.on}`
    throw new DueUsageError(`--procedure "${asked.procedure}" ${why}`)
  }
  const cases = definition.cases.map((one) => one.key)
  if (asked.case !== undefined && !cases.includes(asked.case)) {
    throw new DueUsageError(
      `--case "${asked.case}": ${asked.procedure} knows ${cases.join(', ') || 'no cases'}`,
    )
  }
  const limit = limitFor(definition.limits, asked.channel, asked.case ?? null)
  return { limit, rules: definition.clock_rules, steps: stepBudgetsOf(definition) }
}

const OPTIONS = {
  procedure: { type: 'string' },
  unit: { type: 'string' },
  limit: { type: 'string' },
  channel: { type: 'string' },
  case: { type: 'string' },
  received: { type: 'string' },
  interval: { type: 'string', multiple: true },
  supplement: { type: 'string' },
  rule: { type: 'string', multiple: true },
  starts: { type: 'string' },
  begun: { type: 'string' },
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

function startOf(written: string | undefined): ClockStart | undefined {
  const starts = CLOCK_STARTS.find((each) => each === written)
  if (written !== undefined && !starts)
    throw new DueUsageError(`--starts must be one of ${CLOCK_STARTS.join(', ')}`)
  return starts
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

function rulesOf(base: ClockRules, supplement: string | undefined, switches: readonly string[]): ClockRules {
  if (supplement !== undefined && supplement !== 'restart' && supplement !== 'pause') {
    throw new DueUsageError(`--supplement is restart or pause, not "${supplement}"`)
  }
  const rules: ClockRules = { ...base, supplement: supplement ?? base.supplement }
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
