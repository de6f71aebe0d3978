import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { acting, actorNamed } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { listEntries, listRegisters, takeNumber, voidNumber } from './index.ts'

describe('a register has no gap and no double', async () => {
  const house = await openTestHouse()
  const clerk = await actorNamed(house, 'vanthu.cau-giay')
  const stranger = await actorNamed(house, 'vanthu.hoan-kiem')
  const agency = clerk.posts[0]?.agency_id ?? ''
  const book = { agency, register: 'thu', year: 2026 }
  const entry = () => ({ noun_id: randomUUID(), code: 'H26.00166-260302-0001', about: 'Giấy xác nhận' })
  const take = (fate: 'commit' | 'refuse' | 'crash') =>
    acting(house, { actor: clerk }, async (work) => {
      const number = await takeNumber(work, book, entry())
      if (fate === 'refuse') throw new Error('refused after the number was taken')
      // The server loses the connection in the middle of the act.
      if (fate === 'crash') await work.trx`select pg_terminate_backend(pg_backend_pid())`
      return Number(number.split('/')[0])
    })

  test('200 writers at once, some refused and some cut off: the numbers that stay are 1, 2, 3 … without a gap', async () => {
    const fates = Array.from({ length: 200 }, (_, index) =>
      index % 7 === 3 ? ('refuse' as const) : index % 11 === 5 ? ('crash' as const) : ('commit' as const),
    )
    const done = await Promise.allSettled(fates.map(take))
    const given = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    // Who waited for a connection that was cut off is told so and may try again.
    assert.ok(given.length > 100)
    const expected = Array.from({ length: given.length }, (_, index) => index + 1)
    assert.deepEqual(
      given.toSorted((a, b) => a - b),
      expected,
    )
    const lines = await acting(house, { actor: clerk }, ({ trx }) =>
      listEntries(trx, book, { after: 0, limit: 500 }),
    )
    assert.deepEqual(
      lines.map(({ number }) => number),
      expected,
      'the book has a line for each and no other',
    )
  })

  test('an officer takes numbers of no agency but those he acts for; what a resident files takes its own where it goes', async () => {
    const taken = (actor: typeof clerk) =>
      acting(house, { actor }, (work) => takeNumber(work, { ...book, register: 'ho_so' }, entry()))
    await assert.rejects(taken(stranger), /row-level security/)
    assert.equal(await taken(await actorNamed(house, 'congdan.1')), '1/2026')
  })

  test('a number is given up only with a reason, once, by its own agency; it is never used again', async () => {
    const number = await take('commit')
    const give = (actor: typeof clerk, reason: string) =>
      acting(house, { actor }, (work) => voidNumber(work, { ...book, number }, reason))
    await assert.rejects(give(clerk, ' '), { code: 'void_reason' })
    await assert.rejects(give(stranger, 'Ký hỏng, thay bản khác'), { kind: 'not_found' })
    await give(clerk, 'Ký hỏng, thay bản khác')
    await assert.rejects(give(clerk, 'Ký hỏng, thay bản khác'), { code: 'voided_already' })
    assert.equal(await take('commit'), number + 1)
    const [register] = (
      await acting(house, { actor: clerk }, ({ trx }) => listRegisters(trx, agency))
    ).filter((one) => one.register === 'thu')
    const open = { closed_at: null, closed_reason: null, continues_after: null }
    assert.deepEqual(register, { register: 'thu', year: 2026, taken: number + 1, voided: 1, ...open })
  })

  test('each year begins anew', async () => {
    const next = await acting(house, { actor: clerk, now: '2027-01-04T02:00:00.000Z' }, (work) =>
      takeNumber(work, book, entry()),
    )
    assert.equal(next, '1/2027')
  })
})
