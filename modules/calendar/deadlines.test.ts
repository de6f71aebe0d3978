import assert from 'node:assert/strict'
import test from 'node:test'
import { fromLocalText, toLocalText } from '#platform/dates.ts'
import { extendAppointment, mayExtend } from './appointment.ts'
import { chainDue } from './chain.ts'
import { consultationState } from './consultation.ts'
import {
  acceptanceDue,
  alertedUntil,
  apologiesUntil,
  apologyDue,
  supplementDue,
  transferDue,
} from './deadlines.ts'
import { dueState } from './due-state.ts'
import { hanoiCalendar } from './test-calendar.ts'
import { addWorkingHours, subtractWorkingHours, workingMinutesBetween } from './working-time.ts'

const calendar = hanoiCalendar()
const at = fromLocalText

test('D16: an appointment is put off at most once, before it has passed, and to a later moment', () => {
  const given = { original_due_at: at('2026-02-25T17:00'), due_at: at('2026-02-25T17:00'), extensions: 0 }
  assert.equal(mayExtend(given, at('2026-02-25T17:01')).may, false)
  assert.equal(mayExtend({ ...given, extensions: 1 }, at('2026-02-24T09:00')).may, false)
  assert.throws(() => extendAppointment(given, at('2026-02-25T16:00'), at('2026-02-24T09:00')), {
    code: 'extension_not_later',
  })
  const moved = extendAppointment(given, at('2026-02-27T17:00'), at('2026-02-25T17:00'))
  assert.deepEqual(moved, { ...given, due_at: at('2026-02-27T17:00'), extensions: 1 })
  assert.throws(() => extendAppointment(moved, at('2026-03-03T17:00'), at('2026-02-26T09:00')), {
    code: 'extension_not_allowed',
  })
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

test('the apology is drafted one working day before a dossier would be late', () => {
  assert.equal(toLocalText(apologyDue(at('2026-02-23T17:00'), calendar)), '2026-02-23T08:00')
  assert.equal(toLocalText(apologyDue(at('2026-02-23T10:00'), calendar)), '2026-02-13T10:00')
})

test('late begins the minute after the due one; due soon within 8 working hours, or as many as are told', () => {
  const due = at('2026-02-23T17:00')
  assert.equal(dueState(null, at('2026-02-23T17:00'), { calendar }), 'none')
  assert.equal(dueState(due, at('2026-02-23T17:01'), { calendar }), 'late')
  assert.equal(dueState(due, due, { calendar }), 'due_soon')
  assert.equal(dueState(due, at('2026-02-14T09:00'), { calendar }), 'due_soon')
  assert.equal(dueState(due, at('2026-02-13T16:59'), { calendar }), 'in_time')
  assert.equal(dueState(due, at('2026-02-13T16:59'), { calendar, soonHours: 48 }), 'due_soon')
})

test('working time leaves out nights, lunch, weekends and Tết, forwards and backwards', () => {
  assert.equal(workingMinutesBetween(calendar, at('2026-02-13T11:30'), at('2026-02-23T08:10')), 30 + 240 + 10)
  assert.equal(workingMinutesBetween(calendar, at('2026-02-23T08:10'), at('2026-02-13T11:30')), 0)
  assert.equal(toLocalText(addWorkingHours(calendar, at('2026-02-13T14:00'), 8)), '2026-02-23T14:00')
  assert.equal(toLocalText(subtractWorkingHours(calendar, at('2026-02-23T14:00'), 8)), '2026-02-13T14:00')
})

test('silence of a consulted body means what the procedure says, and only after its own limit', () => {
  const asked = {
    asked_at: at('2026-03-02T09:00'),
    answered_at: null,
    limit: { unit: 'working_days', value: 3 },
    on_silence: 'agree',
  } as const
  assert.equal(consultationState(asked, at('2026-03-05T17:00'), calendar), 'waiting')
  assert.equal(consultationState(asked, at('2026-03-05T17:01'), calendar), 'agree')
  assert.equal(
    consultationState({ ...asked, on_silence: 'escalate' }, at('2026-03-06T09:00'), calendar),
    'escalate',
  )
  const answered = { ...asked, answered_at: at('2026-03-04T09:00') }
  assert.equal(consultationState(answered, at('2026-03-06T09:00'), calendar), 'answered')
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

test('dossiers due before the apologies moment are exactly those one working day or less from their date', () => {
  for (let n = 0; n < 400; n++) {
    const due = at(`2026-04-2${1 + (n % 9)}T${String(8 + ((n * 5) % 10)).padStart(2, '0')}:00`)
    const closing = addWorkingHours(calendar, due, 0.5)
    const now = at(
      `2026-04-2${(n * 7) % 10}T${String((n * 11) % 24).padStart(2, '0')}:${String((n * 17) % 60).padStart(2, '0')}`,
    )
    assert.equal(
      closing < apologiesUntil(now, calendar),
      apologyDue(closing, calendar) <= now,
      `${closing} at ${now}`,
    )
  }
})
