import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wallSettings, type Actor } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { actorNamed, acting, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { findDossier, lockDossier } from './dossier-store.ts'
import { countDossiers } from './count-dossiers.ts'
import { listDossiers, soonUntil } from './list-dossiers.ts'
import { submitDossier } from './submit-dossier.ts'

describe('the sentence of the wall stands without PostgreSQL', async () => {
  const house = await openTestHouse()
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const filed = await acting(house, { actor: desk }, (work) => submitDossier(work, CERTIFIED_COPY))
  // The city's role reads every row, so only the sentence keeps a stranger out.
  const withoutRows = <T>(run: (trx: Parameters<Parameters<typeof inTransaction>[2]>[0]) => Promise<T>) =>
    inTransaction(house.city, {}, run)
  const seen = (actor: Actor) =>
    withoutRows(async (trx) => {
      const filter = {
        ...({ view: 'all', actor, now: MONDAY_9, soon_until: soonUntil(MONDAY_9), limit: 10 } as const),
      }
      return {
        found: (await findDossier({ trx, actor }, filed.code)) !== null,
        listed: (await listDossiers(trx, filter)).items.length,
        counted: (await countDossiers(trx, filter)).all,
      }
    })

  test('strangers find, list and count nothing though every row is laid open', async () => {
    const nothing = { found: false, listed: 0, counted: 0 }
    for (const name of ['tiepnhan.hoan-kiem', 'chuyenvien.hoan-kiem', 'ky.hoan-kiem', 'congdan.2']) {
      assert.deepEqual(await seen(await actorNamed(house, name)), nothing, name)
    }
  })

  test('its desks, its applicant and the city see it', async () => {
    for (const name of ['tiepnhan.cau-giay', 'ky.cau-giay', 'congdan.1', 'giamsat.ha-noi']) {
      assert.deepEqual(
        await seen(await actorNamed(house, name)),
        { found: true, listed: 1, counted: 1 },
        name,
      )
    }
  })

  test('a stranger cannot lock it for an act either', async () => {
    const stranger = await actorNamed(house, 'tiepnhan.hoan-kiem')
    await assert.rejects(
      inTransaction(house.worker, {}, (trx) =>
        lockDossier({ trx, actor: stranger, now: MONDAY_9, key: null }, { code: filed.code }),
      ),
      { code: 'dossier' },
    )
  })

  test('PostgreSQL lets nobody write a dossier out of his own wall', async () => {
    const stranger = await actorNamed(house, 'tiepnhan.hoan-kiem')
    const [theirs] = stranger.agencies
    const moved = inTransaction(
      house.app,
      wallSettings(desk),
      (trx) => trx`
        update dossiers set reception_agency_id = ${theirs ?? ''}, competence_agency_id = ${theirs ?? ''},
          signer_agency_id = ${theirs ?? ''}, return_agency_id = ${theirs ?? ''}, support_agency_id = null,
          other_agency_ids = '{}' where code = ${filed.code}`,
    )
    await assert.rejects(moved, /row-level security/)
  })

  test('PostgreSQL lets a visitor who opened it by code read it and not write it', async () => {
    const tracked = { 'app.tracked': filed.id }
    const [row] = await inTransaction(house.app, tracked, (trx) => trx`select code from dossiers`)
    assert.equal(row?.['code'], filed.code)
    const written = inTransaction(house.app, tracked, (trx) => trx`update dossiers set version = version + 1`)
    await assert.rejects(written, /row-level security/)
  })
})
