import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordDigests } from '#jobs/record-digests.ts'
import { acceptDossier, submitDossier } from '#modules/dossiers'
import { SYSTEM } from '#modules/record'
import { getUnit } from '#modules/units'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { listDigestDays, listDigests, readDigests, readOfficerDigest, recordDigest } from './index.ts'

const at = fromLocalText
const COUNTS = ['late', 'within_8', 'within_24', 'within_all'] as const

describe('the daily digest', async () => {
  const house = await openTestHouse()
  const { actor, as, underReview } = await peopleOfCauGiay(house)
  const { id: unit } = await getUnit(house.city, 'cau-giay', '2026-03-02')
  const countsAt = async (now: string) => {
    const [digest] = await readDigests(house.city, { units: [unit], now })
    return COUNTS.map((name) => digest?.[name])
  }
  const ownAt = async (now: string) => {
    const digest = await as('specialist', (work) => readOfficerDigest(work.trx, actor('specialist'), now))
    return COUNTS.map((name) => digest[name])
  }
  // Under review at Cầu Giấy, and made due at a moment after a long weekend.
  const dueAt = async (moment: string) => {
    const { code } = await underReview()
    await house.owner`update dossiers set due_at = ${moment} where code = ${code}`
    return code
  }
  await dueAt(at('2026-04-28T17:00'))

  test('hours ahead are working hours: a weekend and a holiday do not bring a date nearer', async () => {
    // Monday 27 April is a day off: from Tuesday 08:00 to closing are 8 working hours, and none before that.
    assert.deepEqual(await countsAt(at('2026-04-28T08:00')), [0, 1, 1, 1])
    assert.deepEqual(
      await countsAt(at('2026-04-24T17:00')),
      [0, 1, 1, 1],
      'Friday evening is Tuesday morning',
    )
    assert.deepEqual(await countsAt(at('2026-04-24T16:59')), [0, 0, 1, 1])
    assert.deepEqual(await countsAt(at('2026-04-22T17:00')), [0, 0, 1, 1])
    assert.deepEqual(await countsAt(at('2026-04-22T16:59')), [0, 0, 0, 1])
    assert.deepEqual(await countsAt(at('2026-04-17T17:00')), [0, 0, 0, 1], 'six working days: 48 hours')
    assert.deepEqual(await countsAt(at('2026-04-17T16:59')), [0, 0, 0, 0])
    assert.deepEqual(await countsAt(at('2026-04-28T17:01')), [1, 0, 0, 0])
  })

  test('an officer’s digest has what waits for him; it says whose turn it is, by ids', async () => {
    assert.deepEqual(await ownAt(at('2026-04-28T08:00')), [0, 1, 1, 1])
    const head = await as('head', (work) =>
      readOfficerDigest(work.trx, actor('head'), at('2026-04-28T08:00')),
    )
    assert.equal(head.within_all, 0)
    const [digest] = await readDigests(house.city, { units: [unit], now: at('2026-04-28T08:00') })
    assert.deepEqual(
      digest?.turns.map(({ role, holder_id }) => [role, holder_id]),
      [['specialist', actor('specialist').id]],
    )
  })

  test('what waits for acceptance counts against its eight hours; a paused clock does not count', async () => {
    const now = at('2026-04-21T09:00')
    const before = await countsAt(now)
    const filed = await as('desk', (work) => submitDossier(work, MARITAL_STATUS), now)
    assert.deepEqual(
      await countsAt(now),
      before.map((count, n) => (count ?? 0) + (n > 0 ? 1 : 0)),
    )
    await as('desk', (work) => acceptDossier(work, { code: filed.code }), now)
    await house.owner`
      update dossiers set business = 'financial', intervals = jsonb_build_array(jsonb_build_object('from_at', ${now}::text))
      where code = ${filed.code}`
    assert.deepEqual(await countsAt(now), before)
  })

  test('nobody but the house records, not before opening, not on a day off', async () => {
    const record = (now: string, who = SYSTEM) =>
      inTransaction(house.worker, {}, (trx) => recordDigest({ trx, actor: who, now, key: null }, unit))
    await assert.rejects(record(at('2026-04-24T09:00'), actor('head')), { code: 'no_digest_now' })
    await assert.rejects(record(at('2026-04-24T07:59')), { code: 'no_digest_now' })
    await assert.rejects(record(at('2026-04-25T09:00')), { code: 'no_digest_now' })
    assert.equal(await recordDigests(house, fixedClock(at('2026-04-27T09:00'))), 0, 'a holiday')
  })

  test('when the doors open each unit’s digest is recorded once and stays as it was, with one event and no names', async () => {
    assert.equal(await recordDigests(house, fixedClock(at('2026-04-24T07:59'))), 0)
    assert.equal(await recordDigests(house, fixedClock(at('2026-04-24T08:00'))), 126)
    assert.equal(await recordDigests(house, fixedClock(at('2026-04-24T09:00'))), 0)
    await dueAt(at('2026-04-24T17:00'))
    const [kept] = await listDigests(house.app, { on: '2026-04-24', units: [unit] })
    assert.deepEqual(
      COUNTS.map((name) => kept?.[name]),
      [0, 0, 1, 1],
    )
    assert.deepEqual(await countsAt(at('2026-04-24T08:00')), [0, 1, 2, 2], 'now there is one more')
    const events = await house.owner<{ data: Record<string, unknown>; actor_kind: string }[]>`
      select data, actor_kind from events where noun = 'digest' and unit_id = ${unit}`
    assert.equal(events.length, 1)
    assert.equal(events[0]?.actor_kind, 'system')
    assert.equal(events[0]?.data['within_all'], 1)
    await recordDigests(house, fixedClock(at('2026-04-28T08:00')))
    assert.deepEqual(await listDigestDays(house.app, { units: [unit], limit: 5 }), [
      '2026-04-28',
      '2026-04-24',
    ])
  })
})
