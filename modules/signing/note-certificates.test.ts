import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SYSTEM } from '#modules/record'
import { findCommittee, getUnit } from '#modules/units'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { countsUntil, listCertificates, type Looked, noteCertificates } from './index.ts'

describe('the registry of certificates', async () => {
  const house = await openTestHouse()
  const unit = await getUnit(house.app, 'cau-giay', '2026-03-02')
  const committee = await findCommittee(house.app, unit.id, '2026-03-02')
  assert.ok(committee)
  const owner = { owner_id: committee.id, kind: 'seal', agency_id: committee.id, unit_id: unit.id } as const
  const facts = {
    ...{ fingerprint: 'a'.repeat(64), serial: '0a', holder: committee.name, issuer: 'Root' },
    ...{ valid_from: '2025-05-31T17:00:00.000Z', valid_to: '2035-05-31T17:00:00.000Z' },
    ...{ revoked_at: null, is_trusted: true },
  }
  const note = (found: Looked['found'], now = MONDAY_9) =>
    inTransaction(house.worker, {}, (trx) =>
      noteCertificates({ trx, actor: SYSTEM, now, key: null }, [{ ...owner, found }]),
    )
  const kept = () => listCertificates(house.app, unit.id)
  const acts = async () =>
    (
      await house.worker<{ act: string }[]>`select act from events where noun = 'certificate' order by id`
    ).map(({ act }) => act)

  test('what is found is written down once, with its event; looking again changes nothing', async () => {
    assert.equal(await note(facts), 1)
    assert.equal(await note(facts), 0)
    assert.deepEqual([...(await kept())], [{ ...owner, ...facts, found_at: MONDAY_9 }])
    assert.deepEqual(await acts(), ['find_certificate'])
  })

  test('a certificate its authority took back counts until then only', async () => {
    const revoked_at = '2026-03-02T01:00:00.000Z'
    assert.equal(await note({ ...facts, revoked_at }), 1)
    const [one] = await kept()
    assert.ok(one)
    assert.equal(countsUntil(one), revoked_at)
    assert.equal(countsUntil({ ...one, is_trusted: false }), null)
    assert.equal(countsUntil({ ...one, revoked_at: null }), facts.valid_to)
  })

  test('a renewed certificate takes the place of the old one, a lost key leaves none; every change is an event', async () => {
    const renewed = { ...facts, fingerprint: 'b'.repeat(64), serial: '0b' }
    assert.equal(await note(renewed), 2)
    assert.deepEqual(
      (await kept()).map(({ serial }) => serial),
      ['0b'],
    )
    assert.equal(await note(null), 1)
    assert.deepEqual([...(await kept())], [])
    assert.equal(await note(renewed), 1)
    assert.deepEqual(await acts(), [
      'find_certificate',
      'judge_certificate',
      'miss_certificate',
      'find_certificate',
      'miss_certificate',
      'find_certificate',
    ])
  })

  test('nobody but the job writes it', async () => {
    for (const pool of [house.app, house.city]) {
      await assert.rejects(pool`update certificates set valid_to = now()`, /permission denied/)
    }
  })
})
