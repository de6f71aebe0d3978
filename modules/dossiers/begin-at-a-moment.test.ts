import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveToVersions } from '#jobs/move-to-versions.ts'
import * as procedures from '#modules/procedures'
import type { Work } from '#modules/record'
import { Refusal } from '#platform/refusal.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const house = await openTestHouse()
const { as, underReview } = await peopleOfCauGiay(house)
const admin = await actorNamed(house, 'quantri.ha-noi')
const asAdmin = <T>(run: (work: Work) => Promise<T>, now = MONDAY_9) =>
  acting(house, { actor: admin, now }, run)

const CODE = MARITAL_STATUS.procedure
/** Monday 2 March 2026, 14:00 in Hà Nội, and one second before. */
const BEGIN = '2026-03-02T14:00'
const BEFORE = '2026-03-02T06:59:59.000Z'
const AT = '2026-03-02T07:00:00.000Z'

async function publish(valid_from: string, effect: procedures.Effect = 'keep', now = MONDAY_9) {
  await asAdmin((work) => procedures.draftVersion(work, { code: CODE, effect }), now)
  return asAdmin((work) => procedures.publishVersion(work, { code: CODE, valid_from }), now)
}
const numberAt = async (at: string) => (await procedures.findVersion(house.app, CODE, at))?.version ?? null
const inMemory = async (at: string) =>
  procedures.versionOn(await procedures.openCatalogue(house.app), CODE, at)?.version ?? null
const filedAt = (now: string) => as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS), now)

test('a moment that is over, that is now, or that does not exist is refused, and so is one behind another version', async () => {
  for (const asked of [
    '2026-03-02',
    '2026-03-02T09:00',
    '2026-03-03T24:00',
    '2026-02-30',
    '2026-03-03T9:00',
    'mai',
  ]) {
    await assert.rejects(publish(asked), { code: 'moment_not_future' }, asked)
  }
  const { id } = await publish('2026-03-05T08:30')
  for (const asked of ['2026-03-05T08:29', '2026-03-05', BEGIN]) {
    await assert.rejects(publish(asked), (error) => {
      assert.ok(error instanceof Refusal && error.code === 'version_ahead')
      return /08:30 05\/03\/2026/.test(error.text.vi)
    })
  }
  await asAdmin((work) => procedures.revokeVersion(work, id))
})

test('one second before the moment the old version is filed, at the moment the new one, in memory and in the database', async () => {
  const published = await publish(BEGIN)
  assert.equal(published.valid_from, BEGIN)
  for (const look of [numberAt, inMemory]) {
    assert.equal(await look(BEFORE), 1)
    assert.equal(await look(AT), published.version)
    assert.equal(await look('2026-03-02'), 1, 'a day is its 00:00')
    assert.equal(await look('2026-03-03'), published.version)
  }
  assert.notEqual((await filedAt(BEFORE)).procedure_version_id, published.id)
  assert.equal((await filedAt(AT)).procedure_version_id, published.id)
  await assert.rejects(
    asAdmin((work) => procedures.revokeVersion(work, published.id), AT),
    { code: 'version_in_force' },
  )
  await asAdmin((work) => procedures.revokeVersion(work, published.id), BEFORE)
  assert.equal(await numberAt(AT), 1)
})

test('00:00 of a day and the day alone are one and the same moment', async () => {
  const published = await publish('2026-03-03T00:00')
  assert.equal(published.valid_from, '2026-03-03')
  assert.equal(await numberAt('2026-03-02T16:59:59.999Z'), 1)
  assert.equal(await numberAt('2026-03-02T17:00:00.000Z'), published.version)
  await asAdmin((work) => procedures.revokeVersion(work, published.id))
})

test('running dossiers are moved from the moment on and not a second earlier', async () => {
  const { code } = await underReview()
  const { id } = await publish(BEGIN, 'move')
  const seen = async () => (await as('desk', (work) => dossiers.getDossier(work, code))).procedure_version_id
  assert.equal(await moveToVersions(house, () => BEFORE), 0)
  assert.notEqual(await seen(), id)
  assert.ok((await moveToVersions(house, () => AT)) >= 1)
  assert.equal(await seen(), id)
})

test('a version that ended leaves a gap: the one it had replaced does not come back', async () => {
  await house.owner`update procedure_versions set valid_to = '2026-03-04T11:00'
    where code = ${CODE} and valid_from = ${BEGIN} and revoked_at is null`
  await house.owner`update procedure_changes set revision = revision + 1`
  assert.notEqual(await inMemory('2026-03-04T03:59:59.000Z'), null)
  for (const look of [inMemory, numberAt]) assert.equal(await look('2026-03-04T04:00:00.000Z'), null)
  await assert.rejects(filedAt('2026-03-04T04:00:00.000Z'), { code: 'procedure_not_offered' })
})
