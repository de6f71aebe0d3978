import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { acting, actorNamed } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { closedRegister, listEntries, listRegisters, succeedRegister, takeNumber } from './index.ts'

describe('registers when units merge', async () => {
  const house = await openTestHouse()
  const [one, two, three, city] = await Promise.all(
    ['vanthu.cau-giay', 'vanthu.hoan-kiem', 'vanthu.ba-dinh', 'quantri.ha-noi'].map((name) =>
      actorNamed(house, name),
    ),
  )
  assert.ok(one && two && three && city)
  const agencyOf = ({ posts }: typeof one): string => posts[0]?.agency_id ?? ''
  const take = (clerk: typeof one, register: string) =>
    acting(house, { actor: clerk }, (work) =>
      takeNumber(
        work,
        { agency: agencyOf(clerk), register },
        { noun_id: randomUUID(), code: 'H26-1', about: 'Giấy' },
      ),
    )
  const reason = 'Sắp xếp theo NQ 1656'
  const succeed = (
    from: typeof one,
    to: typeof one,
    more: { register: string; rule: 'continue' | 'close' },
  ) =>
    acting(house, { actor: city }, (work) =>
      succeedRegister(work, { agency: agencyOf(from), successor: agencyOf(to), reason, ...more }),
    )
  const of = async (clerk: typeof one, register: string) =>
    (await acting(house, { actor: clerk }, ({ trx }) => listRegisters(trx, agencyOf(clerk)))).find(
      (book) => book.register === register,
    )

  test('only the city’s administrator ends a register, once, with a reason, and one that is there', async () => {
    await take(one, 'a')
    const input = {
      agency: agencyOf(one),
      successor: agencyOf(two),
      register: 'a',
      rule: 'close',
      reason,
    } as const
    await assert.rejects(
      acting(house, { actor: one }, (work) => succeedRegister(work, input)),
      { code: 'city_admin_only' },
    )
    await assert.rejects(succeed(one, two, { register: 'nothing', rule: 'close' }), { kind: 'not_found' })
    await assert.rejects(succeed(one, one, { register: 'a', rule: 'close' }), { kind: 'not_found' })
    await succeed(one, two, { register: 'a', rule: 'close' })
    await assert.rejects(succeed(one, two, { register: 'a', rule: 'close' }), { code: 'register_closed' })
  })

  test('continued: the old book gives no number any more, the successor’s goes on with the next; nothing is lost or doubled', async () => {
    for (let count = 0; count < 3; count += 1) await take(one, 'b')
    assert.deepEqual(await succeed(one, two, { register: 'b', rule: 'continue' }), {
      year: 2026,
      last: 3,
      next: 4,
    })
    const refused = await take(one, 'b').catch((error: unknown) => closedRegister(error))
    assert.equal(refused instanceof Error && 'code' in refused && refused.code, 'register_closed')
    assert.equal(await take(two, 'b'), '4/2026')
    const lines = await acting(house, { actor: one }, ({ trx }) =>
      listEntries(trx, { agency: agencyOf(one), register: 'b', year: 2026 }, { after: 0, limit: 10 }),
    )
    assert.deepEqual(
      lines.map(({ number }) => number),
      [1, 2, 3],
      'the refused number left no line',
    )
    assert.equal((await of(one, 'b'))?.closed_reason, reason)
    assert.equal((await of(two, 'b'))?.continues_after, 3)
  })

  test('one register only is continued by a successor; the others are closed, and its own goes on', async () => {
    await take(one, 'c')
    await take(three, 'c')
    await succeed(one, two, { register: 'c', rule: 'continue' })
    await assert.rejects(succeed(three, two, { register: 'c', rule: 'continue' }), { code: 'register_begun' })
    assert.deepEqual(await succeed(three, two, { register: 'c', rule: 'close' }), {
      year: 2026,
      last: 1,
      next: 2,
    })
    assert.equal(await take(two, 'c'), '2/2026')
  })

  test('each is an event with rule, last number and reason', async () => {
    const events = await house.worker<
      { data: { register: string; rule: string; last: number; reason: string } }[]
    >`
      select data from events where act = 'succeed_register' order by id`
    assert.deepEqual(
      events.map(({ data }) => [data.register, data.rule, data.last]),
      [
        ['a', 'close', 1],
        ['b', 'continue', 3],
        ['c', 'continue', 1],
        ['c', 'close', 1],
      ],
    )
    assert.ok(events.every(({ data }) => data.reason === reason))
  })
})
