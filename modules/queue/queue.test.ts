import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { callNext } from './call-next.ts'
import { finishTicket, missTicket, passTicket, recallTicket, startTicket } from './desk-acts.ts'
import { cancelTicket, checkIn, comeBack } from './holder-acts.ts'
import { mapDesk } from './map-desk.ts'
import { listCalls, readQueue } from './read-queue.ts'
import { readThread } from './read-thread.ts'
import { readTimes } from './read-times.ts'
import { after, newNumber, openCounters } from './test-queue.ts'
import { acting, actorNamed } from '#test/acting.ts'

const code = (name: string) => (error: unknown) => error instanceof Refusal && error.code === name

describe('the queue of a counter', async () => {
  const counters = await openCounters()
  const { house, take, serve, desks, visit } = counters
  const deskOf = async (slug: string, index = 0) => (await desks(slug))[index]?.id ?? ''

  test('no number without a card, outside the hours, for a service nobody knows, or at a full cap', async () => {
    await assert.rejects(take('ba-dinh', { personal_number: '' }), code('personal_number_missing'))
    await assert.rejects(take('ba-dinh', { personal_number: '12345' }), code('personal_number'))
    await assert.rejects(take('ba-dinh', { service: 'magic' }), code('queue_service'))
    await assert.rejects(take('ba-dinh', { now: '2026-03-01T18:00:00.000Z' }), code('queue_closed'))
    await assert.rejects(take('ba-dinh', { source: 'desk' }), code('queue_desk_only'))
    const personal_number = newNumber()
    for (const slug of ['ba-dinh', 'hoan-kiem', 'cau-giay']) await take(slug, { personal_number })
    await assert.rejects(take('tay-ho', { personal_number }), code('queue_cap'))
  })

  test('whoever does not work at the point calls nobody, and a visitor neither', async () => {
    const desk = await deskOf('thanh-xuan')
    await assert.rejects(
      serve('cau-giay', (work) => callNext(work, desk)),
      code('not_your_point'),
    )
    await assert.rejects(
      visit((work) => callNext(work, desk)),
      code('not_your_point'),
    )
  })

  test('called, called again, served, finished: and the whole thread is read with the secret', async () => {
    const { token, ticket } = await take('dong-da')
    assert.equal(ticket.label, 'A001')
    const desk = await deskOf('dong-da')
    const called = await serve('dong-da', (work) => callNext(work, desk), after(4))
    assert.deepEqual([called.ticket?.label, called.ticket?.waited_s], ['A001', 240])
    assert.equal(called.call?.number, 1)
    await assert.rejects(
      serve('dong-da', (work) => callNext(work, desk)),
      code('ticket_state'),
    )
    await assert.rejects(
      serve('dong-da', (work) => finishTicket(work, desk)),
      code('ticket_state'),
    )
    const again = await serve('dong-da', (work) => recallTicket(work, desk), after(5))
    assert.deepEqual([again.call?.number, again.call?.kind], [2, 'recall'])
    await serve('dong-da', (work) => startTicket(work, desk), after(6))
    await serve('dong-da', (work) => finishTicket(work, desk), after(10))
    const thread = await visit(({ trx }) => readThread(trx, token))
    assert.deepEqual([thread.ticket.state, thread.ticket.served_s], ['done', 240])
    const [quarter] = await readTimes(house.app, { unit: ticket.unit_id, on: '2026-03-02' })
    assert.deepEqual(
      [quarter?.taken, quarter?.called, quarter?.waited_s, quarter?.done, quarter?.served_s],
      [1, 1, 240, 1, 240],
    )
  })

  test('the same press twice calls one number', async () => {
    await take('hai-ba-trung')
    await take('hai-ba-trung')
    const desk = await deskOf('hai-ba-trung')
    const actor = await counters.officer('hai-ba-trung')
    const key = { scope: actor.scope, key: 'one-press-only', hash: 'h' }
    const first = await acting(house, { actor, key }, (work) => callNext(work, desk))
    await assert.rejects(
      acting(house, { actor, key }, (work) => callNext(work, desk)),
      { name: 'Replay' },
    )
    assert.equal((await readQueue(house.app, first.ticket?.unit_id ?? 0, MONDAY_9)).waiting, 1)
  })

  test('those who go first are ahead by half an hour and no more', async () => {
    const slug = 'hoang-mai'
    const early = await take(slug)
    const later = await take(slug, { now: after(31), priority: 'elderly' })
    const soon = await take(slug, { now: after(20), priority: 'pregnant' })
    const desk = await deskOf(slug)
    const order = []
    for (const minute of [40, 41, 42]) {
      const { ticket } = await serve(slug, (work) => callNext(work, desk), after(minute))
      await serve(slug, (work) => startTicket(work, desk), after(minute))
      order.push(ticket?.id)
    }
    assert.deepEqual(
      order,
      [soon, early, later].map(({ ticket }) => ticket.id),
    )
  })

  test('a desk with services of its own calls these only', async () => {
    const slug = 'long-bien'
    await take(slug)
    const { ticket } = await take(slug, { service: 'civil_status', now: after(1) })
    const desk = await deskOf(slug)
    const map = { services: ['civil_status'] }
    await assert.rejects(
      serve(slug, (work) => mapDesk(work, desk, map)),
      code('not_your_desks'),
    )
    const admin = await actorNamed(house, `quantri.${slug}`)
    await acting(house, { actor: admin }, (work) => mapDesk(work, desk, map))
    const called = await serve(slug, (work) => callNext(work, desk), after(2))
    assert.equal(called.ticket?.label, ticket.label)
  })

  test('a transferred number keeps its place, first for its desk alone and after a while for any', async () => {
    const slug = 'ha-dong'
    const { ticket } = await take(slug)
    const other = await take(slug, { now: after(1) })
    const [one, two, three] = await Promise.all([deskOf(slug, 0), deskOf(slug, 1), deskOf(slug, 2)])
    await serve(slug, (work) => callNext(work, one), after(2))
    await assert.rejects(
      serve(slug, (work) => passTicket(work, one, {}), after(3)),
      code('queue_pass'),
    )
    await serve(slug, (work) => passTicket(work, one, { desk: two }), after(3))
    const at3 = await serve(slug, (work) => callNext(work, three), after(4))
    assert.equal(at3.ticket?.id, other.ticket.id)
    const at1 = await serve(slug, (work) => callNext(work, one), after(19))
    assert.equal(at1.ticket?.id, ticket.id, 'the desk it was kept for did not call for a quarter of an hour')
  })

  test('not there: the number comes back once, and waits from then', async () => {
    const slug = 'thanh-liet'
    const { token } = await take(slug)
    const desk = await deskOf(slug)
    await assert.rejects(
      visit((work) => comeBack(work, token)),
      code('ticket_state'),
    )
    for (const minute of [1, 10]) {
      await serve(slug, (work) => callNext(work, desk), after(minute))
      await serve(slug, (work) => missTicket(work, desk), after(minute + 1))
      if (minute === 1) await visit((work) => comeBack(work, token), after(5))
    }
    await assert.rejects(
      visit((work) => comeBack(work, token), after(15)),
      code('ticket_returned'),
    )
  })

  test('a booked time: only within working hours, so many a time, and it counts from the slot', async () => {
    const slug = 'tuong-mai'
    const slot_at = '2026-03-03T02:00:00.000Z'
    await assert.rejects(take(slug, { slot_at: '2026-03-03T18:00:00.000Z' }), code('queue_slot'))
    await assert.rejects(take(slug, { slot_at: '2026-04-03T02:00:00.000Z' }), code('queue_slot'))
    const { token } = await take(slug, { slot_at })
    await take(slug, { slot_at })
    await assert.rejects(take(slug, { slot_at }), code('queue_slot_full'))
    await assert.rejects(
      visit((work) => checkIn(work, token)),
      code('ticket_other_day'),
    )
    const there = await visit((work) => checkIn(work, token), '2026-03-03T01:50:00.000Z')
    assert.deepEqual([there.state, there.rank_at], ['waiting', slot_at])
    await visit((work) => cancelTicket(work, token), '2026-03-03T01:55:00.000Z')
  })

  test('calls behind a number come in order and none twice', async () => {
    const slug = 'cua-nam'
    const { ticket } = await take(slug)
    await take(slug)
    const [one, two] = await Promise.all([deskOf(slug, 0), deskOf(slug, 1)])
    await serve(slug, (work) => callNext(work, one))
    await serve(slug, (work) => recallTicket(work, one))
    await serve(slug, (work) => callNext(work, two))
    const calls = await listCalls(house.app, { unit: ticket.unit_id, day: '2026-03-02', most: 100, after: 1 })
    assert.deepEqual(
      calls.map((call) => [call.number, call.label, call.kind]),
      [
        [2, 'A001', 'recall'],
        [3, 'A002', 'call'],
      ],
    )
  })
})
