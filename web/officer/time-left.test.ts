import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCalendar } from '#modules/calendar'
import { openTestHouse } from '#test/house.ts'
import { timeLeft } from './time-left.ts'

const house = await openTestHouse()
const calendar = await findCalendar(house.app, null, '2026-03-02')
/** A moment of March 2026 on Hà Nội's clock. */
const at = (day: number, time: string): string =>
  new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+07:00`).toISOString()
const left = (due: string, now: string): string => timeLeft(due, { now, calendar }).vi

test('what is left is told in working time: nights and the noon break do not count', () => {
  assert.equal(left(at(2, '17:00'), at(2, '16:40')), 'còn 20 phút làm việc')
  assert.equal(left(at(3, '09:00'), at(2, '16:00')), 'còn 2 giờ làm việc')
  assert.equal(left(at(5, '17:00'), at(2, '08:00')), 'còn 4 ngày làm việc')
})

test('what is over is told the same way, and nothing over is just over', () => {
  assert.equal(left(at(2, '17:00'), at(3, '08:30')), 'quá 30 phút làm việc')
  assert.equal(left(at(6, '17:00'), at(7, '10:00')), 'vừa quá hạn')
})
