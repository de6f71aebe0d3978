import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchAlerts } from '#jobs/watch-alerts.ts'
import { passOriginals, listOriginalsOf } from '#modules/custody'
import { submitDossier } from '#modules/dossiers'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText } from '#platform/dates.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { listAlerts } from './index.ts'

const at = fromLocalText
const house = await openTestHouse()
const { as, actor } = await peopleOfCauGiay(house)
const watch = (when: string) => watchAlerts(house, fixedClock(at(when)))
const told = async () =>
  (await as('leader', (work) => listAlerts(work.trx, actor('leader'), { isStanding: true }))).filter(
    ({ rule }) => rule.key === 'originals-held-too-long',
  )

test('originals past the house’s limit are told the leader once, and the alert closes when none is held so long', async () => {
  const dossier = await as('desk', (work) => submitDossier(work, MARITAL_STATUS), at('2026-03-02T09:00'))
  await watch('2026-04-01T09:00')
  assert.deepEqual(await told(), [], 'thirty days are allowed')
  await watch('2026-04-01T09:01')
  await watch('2026-04-02T09:00')
  const [one, ...more] = await told()
  assert.deepEqual([one?.isYours, more.length], [true, 0])
  assert.equal(one?.alert.cause, `originals ${dossier.reception_agency_id}`)
  const held = await as('desk', (work) => listOriginalsOf(work.trx, dossier.id))
  const originals = held.map(({ id }) => id)
  await as('desk', (work) => passOriginals(work, { originals, to: 'archive' }), at('2026-04-02T10:00'))
  await watch('2026-04-02T10:01')
  assert.deepEqual(await told(), [])
})
