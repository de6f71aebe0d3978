import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wallSettings, type Actor } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { actorNamed, acting } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { submitDossier } from './submit-dossier.ts'

/** Raw SQL, as if every sentence of the application's policy were gone: only PostgreSQL's wall is left. */
describe('the wall in PostgreSQL stands without the application', async () => {
  const house = await openTestHouse()
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const filed = await acting(house, { actor: desk }, (work) => submitDossier(work, CERTIFIED_COPY))
  const seenBy = (actor: Pick<Actor, 'id' | 'person_id' | 'agencies' | 'scope'>) =>
    inTransaction(house.app, wallSettings({ ...desk, ...actor }), async (trx) => {
      const rows = await trx`select code from dossiers`
      const events = await trx`select * from dossier_events(${filed.id}, 0)`
      return { rows: rows.length, events: events.length }
    })
  const NOTHING = { rows: 0, events: 0 }

  test('nobody in particular sees nothing: the wall fails closed', async () => {
    assert.deepEqual(await seenBy({ id: null, person_id: null, agencies: [], scope: 'x' }), NOTHING)
    const bare = await house.app`select code from dossiers`
    assert.equal(bare.length, 0, 'without any setting at all')
  })

  test('an officer of another commune and another resident see nothing', async () => {
    assert.deepEqual(await seenBy(await actorNamed(house, 'chuyenvien.hoan-kiem')), NOTHING)
    assert.deepEqual(await seenBy(await actorNamed(house, 'congdan.2')), NOTHING)
  })

  test('the desk that took it in, the commune that settles it and the resident it belongs to see it', async () => {
    for (const name of ['tiepnhan.cau-giay', 'chuyenvien.cau-giay', 'ky.cau-giay', 'congdan.1']) {
      assert.deepEqual(await seenBy(await actorNamed(house, name)), { rows: 1, events: 1 }, name)
    }
  })

  test('an update through the wall of another commune changes no row', async () => {
    const stranger = await actorNamed(house, 'tiepnhan.hoan-kiem')
    const changed = await inTransaction(
      house.app,
      wallSettings(stranger),
      (trx) => trx`update dossiers set version = version + 1 where code = ${filed.code} returning id`,
    )
    assert.equal(changed.length, 0)
  })

  test('the application can neither read, change nor delete events', async () => {
    for (const statement of ['select 1 from events', 'update events set act = act', 'delete from events']) {
      await assert.rejects(house.app.unsafe(statement), /permission denied/, statement)
    }
  })

  test('the application cannot delete a dossier, and the city cannot change one', async () => {
    await assert.rejects(house.app`delete from dossiers`, /permission denied/)
    await assert.rejects(house.city`update dossiers set version = 0`, /permission denied/)
    assert.equal((await house.city`select 1 from dossiers`).length, 1, 'the city reads')
  })

  test('no role of the house may bypass row-level security', async () => {
    const bypassing = await house.worker`
      select rolname from pg_roles where (rolbypassrls or rolsuper) and rolname ~ '_(owner|app|city|worker)$'`
    assert.equal(bypassing.length, 0)
  })

  test('what was answered under a key is seen only by who asked', async () => {
    const key = { scope: desk.scope, key: 'khoa-rieng-1', hash: 'h' }
    await acting(house, { actor: desk, key }, (work) => submitDossier(work, CERTIFIED_COPY))
    const other = await actorNamed(house, 'tiepnhan.hoan-kiem')
    const seen = await inTransaction(house.app, wallSettings(other), (trx) => trx`select 1 from answers`)
    assert.equal(seen.length, 0)
  })
})
