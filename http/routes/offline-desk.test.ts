import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { backOfficeOf } from '#test/certified-copy.ts'
import { CERTIFIED_COPY, HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { sealTo } from '#web/elements/offline/seal.ts'
import { sealingKey } from '../offline-seal.ts'

const after = (minutes: number): string => new Date(Date.parse(MONDAY_9) + minutes * 60_000).toISOString()

describe('tickets, hand-overs and discards of a desk whose line was cut', async () => {
  const house = await openTestHouse()
  let now = MONDAY_9
  const { app, door } = await openDoor(house, { clock: () => now })
  const back = backOfficeOf(door)
  let officer = await caller(app, 'tiepnhan.cau-giay')
  const goTo = async (minutes: number) => {
    now = after(minutes)
    officer = await caller(app, 'tiepnhan.cau-giay')
  }
  const [own, resident] = await house.owner<{ id: string }[]>`
    select id from accounts where name in ('tiepnhan.cau-giay', 'congdan.1') order by name = 'congdan.1'`
  const codes: string[] = (await officer.post('/api/offline/leases', { count: 20 })).json().codes
  const lease = await officer.post('/api/offline/numbers', { count: 20 })
  const labels: string[] = lease.json().labels

  type Sealed = { item: string; sealed: string; reviewed?: boolean }
  const seal = async (inside: object, taken_by = own?.id): Promise<Sealed> => {
    const item = randomUUID()
    return { item, sealed: await sealTo(sealingKey(door.logKey), item, { taken_by, ...inside }) }
  }
  const send = (to: string, body: Sealed, by = officer) =>
    by.post(`/api/offline/${to}`, body, { 'idempotency-key': `${body.item}${body.reviewed ? '-2' : ''}` })
  const ticket = (label = labels.pop(), taken_at = MONDAY_9) => ({
    ticket: { label, service: 'certification', taken_at },
  })
  const visit = (of: { id: string; label: string }, [from, to]: readonly [number, number]) => ({
    visit: { ticket: of.id, label: of.label, called_at: after(from), ended_at: after(to), outcome: 'done' },
  })
  const ready = async (isPaid = true): Promise<{ code: string; number: string }> => {
    const body = { code: codes.pop(), taken_at: now, dossier: CERTIFIED_COPY }
    const { code, fee_due: amount } = (await officer.post('/api/offline/intakes', body)).json()
    if (isPaid) await officer.post(`/api/dossiers/${code}/payment`, { amount })
    await back.signAndIssue(code)
    return { code, number: await back.numberOf(code) }
  }
  const receipt = { identity: 'card', tail: HOA.personal_number?.slice(-4), signed: 'paper' } as const
  const handOver = (code: string, paper: string, [handed_at, seen]: readonly [string, object?]) => ({
    hand_over: {
      code,
      handed_at,
      delivery: { to: 'principal', way: 'counter', paper, receipt: seen ?? receipt },
    },
  })

  test('only a desk officer holds numbers, and no two desks get the same', async () => {
    for (const name of ['congdan.1', 'chuyenvien.cau-giay', 'giamsat.ha-noi'])
      assert.equal(
        (await (await caller(app, name)).post('/api/offline/numbers', { count: 5 })).statusCode,
        403,
      )
    assert.equal(lease.statusCode, 201, lease.body)
    const more: string[] = (await officer.post('/api/offline/numbers', { count: 20 })).json().labels
    assert.deepEqual([labels[0], more[0]], ['M001', 'M021'])
    assert.equal(new Set([...labels, ...more]).size, 40)
    const elsewhere = await (
      await caller(app, 'tiepnhan.hoan-kiem')
    ).post('/api/offline/numbers', { count: 1 })
    assert.deepEqual(elsewhere.json().labels, ['M001'], 'another point counts its own day')
  })

  test('no number outside the block, of another day, or of a moment to come', async () => {
    const refused = async (inside: object) => (await send('tickets', await seal(inside))).json().code
    assert.equal(await refused(ticket('M999')), 'number_not_leased')
    assert.equal(await refused(ticket('A001')), 'number_not_leased')
    assert.equal(await refused(ticket('M001', after(-24 * 60))), 'number_not_leased')
    assert.equal(await refused(ticket('M001', after(5))), 'number_not_leased')
  })

  test('a number given without the line stands in the queue since it was given, once, whoever sends it', async () => {
    await goTo(30)
    const one = await seal(ticket())
    const first = await send('tickets', one)
    assert.equal(first.statusCode, 201, first.body)
    assert.deepEqual(
      [first.json().state, first.json().taken_at, first.json().rank_at],
      ['waiting', MONDAY_9, MONDAY_9],
    )
    const again = await officer.post('/api/offline/tickets', one)
    assert.deepEqual([again.statusCode, again.json().id], [201, first.json().id])
    const other = await send('tickets', await seal(ticket(first.json().label)))
    assert.deepEqual([other.statusCode, other.json().code], [409, 'number_taken'])
    const rows = await house.city`select 1 from tickets where label = ${first.json().label}`
    assert.equal(rows.length, 1)
    const [told] = await house.city<{ at: string; data: { happened_at: string } }[]>`
      select at, data from events where noun = 'ticket' and noun_id = ${first.json().id}`
    assert.deepEqual([told?.at, told?.data.happened_at], [after(30), MONDAY_9], 'the log is not dated back')
  })

  test('who was served without the line was served then; no display calls the number again', async () => {
    const given = (await send('tickets', await seal(ticket()))).json()
    const early = await send('visits', await seal(visit(given, [10, 8])))
    assert.equal(early.json().code, 'visit_times')
    const sent = await send('visits', await seal(visit(given, [10, 18])))
    assert.equal(sent.statusCode, 201, sent.body)
    const { state, waited_s, served_s } = sent.json()
    assert.deepEqual([state, waited_s, served_s], ['done', 600, 480])
    const calls = await house.city`select 1 from ticket_calls where ticket_id = ${given.id}`
    assert.equal(calls.length, 0)
  })

  test('a number that another desk served meanwhile is told to the second, and stays as the first left it', async () => {
    const given = (await send('tickets', await seal(ticket()))).json()
    await send('visits', await seal(visit(given, [10, 12])))
    const second = await send('visits', await seal(visit(given, [11, 14])))
    assert.deepEqual([second.statusCode, second.json().code], [409, 'ticket_state'])
    const [row] = await house.city<
      { served_s: number }[]
    >`select served_s from tickets where id = ${given.id}`
    assert.equal(row?.served_s, 120)
    const stranger = await send(
      'visits',
      await seal(visit(given, [1, 2])),
      await caller(app, 'tiepnhan.hoan-kiem'),
    )
    assert.notEqual(stranger.statusCode, 201)
  })

  test('a hand-over needs a known receiver and the right paper, as with the line', async () => {
    const { code, number } = await ready()
    const refused = async (inside: object) => (await send('hand-overs', await seal(inside))).json().code
    const unpaid = await ready(false)
    assert.equal(await refused(handOver(unpaid.code, unpaid.number, [now])), 'act_hindered', 'not paid')
    assert.equal(await refused(handOver(code, '9999', [now])), 'paper_differs')
    assert.equal(await refused(handOver(code, number, [now, { ...receipt, tail: '0000' }])), 'not_identified')
    assert.equal(await refused(handOver(code, number, [after(20)])), 'not_ready_then', 'before it was signed')
    assert.equal(await refused(handOver(code, number, [after(60)])), 'no_right_then', 'a moment to come')
    const [row] = await house.city<{ delivery: string }[]>`select delivery from dossiers where code = ${code}`
    assert.notEqual(row?.delivery, 'delivered')
  })

  test('a result handed over without the line was handed over then, once; a second desk gets a clear conflict', async () => {
    const { code, number } = await ready()
    const at = now
    await goTo(90)
    const one = await seal(handOver(code, number, [at]))
    const first = await send('hand-overs', one)
    assert.equal(first.statusCode, 201, first.body)
    assert.deepEqual([first.json().delivery, first.json().delivered_at], ['delivered', at])
    const again = await officer.post('/api/offline/hand-overs', one)
    assert.deepEqual([again.statusCode, again.json().version], [201, first.json().version])
    const second = await send('hand-overs', await seal(handOver(code, number, [after(40)])))
    assert.equal(second.statusCode, 409, second.body)
    const receipts = await house.owner`
      select 1 from hand_over_receipts r join dossiers d on d.id = r.dossier_id where d.code = ${code}`
    assert.equal(receipts.length, 1)
  })

  test('what somebody did who has no desk there any more is reviewed, not lost', async () => {
    const { code, number } = await ready()
    for (const [to, inside] of [
      ['tickets', ticket(labels.pop(), after(60))],
      ['hand-overs', handOver(code, number, [now])],
    ] as const) {
      const one = await seal(inside, resident?.id)
      assert.equal((await send(to, one)).json().code, 'review_needed', to)
      const looked = await send(to, { ...one, reviewed: true })
      assert.equal(looked.statusCode, 201, looked.body)
    }
  })

  test('a discard is kept with who and why; the event names only the code', async () => {
    const item = randomUUID()
    const reason = 'Bà Hoa đã nộp lại ở quầy 2'
    const body = { item, kind: 'intake', code: 'X-1', taken_at: MONDAY_9, discarded_at: after(80), reason }
    for (const name of ['congdan.1', 'chuyenvien.cau-giay'])
      assert.equal(
        (await (await caller(app, name)).post('/api/offline/discards', body)).statusCode,
        403,
        name,
      )
    assert.equal((await officer.post('/api/offline/discards', { ...body, reason: 'x' })).statusCode, 400)
    const future = await officer.post('/api/offline/discards', { ...body, discarded_at: after(600) })
    assert.equal(future.json().code, 'discard')
    for (let turn = 0; turn < 2; turn += 1)
      assert.equal(
        (await officer.post('/api/offline/discards', { ...body, refusal: 'code_taken' })).statusCode,
        201,
      )
    const kept = await house.city<{ reason: string; discarded_by: string }[]>`
      select reason, discarded_by from offline_discards where id = ${item}`
    assert.deepEqual([kept.length, kept[0]?.reason, kept[0]?.discarded_by], [1, reason, own?.id])
    const told = await house.city<{ data: object }[]>`select data from events where noun_id = ${item}`
    assert.deepEqual(
      told.map(({ data }) => data),
      [{ kind: 'intake', code: 'X-1', happened_at: after(80), refusal: 'code_taken' }],
    )
  })

  test('what has arrived is not discarded, and whoever tries is told', async () => {
    const one = await seal(ticket(labels.pop(), after(60)))
    assert.equal((await send('tickets', one)).statusCode, 201)
    const answer = await officer.post('/api/offline/discards', {
      ...{ item: one.item, kind: 'ticket', code: 'M001', taken_at: after(60), discarded_at: after(80) },
      reason: 'không cần nữa',
    })
    assert.deepEqual([answer.statusCode, answer.json().code], [409, 'item_arrived'])
  })

  test('the figures of a quarter of an hour count who came, was called and was served in it without the line', async () => {
    await goTo(120)
    const times = async (): Promise<Record<string, { at: string }>> => {
      const { items } = (await officer.get(`/api/queue/cau-giay/times?on=2026-03-02`)).json()
      return Object.fromEntries(items.map((one: { at: string }) => [one.at, one]))
    }
    const before = await times()
    const given = (await send('tickets', await seal(ticket(labels.pop(), after(46))))).json()
    const gone = (await send('tickets', await seal(ticket(labels.pop(), after(47))))).json()
    await send('visits', await seal(visit(given, [61, 77])))
    const missed = visit(gone, [78, 79]).visit
    const absent = await send('visits', await seal({ visit: { ...missed, outcome: 'no_show' } }))
    assert.equal(absent.statusCode, 201, absent.body)
    const figures = await times()
    const grown = (minutes: number) =>
      ['taken', 'called', 'waited_s', 'done', 'served_s', 'missed'].map(
        (name) =>
          Number(Object(figures[after(minutes)])[name] ?? 0) -
          Number(Object(before[after(minutes)])[name] ?? 0),
      )
    assert.deepEqual(grown(45), [2, 0, 0, 0, 0, 0])
    assert.deepEqual(grown(60), [0, 1, 900, 0, 0, 0])
    assert.deepEqual(grown(75), [0, 1, 31 * 60, 1, 960, 1])
    assert.deepEqual(grown(120), [0, 0, 0, 0, 0, 0], 'not when it became known')
  })
})
