import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { BUSINESS, listDossiers } from '#modules/dossiers'
import { actorNamed, acting } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { beginHistory, endHistory, isHistoryHalf, isHouseUnused } from './histories-store.ts'
import { playHistory } from './history.ts'
import { TEST_SCAN } from './test-scan.ts'

/** Sunday 22 November 2026, 23:00 in Hà Nội: nobody is at work. */
const SUNDAY_NIGHT = '2026-11-22T16:00:00.000Z'

const house = await openTestHouse()

describe('the past of a fresh demonstration', () => {
  before(async () => {
    const setting = { now: SUNDAY_NIGHT, dossiers: 150, seed: '1', scan: TEST_SCAN, shown: 'cau-giay' }
    assert.equal(await isHouseUnused(house.owner), true)
    await beginHistory(house.owner, SUNDAY_NIGHT)
    await playHistory(house.app, setting)
  })

  test('shows every state a dossier may be in, in the commune people try first', async () => {
    const rows = await house.owner<{ business: string }[]>`
      select distinct business from dossiers d join units u on u.id = d.unit_id where u.slug = 'cau-giay'`
    assert.deepEqual(new Set(rows.map(({ business }) => business)), new Set(BUSINESS))
  })

  test('ends now: nothing is from the future', async () => {
    const [row] = await house.owner<{ last: string }[]>`select max(at) as last from events`
    assert.ok(row && row.last <= SUNDAY_NIGHT)
  })

  test('a copy that is to be electronic has its scan, so that it can be signed', async () => {
    const [row] = await house.owner<{ copies: number; scanned: number }[]>`
      select count(*) as copies, count(*) filter (where exists (
        select from papers where held_for = d.id and name = 'scan.pdf')) as scanned
      from dossiers d where answers ->> 'electronic' = 'true'`
    assert.ok(row && row.copies > 0)
    assert.equal(row.scanned, row.copies)
  })

  for (const desk of ['tiepnhan', 'lanhdaoquay', 'chuyenvien', 'truongphong', 'ky', 'vanthu', 'phoihop']) {
    test(`${desk}.cau-giay has something to do`, async () => {
      const actor = await actorNamed(house, `${desk}.cau-giay`, SUNDAY_NIGHT)
      const asked = { view: 'inbox' as const, actor, now: SUNDAY_NIGHT, limit: 5 }
      const { items } = await acting(house, { actor, now: SUNDAY_NIGHT }, (work) =>
        listDossiers(work.trx, { ...asked, soon_until: SUNDAY_NIGHT }),
      )
      assert.ok(items.length > 0)
    })
  }

  test('Nguyễn Thị Hoa has dossiers and drafts of her own', async () => {
    const actor = await actorNamed(house, 'congdan.1', SUNDAY_NIGHT)
    const counts = await acting(house, { actor }, async ({ trx }) => {
      const [row] =
        await trx`select (select count(*) from dossiers) as dossiers, (select count(*) from drafts) as drafts`
      return row
    })
    assert.ok(Number(counts?.['dossiers']) >= 3)
    assert.equal(counts?.['drafts'], 2)
  })

  test('a history that was cut off is known, and a used house gets none', async () => {
    assert.equal(await isHistoryHalf(house.owner), true)
    await endHistory(house.owner, SUNDAY_NIGHT)
    assert.equal(await isHistoryHalf(house.owner), false)
    assert.equal(await isHouseUnused(house.owner), false)
  })
})
