import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYSTEM, wallSettings } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { callNext } from './call-next.ts'
import { closeDay } from './close-day.ts'
import { forgetTakes } from './forget-takes.ts'
import { checkIn } from './holder-acts.ts'
import { listUnclosed } from './list-unclosed.ts'
import { readThread } from './read-thread.ts'
import { openCounters } from './test-queue.ts'

test('the day is over: who waited goes on next morning before all others, and what counted people is gone', async () => {
  const { house, take, serve, desks, visit } = await openCounters()
  const slug = 'yen-nghia'
  const left = await take(slug, { priority: 'elderly' })
  const booked = await take(slug, { slot_at: '2026-03-02T08:00:00.000Z', priority: 'pregnant' })
  const night = '2026-03-02T18:00:00.000Z'
  const job = <T>(run: (work: Parameters<typeof closeDay>[0]) => Promise<T>, now = night): Promise<T> =>
    inTransaction(house.worker, wallSettings(SYSTEM), (trx) => run({ trx, actor: SYSTEM, now, key: null }))
  const units = await job(listUnclosed)
  assert.ok(units.includes(left.ticket.unit_id))
  await job((work) => closeDay(work, left.ticket.unit_id))
  assert.equal(await job(forgetTakes), 1)
  const held = await inTransaction(
    house.app,
    { 'app.agencies': left.ticket.agency_id },
    (trx) => trx<{ label: string; priority: string | null }[]>`
        select t.label, h.priority from ticket_holders h join tickets t on t.id = h.ticket_id
        where t.unit_id = ${left.ticket.unit_id} order by t.label`,
  )
  // Why somebody went first is known until the number is done with, and no longer.
  assert.deepEqual(
    held.map(({ priority }) => priority),
    ['elderly', null],
  )
  const state = async (token: string) => (await visit(({ trx }) => readThread(trx, token))).ticket
  const expired = await state(booked.token)
  assert.deepEqual([expired.state, expired.ended_at], ['expired', '2026-03-02T10:00:00.000Z'])
  const carried = await state(left.token)
  assert.deepEqual(
    [carried.state, carried.day, carried.label, carried.carried_from],
    ['booked', '2026-03-03', 'A001-02', '2026-03-02'],
  )
  const morning = '2026-03-03T02:00:00.000Z'
  // It has a place of its own in the line, and takes none of those that are booked.
  const slot_at = carried.slot_at ?? ''
  for (let place = 0; place < 2; place++) await take(slug, { slot_at, now: '2026-03-02T19:00:00.000Z' })
  const first = await take(slug, { now: '2026-03-03T01:00:00.000Z', priority: 'elderly' })
  assert.equal(first.ticket.label, 'A003')
  await visit((work) => checkIn(work, left.token), morning)
  const [desk] = await desks(slug)
  const called = await serve(slug, (work) => callNext(work, desk?.id ?? ''), morning)
  assert.equal(called.ticket?.label, 'A001-02')
})
