import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { House } from '#db/house.ts'
import { type Board, readBoard } from '../oversight/index.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { playFirstDays } from './first-days.ts'
import type { Played } from './play.ts'
import { TEST_SCAN } from './test-scan.ts'

const FROM = '2025-07-01'
const TO = '2025-07-13'

async function play(house: House, dossiers: number, seed: string): Promise<Played & { ends: string }> {
  return playFirstDays(house.app, { dossiers, online: 0.14, seed, from: FROM, to: TO, scan: TEST_SCAN })
}

/** Code, business, register number and channel of every dossier: what a seed must decide. */
async function told(house: House): Promise<unknown[]> {
  const rows = await house.owner`
    select code, business, delivery, channel, procedure_code, result_number, receipt_number, submitted_at, finished_at,
      papers_issued -> 0 ->> 'number' as first_paper from dossiers order by code`
  return rows.map((row) => ({ ...row }))
}

const one = await openTestHouse()
const two = await openTestHouse()

describe('300 dossiers of the first days', () => {
  let played: Played & { ends: string }
  let board: Board

  before(async () => {
    // Side by side: neither house hears of the other.
    ;[played] = await Promise.all([play(one, 300, '7'), play(two, 300, '7')])
    await foldEverything(one)
    board = await readBoard(one.city, { now: played.ends, from: FROM, to: TO })
  })

  test('as many are accepted as were asked for, the online share to the dossier', () => {
    assert.equal(board.total.received, 300)
    assert.equal(board.total.online, 42)
  })

  test('every commune has its dossier', () => {
    assert.equal(board.items.length, 126)
    assert.equal(board.items.filter(({ received }) => received > 0).length, 126)
  })

  test('the board counts what the raw events say', async () => {
    const [counted] = await one.owner`
      with acts as (select act, noun_id, at, data from events where noun = 'dossier'),
      ends as (
        select n.at as finished, a.at as accepted, d.due_at from acts n
        join acts a on a.noun_id = n.noun_id and a.act = 'accept' join dossiers d on d.id = n.noun_id
        where n.act = 'number'
      )
      select
        (select count(distinct noun_id) from acts where act = 'accept') as received,
        (select count(*) from acts where act = 'accept' and data ->> 'channel' = 'online') as online,
        (select count(*) from ends) as settled,
        (select count(*) from ends where due_at is null or finished <= due_at) as on_time,
        (select count(*) from ends where finished > due_at) as late,
        (select count(*) from acts where act = 'refuse' and data ->> 'to' = 'refused') as refused,
        (select count(*) from acts where act = 'withdraw') as withdrawn,
        (select count(*) from acts where act = 'stop') as stopped,
        (select avg((data ->> 'score')::numeric) from events where act = 'rate') as rating,
        (select count(*) from events where act = 'rate') as ratings`
    const { received, online, settled, on_time, late, refused, withdrawn, stopped, ratings } = board.total
    const { rating, ...counts } = { ...counted }
    assert.deepEqual(counts, {
      received,
      online,
      settled,
      on_time,
      late,
      refused,
      withdrawn,
      stopped,
      ratings,
    })
    assert.ok(Math.abs(Number(rating) - (board.total.rating ?? 0)) < 0.01)
    assert.ok(settled > 200 && late > 0 && refused > 0 && ratings > 10)
  })

  test('every act wrote one event, and every version of a dossier has its own', async () => {
    const [events] = await one.owner`select count(*) as count from events where noun in ('dossier', 'rating')`
    assert.equal(events?.['count'], played.acts)
    const wrong = await one.owner`
      select d.code from dossiers d join events e on e.noun_id = d.id
      group by d.id having count(*) <> d.version or max(e.noun_version) <> d.version`
    assert.deepEqual([...wrong], [])
  })

  test('the numbers of every register have no gap and no double', async () => {
    const kinds = await one.owner`
      with numbers as (
        select competence_agency_id as agency, procedure_versions.definition #>> '{result,register}' as register,
          split_part(result_number, '/', 1)::int as number
        from dossiers join procedure_versions on procedure_versions.id = procedure_version_id
        where result_number is not null
        union all
        select reception_agency_id, 'receipt', split_part(receipt_number, '/', 1)::int from dossiers
        where receipt_number is not null
      ), taken as (
        select agency, register, count(*) as count, count(distinct number) as different, min(number) as least,
          max(number) as most from numbers group by agency, register
      )
      select t.register, t.count, t.different, t.least, t.most, r.taken from taken t
      left join registers r on r.agency_id = t.agency and r.register = t.register
      where t.least <> 1 or t.most <> t.count or t.different <> t.count or r.taken is distinct from t.count`
    assert.deepEqual([...kinds], [])
  })

  test('counters work in office hours only', async () => {
    const [outside] = await one.owner`
      select count(*) as count from events
      where actor_kind = 'officer' and (
        extract(isodow from at at time zone 'Asia/Ho_Chi_Minh') > 5
        or (at at time zone 'Asia/Ho_Chi_Minh')::time not between '08:00' and '17:00'
        or (at at time zone 'Asia/Ho_Chi_Minh')::time between '12:00' and '13:00')`
    assert.equal(outside?.['count'], 0)
  })

  test('the same seed plays the same days, to the code and the register number', async () => {
    const [first, second] = [await told(one), await told(two)]
    assert.equal(first.length, second.length)
    assert.deepEqual(first, second)
  })
})
