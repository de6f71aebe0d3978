import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replaceValue } from './replace-value.ts'
import { standInsUnder } from './stand-ins.ts'

const standIns = standInsUnder(Buffer.alloc(32, 7))
const names = new Set(['Nguyễn Thị Hoa'])
const replaced = (value: unknown, whose: { isOwn: boolean; isCase: boolean }) =>
  replaceValue(value, 'decision', { standIns, names, ...whose })

const DECISION = {
  outcome: 'approve',
  at: '2026-03-02T02:00:00.000Z',
  basis: 'Điều 16 Luật Hộ tịch',
  summary: 'Chứng thực 2 bản sao bằng tốt nghiệp của chị Hoa, nhà ở ngõ 68',
}

test('what an officer wrote of a case is not taken into a rehearsal, and the rest of the case is as it was', () => {
  const { summary: _summary, ...rest } = DECISION
  const inCase = replaced(DECISION, { isOwn: false, isCase: true })
  assert.deepEqual(inCase, { ...rest, summary: 'Nội dung diễn tập' })
  assert.deepEqual(replaced(DECISION, { isOwn: false, isCase: false }), DECISION)
})

test('everybody is born on another day of the same year, the same one each time', () => {
  const person = { full_name: 'Nguyễn Thị Hoa', born_on: '1990-03-08' }
  const shown = replaced(person, { isOwn: true, isCase: true })
  assert.deepEqual(shown, replaced(person, { isOwn: true, isCase: true }))
  const { full_name, born_on } = Object(shown)
  assert.notEqual(full_name, person.full_name)
  assert.match(born_on, /^1990-\d\d-\d\d$/)
  for (let day = 1; day <= 31; day += 1) {
    const real = `2000-12-${String(day).padStart(2, '0')}`
    const made = standIns.birth(real)
    assert.ok(made !== real && made.startsWith('2000-'), `${real} became ${made}`)
  }
  assert.equal(standIns.birth('năm 1990'), 'năm 1990')
})
