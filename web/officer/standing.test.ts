import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptanceDue, findCalendar } from '#modules/calendar'
import { openTestHouse } from '#test/house.ts'
import { standingOf } from './standing.ts'

const house = await openTestHouse()
const calendar = await findCalendar(house.app, null, '2026-02-13')
const moment = (local: string): string => new Date(`${local}:00+07:00`).toISOString()

/** How a dossier filed at one moment and still waiting stands at another. */
function stands(filed: string, now: string): string {
  const submitted_at = moment(filed)
  const waiting = { business: 'submitted', delivery: 'none', due_at: null } as const
  const never = { finished_at: null, on_time: null }
  const acceptance_due_at = acceptanceDue(submitted_at, calendar).due_at
  const dossier = { ...waiting, ...never, submitted_at, acceptance_due_at }
  const { text, tone } = standingOf(dossier, { now: moment(now), calendar })
  return `${text.vi} ${tone}`
}

test('an online dossier is urgent from the minute its second working hour is over, and red after the eighth', () => {
  assert.equal(stands('2026-03-02T09:00', '2026-03-02T10:59'), 'Trong hạn info')
  assert.equal(stands('2026-03-02T09:00', '2026-03-02T11:00'), 'Cần trả lời ngay warning')
  assert.equal(stands('2026-03-02T09:00', '2026-03-03T09:00'), 'Cần trả lời ngay warning')
  assert.equal(stands('2026-03-02T09:00', '2026-03-03T09:01'), 'Quá hạn bad')
})

test('the noon break, a weekend and Tết are no waiting: filed on the last evening it is urgent two hours after work begins again', () => {
  assert.equal(stands('2026-03-02T11:00', '2026-03-02T13:59'), 'Trong hạn info')
  assert.equal(stands('2026-03-02T11:00', '2026-03-02T14:00'), 'Cần trả lời ngay warning')
  assert.equal(stands('2026-03-06T16:00', '2026-03-09T08:59'), 'Trong hạn info')
  assert.equal(stands('2026-03-06T16:00', '2026-03-09T09:00'), 'Cần trả lời ngay warning')
  assert.equal(stands('2026-02-13T20:00', '2026-02-22T12:00'), 'Trong hạn info')
  assert.equal(stands('2026-02-13T20:00', '2026-02-23T10:00'), 'Cần trả lời ngay warning')
  assert.equal(stands('2026-02-13T20:00', '2026-02-24T08:00'), 'Quá hạn bad')
})
