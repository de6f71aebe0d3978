import assert from 'node:assert/strict'
import test from 'node:test'
import { fromLocalMinute, fromLocalText, toLocalMinute, toLocalText } from '#platform/dates.ts'
import { DEFAULT_CLOCK_RULES } from './clock-rules.ts'
import { extensionText, latestExtension } from './longest-extension.ts'
import { parseLimit } from './limit.ts'
import { chainDue } from './chain.ts'
import {
  acceptanceDue,
  alertedUntil,
  apologyWindow,
  isApologyDue,
  supplementDue,
  transferDue,
} from './deadlines.ts'
import { hanoiCalendar } from './test-calendar.ts'
import { addWorkingHours, subtractWorkingHours, workingMinutesBetween } from './working-time.ts'

const calendar = hanoiCalendar()
const at = fromLocalText

test('D19: a date is put off by the limit once more at most, or as the version says; an unknown limit measures nothing', () => {
  const latest = (written: string, from: string, extension_limits?: number) => {
    const limit = parseLimit(written) ?? { unit: 'unknown' as const }
    const rules = { ...DEFAULT_CLOCK_RULES, ...(extension_limits ? { extension_limits } : {}) }
    const found = latestExtension({ limit, rules }, at(from), calendar)
    return found === null ? null : toLocalText(found)
  }
  assert.equal(latest('unknown', '2026-03-05T17:00'), null)
  assert.equal(latest('none', '2026-03-05T17:00'), null)
  assert.equal(latest('3 working_days', '2026-03-05T17:00'), '2026-03-10T17:00')
  assert.equal(latest('3 working_days', '2026-03-05T17:00', 2), '2026-03-13T17:00')
  assert.equal(latest('same_day', '2026-03-06T17:00'), '2026-03-09T17:00')
  assert.equal(latest('4 working_hours', '2026-03-06T15:00'), '2026-03-09T10:00')
  assert.equal(latest('15 calendar_days', '2026-03-05T17:00'), '2026-03-20T17:00')
  assert.equal(latest('1 months', '2026-03-05T17:00'), '2026-04-06T17:00', 'the 5th of April is a Sunday')
  const words = (limits?: number) =>
    extensionText({
      limit: { unit: 'working_days', value: 3 },
      rules: { ...DEFAULT_CLOCK_RULES, ...(limits ? { extension_limits: limits } : {}) },
    })?.vi ?? ''
  assert.match(words(), /không quá 3 ngày làm việc.*mặc định/)
  assert.match(words(2), /không quá 6 ngày làm việc, theo phiên bản/)
})

test('D9: papers go on the same working day, or within the first hour of the next after 15:00', () => {
  assert.equal(toLocalText(transferDue(at('2026-03-06T15:00'), calendar)), '2026-03-06T17:00')
  assert.equal(toLocalText(transferDue(at('2026-03-06T15:01'), calendar)), '2026-03-09T09:00')
  assert.equal(toLocalText(transferDue(at('2026-03-07T09:00'), calendar)), '2026-03-09T09:00')
})

test('an online dossier is answered within 8 working hours, the desk alerted after 2', () => {
  const { due_at, alert_at } = acceptanceDue(at('2026-03-06T16:00'), calendar)
  assert.equal(toLocalText(due_at), '2026-03-09T16:00')
  assert.equal(toLocalText(alert_at), '2026-03-09T09:00')
})

test('a supplement is awaited for 15 working days, or as many as the sector says', () => {
  assert.equal(toLocalText(supplementDue(at('2026-02-02T09:00'), calendar)), '2026-03-02T17:00')
  assert.equal(toLocalText(supplementDue(at('2026-02-02T09:00'), calendar, 5)), '2026-02-09T17:00')
})

/** The first minute, of those of two weeks, at which an apology is due. */
function firstMinute(accepted: string, due: string): string {
  for (let minute = toLocalMinute(at(accepted)); minute <= toLocalMinute(at(due)); minute++) {
    const now = fromLocalMinute(minute)
    if (isApologyDue(at(accepted), at(due), apologyWindow(now, calendar))) return toLocalText(now)
  }
  return 'never'
}

test('the apology is drafted one working day before a dossier would be late, over days off too', () => {
  assert.equal(firstMinute('2026-02-10T09:00', '2026-02-23T17:00'), '2026-02-23T08:00')
  assert.equal(firstMinute('2026-02-11T09:00', '2026-02-23T10:00'), '2026-02-13T10:00')
})

test('of a limit of a working day or less nobody is apologised to while the body has hardly begun', () => {
  assert.equal(
    firstMinute('2026-03-02T09:00', '2026-03-02T17:00'),
    '2026-03-02T16:00',
    'trong ngày: its last hour',
  )
  assert.equal(
    firstMinute('2026-03-02T15:30', '2026-03-03T17:00'),
    '2026-03-03T15:30',
    'after 15:00: a day was had',
  )
  assert.equal(firstMinute('2026-03-06T16:50', '2026-03-09T17:00'), '2026-03-09T16:00', 'over a weekend')
  assert.equal(
    firstMinute('2026-03-02T09:00', '2026-03-02T10:00'),
    '2026-03-02T09:30',
    'an hour: half of it is gone',
  )
  assert.equal(firstMinute('2026-03-02T09:00', '2026-03-03T17:00'), '2026-03-03T09:00', 'one working day')
})

test('working time leaves out nights, lunch, weekends and Tết, forwards and backwards', () => {
  assert.equal(workingMinutesBetween(calendar, at('2026-02-13T11:30'), at('2026-02-23T08:10')), 30 + 240 + 10)
  assert.equal(workingMinutesBetween(calendar, at('2026-02-23T08:10'), at('2026-02-13T11:30')), 0)
  assert.equal(toLocalText(addWorkingHours(calendar, at('2026-02-13T14:00'), 8)), '2026-02-23T14:00')
  assert.equal(toLocalText(subtractWorkingHours(calendar, at('2026-02-23T14:00'), 8)), '2026-02-13T14:00')
})

test('D17: each link of a chain counts from the result before it, and the whole has a cap', () => {
  const days = (value: number) => ({ unit: 'working_days', value }) as const
  const links = [
    { code: 'ho-tich', limit: days(3), finished_at: at('2026-03-04T10:00') },
    { code: 'cu-tru', limit: days(3), finished_at: null },
    { code: 'bao-hiem', limit: days(10), finished_at: null },
  ]
  const chain = chainDue({ at: at('2026-03-02T09:00'), calendar }, links, days(16))
  const dues = chain.links.map((link) => toLocalText(link.due_at ?? ''))
  assert.deepEqual(dues, ['2026-03-05T17:00', '2026-03-09T17:00', '2026-03-23T17:00'])
  assert.equal(toLocalText(chain.cap_due ?? ''), '2026-03-24T17:00')
})

test('dossiers due before the alert moment are exactly those filed two working hours ago or earlier, over weekends and holidays', () => {
  const moments = Array.from({ length: 500 }, (_, n) =>
    fromLocalText(
      `2026-04-2${3 + (n % 7)}T${String((n * 5) % 24).padStart(2, '0')}:${String((n * 13) % 60).padStart(2, '0')}`,
    ),
  )
  for (const [n, filed] of moments.entries()) {
    const { due_at, alert_at } = acceptanceDue(filed, calendar)
    const now = moments[(n * 7 + 3) % moments.length] ?? filed
    if (now < filed) continue
    assert.equal(due_at < alertedUntil(now, calendar), alert_at <= now, `${filed} seen at ${now}`)
  }
})

test('once due, an apology stays due until the date, however long the limit', () => {
  for (let n = 0; n < 200; n++) {
    const accepted = at(
      `2026-04-1${n % 9}T${String(8 + (n % 9)).padStart(2, '0')}:${String((n * 17) % 60).padStart(2, '0')}`,
    )
    const due = addWorkingHours(calendar, accepted, 0.5 + ((n * 3) % 40))
    const last = toLocalMinute(due) - 1
    const seen = [9_000, 3_000, 900, 400, 200, 90, 45, 14, 0].map((ahead) => {
      const now = fromLocalMinute(last - ahead)
      return now >= accepted && isApologyDue(accepted, due, apologyWindow(now, calendar))
    })
    assert.ok(seen.at(-1), `the last minute before ${due}`)
    assert.ok(!seen.slice(seen.indexOf(true)).includes(false), `${accepted} to ${due}`)
  }
})
