import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineOf } from './line-of.ts'
import type { Item } from './outbox.ts'

const NOW = '2026-03-02T02:00:00.000Z'
const LATER = '2026-03-02T02:30:00.000Z'
const EARLIER = '2026-03-02T01:30:00.000Z'
const number = (id: string, is_first = false) => ({ id, label: id, service: 'certification', is_first })
const told = (...line: ReturnType<typeof number>[]) => ({
  now: NOW,
  queue: { waiting: line.length, desks: [], line, services: [], own: null },
})
const given = (id: string, more: Partial<Item> = {}): Item => ({
  ...{ item: id, kind: 'ticket', code: id, taken_at: LATER, cash: 0, sealed: 's', state: 'waiting' },
  number: { service: 'certification', is_first: false },
  ...more,
})
const visit = (ticket: string): Item => ({ ...given(`visit of ${ticket}`, { kind: 'visit', ticket }) })
const labels = (line: ReturnType<typeof lineOf>) => line.waiting.map(({ label }) => label)

test('who waited when the line was cut comes before who came since, and who goes first before both', () => {
  const first = given('M002', { number: { service: 'certification', is_first: true } })
  assert.deepEqual(labels(lineOf(told(number('A001')), [given('M001'), first], null)), [
    'M002',
    'A001',
    'M001',
  ])
})

test('who was served here, or stands at the desk, waits no more', () => {
  const called = { ...number('A002'), called_at: LATER }
  const line = lineOf(told(number('A001'), number('A002')), [given('M001'), visit('A001')], called)
  assert.deepEqual(labels(line), ['M001'])
})

test('a number that was refused or discarded does not wait', () => {
  const items = [given('M001', { state: 'refused' }), given('M002', { state: 'discarded' })]
  assert.deepEqual(labels(lineOf(told(), items, null)), [])
})

test('a number sent since is there once, and one the house no longer tells of is gone', () => {
  const sent = given('M001', { state: 'sent', sealed: null })
  assert.deepEqual(labels(lineOf(told(number('M001')), [sent], null)), ['M001'])
  assert.deepEqual(labels(lineOf(told(), [sent], null)), ['M001'], 'sent after the house was last asked')
  assert.deepEqual(labels(lineOf(told(), [{ ...sent, taken_at: EARLIER }], null)), [])
})
