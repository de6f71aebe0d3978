import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { warnClosings } from '#jobs/watch-dates.ts'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText } from '#platform/dates.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, TUESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const at = fromLocalText

describe('the house’s own limits, and the warning before a dossier is closed', async () => {
  const house = await openTestHouse()
  const { as, underReview } = await peopleOfCauGiay(house)
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }
  const shorter = {
    ...{ valid_from: '2026-04-01', supplement_days: 10, warn_days: 2, digest_hours: 40 },
    source: 'Quyết định thử nghiệm',
  }
  const set = (input: dossiers.HouseLimitsInput, actor = admin) =>
    acting(house, { actor }, (work) => dossiers.setHouseLimits(work, input))
  const waiting = async (now = TUESDAY_9) => {
    const target = await underReview()
    await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), now)
    return target
  }
  const seen = (code: string) => as('desk', (work) => dossiers.getDossier(work, code))

  test('only the city’s administrator decides them, from a coming day, with a warning before the end', async () => {
    await assert.rejects(set(shorter, await actorNamed(house, 'quantri.cau-giay')), { kind: 'forbidden' })
    await assert.rejects(set({ ...shorter, valid_from: '2026-03-02' }), { code: 'house_limits' })
    await assert.rejects(set({ ...shorter, warn_days: 10 }), { code: 'house_limits' })
    await set(shorter)
    await assert.rejects(set(shorter), { code: 'house_limits_there' })
    assert.equal((await dossiers.findHouseLimits(house.app, '2026-03-31')).supplement_days, 15)
    assert.equal((await dossiers.findHouseLimits(house.app, '2026-04-01')).supplement_days, 10)
    assert.equal((await dossiers.findHouseLimits(house.app, '2020-01-01')).supplement_days, 15)
  })

  test('papers asked for under the new limits have the new number of days; a day given before stays', async () => {
    const before = await waiting()
    assert.equal((await seen(before.code)).supplement?.due_on, '2026-03-24', 'fifteen working days')
    const target = await underReview()
    await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), at('2026-04-01T09:00'))
    assert.equal((await seen(target.code)).supplement?.due_on, '2026-04-15', 'ten working days')
    assert.equal((await seen(before.code)).supplement?.due_on, '2026-03-24')
  })

  test('three working days before the closing the house warns, once, and not a day earlier', async () => {
    const target = await waiting()
    // Due on Tuesday 24 March: three working days before, over a weekend, is Thursday 19 March.
    await warnClosings(house, fixedClock(at('2026-03-18T17:00')))
    assert.equal((await seen(target.code)).supplement?.warned_at, undefined)
    const warned = at('2026-03-19T00:10')
    assert.ok((await warnClosings(house, fixedClock(warned))) >= 1)
    assert.equal((await seen(target.code)).supplement?.warned_at, warned)
    assert.equal(await warnClosings(house, fixedClock(at('2026-03-20T09:00'))), 0)
    const { id } = await seen(target.code)
    const events = await as('desk', (work) => dossiers.listDossierEvents(work.trx, id))
    assert.equal(events.at(-1)?.act, 'warn_closing')
    assert.equal(events.at(-1)?.actor_kind, 'system')
  })

  test('nobody warns by hand, and a dossier that waits for nothing is not warned of', async () => {
    const target = await waiting()
    await assert.rejects(
      as('desk', (work) => dossiers.warnClosing(work, target), at('2026-03-23T09:00')),
      { code: 'no_closing_near' },
    )
    const idle = await underReview()
    await assert.rejects(
      as('desk', (work) => dossiers.warnClosing(work, idle), MONDAY_9),
      { code: 'no_closing_near' },
    )
  })
})
