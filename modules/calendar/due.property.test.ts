import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { fromLocalMinute, toDayNumber, toLocalMinute } from '#platform/dates.ts'
import type { ClockRules } from './clock-rules.ts'
import { due } from './due.ts'
import type { DueInput } from './due-input.ts'
import { INTERVAL_KINDS, type Interval } from './interval.ts'
import type { Limit } from './limit.ts'
import { slowDue, slowMetric } from './slow-oracle.ts'
import { hanoiCalendar } from './test-calendar.ts'

/** `CLOCK_CASES=10000 npm test -- due.property` walks more of them. */
const numRuns = Number(process.env['CLOCK_CASES'] ?? '1000')
const calendar = hanoiCalendar()
const first = toDayNumber('2025-01-01') * 1440
const last = toDayNumber('2027-10-01') * 1440

/** Moments near the edges of the working day as often as any other. */
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 7 * 60, max: 18 * 60 }),
  fc.constantFrom(479, 480, 719, 720, 721, 779, 780, 900, 901, 959, 960, 1019, 1020, 1021),
)
const moment = fc
  .tuple(fc.integer({ min: first / 1440, max: last / 1440 }), minuteOfDay)
  .map(([day, minute]) => day * 1440 + minute)

const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    unit: fc.constant('working_hours'),
    value: fc.integer({ min: 1, max: 240 }).map((n) => n / 4),
  }),
  fc.record({ unit: fc.constant('working_days'), value: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ unit: fc.constant('calendar_days'), value: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ unit: fc.constant('months'), value: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ unit: fc.constant('same_day') }),
)
const rules: fc.Arbitrary<ClockRules> = fc.record({
  supplement: fc.constantFrom('restart', 'pause'),
  fifteen_oclock: fc.boolean(),
  last_hour: fc.boolean(),
  after_closing: fc.boolean(),
  consultation: fc.constantFrom('inside', 'pause'),
})
/** A wait that begins within 20 days of the receipt and lasts a minute to a fortnight, or has not ended. */
const wait = fc.record({
  kind: fc.constantFrom(...INTERVAL_KINDS),
  after: fc.integer({ min: -600, max: 20 * 1440 }),
  minutes: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 14 * 1440 }) },
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 600 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
})
const someCase = fc.record({ limit, rules, received: moment, waits: fc.array(wait, { maxLength: 3 }) })
type SomeCase = typeof someCase extends fc.Arbitrary<infer T> ? T : never

function inputOf({ limit, rules, received, waits }: SomeCase): DueInput {
  const intervals = waits.map((each): Interval => {
    const from = received + each.after
    const to_at = each.minutes === null ? null : fromLocalMinute(from + each.minutes)
    return { kind: each.kind, from_at: fromLocalMinute(from), to_at, legal_basis: 'NĐ 118/2025/NĐ-CP' }
  })
  return { limit, channel: 'counter', receivedAt: fromLocalMinute(received), intervals, calendar, rules }
}

function oracleOf({ limit, rules, received, waits }: SomeCase) {
  const walked = waits.map(({ kind, after, minutes }) => {
    const from = received + after
    return { kind, from, to: minutes === null ? Number.POSITIVE_INFINITY : from + minutes }
  })
  return { unit: limit.unit, value: 'value' in limit ? limit.value : 0, received, waits: walked, rules }
}

test('the due date and the metric are those of an oracle that walks minute by minute', () => {
  fc.assert(
    fc.property(someCase, (some) => {
      const answer = due(inputOf(some))
      const walked = slowDue(oracleOf(some))
      assert.equal(answer.legal_due, walked === null ? null : fromLocalMinute(walked))
      if (walked !== null) assert.equal(answer.metric_minutes, slowMetric(oracleOf(some), walked))
      const paused = { ...some, rules: { ...some.rules, supplement: 'pause' as const } }
      const metric = slowDue(oracleOf(paused))
      assert.equal(answer.metric_due, metric === null ? null : fromLocalMinute(metric))
    }),
    { numRuns },
  )
})

test('adding an interval never makes the due date earlier', () => {
  const isEarlier = (a: string | null, b: string | null) => a !== null && (b === null || a < b)
  fc.assert(
    fc.property(someCase, wait, (some, more) => {
      const before = due(inputOf(some))
      const after = due(inputOf({ ...some, waits: [...some.waits, more] }))
      assert.ok(!isEarlier(after.legal_due, before.legal_due), `${before.legal_due} → ${after.legal_due}`)
      assert.ok(!isEarlier(after.metric_due, before.metric_due))
    }),
    { numRuns },
  )
})

/** The sum a last line tells, read back from its words: "(tổng cộng 12 giờ 30 phút)". */
function minutesTold(line: string): number {
  const [, words = ''] = /\(tổng cộng (.+)\)/.exec(line) ?? []
  const number = (unit: string): number => Number(new RegExp(`(\\d+) ${unit}`).exec(words)?.[1] ?? 0)
  return number('giờ') * 60 + number('phút')
}

test('the explanation’s hours sum to the limit, in order, and its last line ends at the due date', () => {
  fc.assert(
    fc.property(someCase, (some) => {
      const input = inputOf(some)
      const { legal_due, explanation } = due(input)
      if (legal_due === null) return
      const sum = explanation.reduce((total, line) => total + line.counted_minutes, 0)
      assert.equal(explanation.at(-1)?.to, legal_due)
      assert.ok(explanation.every((line) => line.from <= line.to && line.counted_minutes >= 0))
      const { limit } = input
      if (limit.unit === 'working_hours') assert.equal(sum, limit.value * 60)
      if (limit.unit === 'working_days' || limit.unit === 'calendar_days')
        assert.equal(sum, limit.value * 480)
      if (limit.unit === 'months') assert.equal(sum % 480, 0)
      assert.equal(minutesTold(explanation.at(-1)?.text.vi ?? ''), sum)
    }),
    { numRuns },
  )
})

test('step dues follow one another, and the last one is the legal due', () => {
  const budgets = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(someCase, budgets, (some, hours) => {
      const steps = hours.map((each, index) => ({ code: `step-${index}`, hours: each }))
      const { legal_due, step_dues } = due({ ...inputOf(some), steps })
      if (legal_due === null) return assert.deepEqual(step_dues, [])
      const minutes = step_dues.map((step) => toLocalMinute(step.due_at))
      assert.equal(step_dues.at(-1)?.due_at, legal_due)
      assert.ok(minutes.every((minute, index) => index === 0 || minute >= (minutes[index - 1] ?? 0)))
    }),
    { numRuns },
  )
})
