import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findCalendar } from '#modules/calendar'
import { getVersion } from '#modules/procedures'
import { peopleOfCauGiay, THURSDAY_17, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

describe('an objective cause stops the clock for its interval', async () => {
  const house = await openTestHouse()
  const { as, underReview } = await peopleOfCauGiay(house)
  const outage = {
    from_at: '2026-03-03T01:00:00.000Z',
    to_at: '2026-03-03T10:00:00.000Z',
    legal_basis: 'NĐ 118/2025/NĐ-CP',
    reason: 'Mất điện cả ngày tại trụ sở',
  }
  const record = (
    target: { code: string },
    change: Partial<typeof outage> = {},
    by: 'head' | 'desk' = 'head',
  ) => as(by, (work) => dossiers.recordCause(work, target, { ...outage, ...change }), WEDNESDAY_9)

  test('only the head records it, when it is over, and where it met the dossier', async () => {
    const target = await underReview()
    await assert.rejects(record(target, {}, 'desk'), { code: 'not_your_act' })
    await assert.rejects(record(target, { to_at: outage.from_at }), { code: 'interval' })
    await assert.rejects(record(target, { to_at: '2026-03-05T01:00:00.000Z' }), /when it is over/)
    await assert.rejects(
      record(target, { from_at: '2026-03-01T01:00:00.000Z', to_at: '2026-03-01T03:00:00.000Z' }),
      /before the dossier was accepted/,
    )
  })

  test('a working day lost moves the appointment by a working day; the first stays, and the explanation adds up', async () => {
    const target = await underReview()
    const moved = await record(target)
    assert.equal(moved.due_at, '2026-03-06T10:00:00.000Z', 'Thursday becomes Friday')
    assert.equal(moved.original_due_at, THURSDAY_17)
    await as('head', async ({ trx, now }) => {
      const version = await getVersion(trx, moved.procedure_version_id)
      const calendar = await findCalendar(trx, moved.reception_agency_id, now.slice(0, 10))
      const { legal_due, explanation } = dossiers.clockOf(moved, version, calendar)
      assert.equal(legal_due, moved.due_at)
      assert.ok(explanation.some(({ text }) => /nguyên nhân khách quan/i.test(text.vi)))
      const [event] = (await dossiers.listDossierEvents(trx, moved.id)).slice(-1)
      assert.equal(event?.act, 'record_cause')
      assert.equal(event?.data['from_due_at'], THURSDAY_17)
    })
  })
})
