import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { followUpRating, hearRatings, rateDossier } from '#modules/ratings'
import type { Work } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { foldEverything } from '#test/folding.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { checkTallies } from './check-tallies.ts'
import { readBoard } from './read-board.ts'
import { readCriteria } from './read-satisfaction.ts'

const LATER = '2026-03-12T03:00:00.000Z'
const DONE = { follow_up: 'Đã xin lỗi và bố trí thêm người tiếp nhận buổi sáng.' }

describe('satisfaction', async () => {
  const house = await openTestHouse()
  await playHistory(house, { dossiers: 200, seed: 12 })
  const as = async <T>(name: string, run: (work: Work) => Promise<T>): Promise<T> => {
    const actor = await actorNamed(house, name, LATER)
    const key = { scope: actor.scope, key: randomUUID(), hash: 'x' }
    return acting(house, { actor, now: LATER, key }, run)
  }
  const unrated = await house.owner<{ code: string; unit: string }[]>`
    select d.code, u.slug as unit from dossiers d join units u on u.id = d.unit_id
    where d.delivery = 'delivered' and not exists (select 1 from ratings r where r.dossier_id = d.id)
      and d.filer_id = (select person_id from accounts where name = 'congdan.1')
    order by d.unit_id, d.code`
  const [first, second] = unrated
  assert.ok(first && second, 'the history hands over more than is rated')

  test('an officer of the handling unit does not rate as his own applicant, whatever account he uses', async () => {
    const [own] = await house.owner<{ number: string }[]>`
      select p.personal_number as number from people p join accounts a on a.person_id = p.id where a.name = 'congdan.1'`
    const setNumber = (account: string, number: string | null) =>
      house.owner`update accounts set personal_number = ${number} where name = ${account}`
    await setNumber('congdan.1', null)
    const clerk = `vanthu.${first.unit}`
    await setNumber(clerk, own?.number ?? null)
    const untilDay = (day: string | null) =>
      house.owner`update appointments set valid_to = ${day}
        where account_id = (select id from accounts where name = ${clerk})`
    // His post ends next month, or ended this week: he was there while the dossier was.
    for (const day of [null, '2026-04-01', '2026-03-11']) {
      await untilDay(day)
      await assert.rejects(
        as('congdan.1', (work) => rateDossier(work, first.code, { score: 5 })),
        { code: 'no_self_rating' },
        String(day),
      )
    }
    await untilDay(null)
    await setNumber(clerk, null)
    await setNumber('congdan.1', own?.number ?? null)
  })

  test('a low rating opens a follow-up of three working days; a good one opens none', async () => {
    const criteria = { attitude: 0, reception: 1 }
    await as('congdan.1', (work) =>
      rateDossier(work, first.code, { score: 2, comment: 'Phải chờ cả buổi sáng', criteria }),
    )
    await as('congdan.1', (work) => rateDossier(work, second.code, { score: 5, criteria: { attitude: 2 } }))
    const rows =
      await house.owner`select follow_up_due_at from ratings where rated_at = ${LATER} order by score`
    assert.deepEqual(
      rows.map(({ follow_up_due_at }) => follow_up_due_at),
      ['2026-03-17T03:00:00.000Z', null],
    )
  })

  test('comments are heard by the head of the unit alone, without who, when or of which dossier', async () => {
    const heard = await as(`truongphong.${first.unit}`, ({ trx, actor }) => hearRatings(trx, actor, LATER))
    const one = heard.find(({ comment }) => comment === 'Phải chờ cả buổi sáng')
    assert.equal(one?.month, '2026-03')
    for (const name of ['rated_by', 'rated_at', 'dossier_id', 'code'])
      assert.ok(!Object.hasOwn(one ?? {}, name))
    const other = first.unit === 'cau-giay' ? 'hoan-kiem' : 'cau-giay'
    for (const name of [`tiepnhan.${first.unit}`, `vanthu.${first.unit}`, 'giamsat.ha-noi'])
      assert.equal((await as(name, ({ trx, actor }) => hearRatings(trx, actor, LATER))).length, 0, name)
    const elsewhere = await as(`ky.${other}`, ({ trx, actor }) => hearRatings(trx, actor, LATER))
    assert.ok(!elsewhere.some(({ id }) => id === one?.id))
  })

  test('the head follows a low rating up once; others and good ratings are refused', async () => {
    const [low, good] = await house.owner<{ id: string }[]>`
      select id from ratings where rated_at = ${LATER} order by score`
    assert.ok(low && good)
    await assert.rejects(
      as(`tiepnhan.${first.unit}`, (work) => followUpRating(work, low.id, DONE)),
      { code: 'rating' },
    )
    await assert.rejects(
      as(`truongphong.${second.unit}`, (work) => followUpRating(work, good.id, DONE)),
      { code: 'nothing_to_follow_up' },
    )
    const done = await as(`truongphong.${first.unit}`, (work) => followUpRating(work, low.id, DONE))
    assert.equal(done.follow_up, DONE.follow_up)
    await assert.rejects(
      as(`ky.${first.unit}`, (work) => followUpRating(work, low.id, DONE)),
      { code: 'nothing_to_follow_up' },
    )
  })

  test('an officer cannot write a rating, nor change what was rated', async () => {
    const change = ({ trx }: Work) => trx`update ratings set score = 5`.then((rows) => rows.count)
    await assert.rejects(as(`truongphong.${first.unit}`, change), /permission denied/)
  })

  test('a score stands beside its response rate, and a few ratings show none; a recount agrees', async () => {
    await foldEverything(house)
    const { total, items } = await readBoard(house.city, { now: LATER })
    assert.ok(total.rating !== null && total.response_share !== null)
    assert.equal(total.response_share, Math.round((10_000 * total.ratings) / total.delivered) / 10_000)
    for (const row of items) assert.equal(row.rating === null, row.ratings < 5)
    const criteria = await readCriteria(house.city, { unit: null, from: null, to: null, language: 'vi' })
    assert.equal(criteria.length, 10)
    assert.deepEqual(criteria.find(({ key }) => key === 'attitude')?.answers, 2)
    assert.deepEqual((await inTransaction(house.worker, {}, checkTallies)).differences, [])
  })
})
