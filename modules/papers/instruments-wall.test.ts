import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { wallSettings, type Actor } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'

const house = await openTestHouse()
const [signer, desk, stranger, resident, city] = await Promise.all(
  ['ky.cau-giay', 'tiepnhan.cau-giay', 'ky.hoan-kiem', 'congdan.1', 'giamsat.ha-noi'].map((name) =>
    actorNamed(house, name),
  ),
)
assert.ok(signer && desk && stranger && resident && city)
const [post] = signer.posts
assert.ok(post)
const [delegation, elsewhere, paper, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
await house.owner`
  insert into delegations (id, kind, agency_id, unit_id, from_position, to_account, may_redelegate, instrument_number,
    instrument_on, valid_from, granted_at)
  values (${delegation}, 'assignment', ${post.agency_id}, ${post.unit_id}, 'chair', ${signer.id}, false, '15/QĐ-UBND',
    '2026-03-02', ${MONDAY_9}, ${MONDAY_9})`
await house.owner`
  insert into papers (id, name, media, bytes, pages, sha256, uploaded_by, uploaded_at, held_for)
  select id, 'quyet-dinh.pdf', 'application/pdf', 10, 1, ${'a'.repeat(64)}, ${signer.id}, ${MONDAY_9}, holder
  from (values (${paper}::uuid, ${delegation}::uuid), (${other}::uuid, ${elsewhere}::uuid)) as one (id, holder)`

const seen = async (actor: Actor, holder: string): Promise<string[]> =>
  acting(house, { actor }, async ({ trx }) =>
    (await trx<{ id: string }[]>`select id from papers_held_for(${holder})`).map(({ id }) => id),
  )

test('the instrument of a delegation opens for officers of its unit and the city, for nobody else, whoever knows its id', async () => {
  for (const actor of [signer, desk, city])
    assert.deepEqual(await seen(actor, delegation), [paper], actor.title)
  for (const actor of [stranger, resident]) assert.deepEqual(await seen(actor, delegation), [], actor.title)
  const nobody = await inTransaction(
    house.app,
    {},
    (trx) => trx`select id from papers_held_for(${delegation})`,
  )
  assert.equal(nobody.length, 0, 'without a setting nothing shows')
  const forged = { ...wallSettings(resident), 'app.agencies': '' }
  assert.equal(
    (await inTransaction(house.app, forged, (trx) => trx`select 1 from papers_held_for(${delegation})`))
      .length,
    0,
  )
})

test('what is held for neither a dossier nor a delegation shows to nobody', async () => {
  for (const actor of [signer, desk, city, stranger]) assert.deepEqual(await seen(actor, elsewhere), [])
})
