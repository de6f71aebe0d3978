import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor, Work } from '#modules/record'
import { findPoint } from '#modules/units'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { closeDesk, endDuty, listDesks, openDesk, putOnDuty } from './index.ts'

const TODAY = '2026-03-02'

describe('the directory', async () => {
  const house = await openTestHouse()
  const [admin, leader, desk, other, city] = await Promise.all(
    [
      'quantri.cau-giay',
      'lanhdaoquay.cau-giay',
      'tiepnhan.cau-giay',
      'quantri.hoan-kiem',
      'quantri.ha-noi',
    ].map((name) => actorNamed(house, name)),
  )
  assert.ok(admin && leader && desk && other && city)
  const unit = desk.posts[0]?.unit_id ?? 0
  const point = await findPoint(house.app, unit, TODAY)
  assert.ok(point)
  const as = <T>(actor: Actor, run: (work: Work) => Promise<T>, key?: Work['key']) =>
    acting(house, { actor, now: MONDAY_9, key: key ?? null }, run)
  const on = (day: string) => listDesks(house.app, { unit, on: day })
  const open = (actor: Actor, number: number, more: object = {}) =>
    as(actor, (work) => openDesk(work, { agency: point.id, number, handles: 'Tư pháp, hộ tịch', ...more }))
  const account = (actor: Actor): string => actor.id ?? ''

  test('the demonstration’s points have three desks, each with who is on duty, his title and a telephone', async () => {
    const desks = await on(TODAY)
    assert.deepEqual(
      desks.map(({ number, handles, officers }) => [number, handles, officers.map(({ name }) => name)]),
      [
        [1, 'Tiếp nhận và trả kết quả', [desk.name]],
        [2, 'Thu phí, lệ phí', [(await actorNamed(house, 'thungan.cau-giay')).name]],
        [3, 'Hướng dẫn, giải đáp', [leader.name]],
      ],
    )
    assert.ok(
      desks.every(({ officers }) => officers.every(({ title, phone }) => title !== '' && phone === '1022')),
    )
  })

  test('only the unit’s administrator, the leader of its point and the city’s administrator keep desks', async () => {
    for (const actor of [desk, other]) await assert.rejects(open(actor, 9), /not_your_desks/)
    const [first] = await on(TODAY)
    assert.ok(first)
    await assert.rejects(
      as(other, (work) => closeDesk(work, first.id, TODAY)),
      /not_your_desks/,
    )
    await assert.rejects(
      as(other, (work) => putOnDuty(work, first.id, { account: account(desk) })),
      /not_your_desks/,
    )
    for (const [index, actor] of [admin, leader, city].entries()) await open(actor, 10 + index)
  })

  test('a number is one desk’s at its agency, nothing is dated back, and strangers to the unit are not on duty', async () => {
    await assert.rejects(open(admin, 1), /number|has a desk 1/)
    await assert.rejects(open(admin, 20, { valid_from: '2026-03-01' }), /dated back/)
    const { id } = await open(admin, 20)
    const duty = (input: Parameters<typeof putOnDuty>[2]) => as(admin, (work) => putOnDuty(work, id, input))
    await assert.rejects(duty({ account: account(other) }), /works in the unit/)
    await assert.rejects(duty({ account: account(desk), valid_from: '2026-02-27' }), /dated back/)
    await assert.rejects(
      duty({ account: account(desk), valid_from: '2026-03-05', valid_to: '2026-03-05' }),
      /after the beginning/,
    )
  })

  test('who is on duty follows the day: a fortnight’s stand-in comes and goes by himself', async () => {
    const { id } = await open(admin, 30)
    const duty = (actor: Actor, valid_from: string, valid_to?: string) =>
      as(admin, (work) =>
        putOnDuty(work, id, {
          account: account(actor),
          valid_from,
          ...(valid_to ? { valid_to } : {}),
          phone: '024 1234',
        }),
      )
    const { id: first } = await duty(desk, TODAY)
    await duty(leader, '2026-03-09', '2026-03-23')
    const names = async (day: string) =>
      (await on(day)).find((one) => one.id === id)?.officers.map(({ name }) => name)
    assert.deepEqual(await names(TODAY), [desk.name])
    assert.deepEqual(await names('2026-03-10'), [desk.name, leader.name])
    await as(admin, (work) => endDuty(work, first, '2026-03-09'))
    assert.deepEqual(await names('2026-03-10'), [leader.name])
    assert.deepEqual(await names('2026-03-23'), [])
    assert.deepEqual(await names('2026-03-08'), [desk.name], 'the past stays as it was')
    await as(admin, (work) => closeDesk(work, id, '2026-03-16'))
    assert.equal(await names('2026-03-16'), undefined)
    assert.deepEqual(await names('2026-03-15'), [leader.name])
    await open(admin, 30, { valid_from: '2026-03-16' })
  })

  test('every act is an event, and the same key does it once', async () => {
    const key = { scope: admin.scope, key: 'open-desk-40', hash: 'h' }
    const twice = () =>
      as(admin, (work) => openDesk(work, { agency: point.id, number: 40, handles: 'Đất đai' }), key)
    const { id } = await twice()
    await assert.rejects(twice(), /answered before/)
    const events = await house.worker<{ act: string; data: object }[]>`
      select act, data from events where noun_id = ${id} order by id`
    assert.deepEqual(
      events.map(({ act }) => act),
      ['open_desk'],
    )
    const told = await house.worker<{ act: string }[]>`
      select distinct act from events where module = 'directory' order by act`
    assert.deepEqual(
      told.map(({ act }) => act),
      ['close_desk', 'end_duty', 'open_desk', 'put_on_duty'],
    )
  })
})
