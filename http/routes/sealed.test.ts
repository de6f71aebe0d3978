import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { sealTo } from '#web/elements/offline/seal.ts'
import { sealingKey } from '../offline-seal.ts'

describe('what a desk sealed while its line was cut', async () => {
  const house = await openTestHouse()
  const { app, door } = await openDoor(house)
  const officer = await caller(app, 'tiepnhan.cau-giay')
  const [own] = await house.owner<{ id: string }[]>`select id from accounts where name = 'tiepnhan.cau-giay'`
  const [left] = await house.owner<{ id: string }[]>`select id from accounts where name = 'congdan.1'`
  const codes: string[] = (await officer.post('/api/offline/leases', { count: 20 })).json().codes

  const taken = async (code = codes.pop(), taken_by = own?.id) => {
    const item = randomUUID()
    const intake = { code, taken_at: MONDAY_9, dossier: CERTIFIED_COPY }
    return { item, sealed: await sealTo(sealingKey(door.logKey), item, { taken_by, intake }) }
  }
  const send = (body: { item: string; sealed: string; reviewed?: boolean }, by = officer) =>
    by.post('/api/offline/sealed', body, { 'idempotency-key': body.item })

  test('only a desk officer sends it, and only of the point that held the code', async () => {
    const one = await taken()
    for (const name of ['congdan.1', 'chuyenvien.cau-giay', 'giamsat.ha-noi'])
      assert.equal((await send(one, await caller(app, name))).statusCode, 403, name)
    const elsewhere = await send(one, await caller(app, 'tiepnhan.hoan-kiem'))
    assert.equal(elsewhere.json().code, 'review_needed', 'its officer has no desk there')
    const looked = await send({ ...one, reviewed: true }, await caller(app, 'tiepnhan.hoan-kiem'))
    assert.equal(looked.json().code, 'code_not_leased')
    assert.equal((await send(one)).statusCode, 201)
  })

  test('damaged, or put under another item, it is not opened', async () => {
    const [one, other] = [await taken(), await taken()]
    const damaged = `${one.sealed.slice(0, -4)}AAAA`
    assert.equal((await send({ ...one, sealed: damaged })).json().code, 'seal_broken')
    assert.equal((await send({ ...one, item: other.item })).json().code, 'seal_broken')
    assert.equal((await send({ ...one, sealed: 'A'.repeat(200) })).json().code, 'seal_broken')
  })

  test('what is in it is judged as any request is', async () => {
    const item = randomUUID()
    const sealed = await sealTo(sealingKey(door.logKey), item, { taken_by: own?.id, intake: { code: 7 } })
    assert.equal((await send({ item, sealed })).statusCode, 400)
  })

  test('sent by another officer after the answer was lost, it is the same dossier', async () => {
    const one = await taken()
    const first = await send(one)
    assert.equal(first.statusCode, 201, first.body)
    await house.owner`
      insert into appointments (account_id, agency_id, unit_id, wall, role, valid_from)
      select (select id from accounts where name = 'chuyenvien.cau-giay'), agency_id, unit_id, wall, role, valid_from
      from appointments where account_id = ${own?.id ?? ''} and role = 'desk_officer'`
    const colleague = await caller(app, 'chuyenvien.cau-giay')
    const again = await send(one, colleague)
    assert.deepEqual([again.statusCode, again.json().id], [201, first.json().id])
    const rows = await house.city`select 1 from offline_items where id = ${one.item}`
    assert.equal(rows.length, 1)
  })

  test('two items under one code: the first stands, and the second is told', async () => {
    const code = codes.pop()
    assert.equal((await send(await taken(code))).statusCode, 201)
    const second = await send(await taken(code))
    assert.deepEqual([second.statusCode, second.json().code], [409, 'code_taken'])
  })

  test('taken in by somebody without a desk here it is reviewed, not lost', async () => {
    const one = await taken(codes.pop(), left?.id)
    const first = await send(one)
    assert.deepEqual([first.statusCode, first.json().code], [409, 'review_needed'])
    assert.match(first.json().detail, /xem lại/)
    assert.equal((await send({ ...one, reviewed: true })).statusCode, 201)
    const [kept] = await house.city<
      { reviewed: boolean }[]
    >`select reviewed from offline_items where id = ${one.item}`
    assert.equal(kept?.reviewed, true)
  })

  test('what was scanned for it is on the record as of then; whoever helped is named, not whoever sends it', async () => {
    const item = randomUUID()
    const dossier = { ...CERTIFIED_COPY, assistance: { consent: 'spoken' } }
    const scanned_at = new Date(Date.parse(MONDAY_9) - 60_000).toISOString()
    const card_scans = [{ of: 'card', scanned_at }]
    const intake = { code: codes.pop(), taken_at: MONDAY_9, dossier, card_scans }
    const sealed = await sealTo(sealingKey(door.logKey), item, { taken_by: own?.id, intake })
    const sent = await send({ item, sealed }, await caller(app, 'chuyenvien.cau-giay'))
    assert.equal(sent.statusCode, 201, sent.body)
    const [helped] = await house.owner<{ by: string; full_name: string }[]>`
      select d.assistance ->> 'by' as by, a.full_name from dossiers d, accounts a
      where d.code = ${intake.code ?? ''} and a.name = 'tiepnhan.cau-giay'`
    assert.ok(helped?.by.startsWith(helped.full_name), helped?.by)
    const [scan] = await house.city<{ data: Record<string, unknown> }[]>`
      select data from events where noun = 'card_scan' order by id desc limit 1`
    assert.deepEqual(
      [scan?.data['purpose'], scan?.data['of'], scan?.data['happened_at']],
      ['intake', 'card', scanned_at],
    )
    assert.doesNotMatch(JSON.stringify(scan), /001190000123/)
  })
})
