import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actorNamed, acting, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { acceptDossier } from './accept-dossier.ts'
import { approveDossier } from './approve-dossier.ts'
import { deliverDossier } from './deliver-dossier.ts'
import { forwardDossier } from './forward-dossier.ts'
import { numberDossier } from './number-dossier.ts'
import { payDossier } from './pay-dossier.ts'
import { proposeDossier } from './propose-dossier.ts'
import { submitDossier } from './submit-dossier.ts'

describe('a dossier from the desk to the hand-over', async () => {
  const house = await openTestHouse()
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const specialist = await actorNamed(house, 'chuyenvien.cau-giay')
  const signer = await actorNamed(house, 'ky.cau-giay')
  const clerk = await actorNamed(house, 'vanthu.cau-giay')

  test('a certified copy goes specialist, signer, clerk, desk, and ends on time', async () => {
    const filed = await acting(house, { actor: desk }, (work) => submitDossier(work, CERTIFIED_COPY))
    assert.match(filed.code, /^TD\.H26\.00166-260302-0001$/)
    const target = { code: filed.code }
    const accepted = await acting(house, { actor: desk }, (work) => acceptDossier(work, target))
    assert.equal(accepted.due_at, '2026-03-02T10:00:00.000Z', 'due at closing time of the same day')
    assert.equal(accepted.fee_due, 10_000, 'two copies of three pages: 2 × (2,000 + 2,000 + 1,000)')
    await acting(house, { actor: desk }, (work) => forwardDossier(work, target))
    await acting(house, { actor: specialist }, (work) =>
      proposeDossier(work, target, { outcome: 'granted', summary: 'Bản sao đúng với bản chính' }),
    )
    const signed = await acting(house, { actor: signer }, (work) => approveDossier(work, target))
    assert.equal(signed.business, 'approved')
    const issued = await acting(house, { actor: clerk }, (work) => numberDossier(work, target))
    assert.equal(issued.result_number, '1/2026')
    assert.equal(issued.on_time, true)
    await assert.rejects(
      acting(house, { actor: desk }, (work) =>
        deliverDossier(work, target, { to: 'principal', way: 'counter' }),
      ),
      /Collect the fee/,
    )
    const paid = await acting(house, { actor: desk }, (work) => payDossier(work, target, { amount: 10_000 }))
    assert.equal(paid.money, 'paid')
    const done = await acting(house, { actor: desk }, (work) =>
      deliverDossier(work, target, { to: 'principal', way: 'counter' }),
    )
    assert.equal(done.delivered_at, MONDAY_9)
    const events =
      await house.worker`select act from events where noun_id = ${filed.id} order by noun_version`
    assert.deepEqual(
      events.map((event) => event['act']),
      ['submit', 'accept', 'forward', 'propose', 'approve', 'number', 'pay', 'deliver'],
    )
  })
})
