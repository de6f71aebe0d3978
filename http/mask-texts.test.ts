import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { factsOf } from './prints/facts.ts'

const house = await openTestHouse()
const { app, door } = await openDoor(house, { pages: webPages })
const desk = await caller(app, 'tiepnhan.cau-giay')
const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
await desk.post(`/api/dossiers/${code}/acceptance`)
const WRITTEN = 'Bà Hoa 001190004321, gọi 0912 345 678, hồ sơ'
const texts = {
  refusal: { reason: WRITTEN, legal_basis: 'NĐ', drafted_at: MONDAY_9 },
  decision: { outcome: 'declined', summary: WRITTEN, proposed_at: MONDAY_9 },
  ending: { reason: WRITTEN, at: MONDAY_9 },
}
await house.owner`
  update dossiers set refusal = ${house.owner.json(texts.refusal)}, decision = ${house.owner.json(texts.decision)},
    ending = ${house.owner.json(texts.ending)}, business = 'refused' where code = ${code}`

test('who looks on for the city reads no number in full in what officers wrote, on the page, in the API and on prints', async () => {
  const controller = await caller(app, 'giamsat.ha-noi')
  await controller.post(`/api/dossiers/${code}/purpose`, { purpose: 'report' })
  const shown = (await controller.get(`/api/dossiers/${code}`)).json()
  const masked = 'Bà Hoa •••••••••321, gọi •••••••678, hồ sơ'
  assert.deepEqual(
    [shown.refusal.reason, shown.decision.summary, shown.ending.reason],
    [masked, masked, masked],
  )
  const page = (await controller.get(`/dieu-hanh/ho-so/${code}`)).body
  assert.ok(page.includes('•••••••••321'))
  assert.ok(!page.includes('001190004321') && !page.includes('0912 345 678'))
  const actor = await actorNamed(house, 'giamsat.ha-noi')
  const { dossier } = await acting(house, { actor }, ({ trx }) =>
    factsOf(door, trx, { code, actor, find: () => undefined }),
  )
  assert.equal(dossier.refusal?.reason, masked)
})

test('who takes the money and who numbers the result see names and last digits: of persons, of the form, of what was written', async () => {
  const { personal_number: number = '' } = CERTIFIED_COPY.persons.principal
  assert.equal(number.length, 12)
  for (const name of ['thungan.cau-giay', 'vanthu.cau-giay']) {
    const reader = await caller(app, name)
    const answer = await reader.get(`/api/dossiers/${code}`)
    assert.equal(answer.statusCode, 200)
    const shown = answer.json()
    assert.equal(shown.persons.principal.full_name, CERTIFIED_COPY.persons.principal.full_name)
    assert.equal(shown.persons.principal.personal_number, `•••••••••${number.slice(-3)}`)
    assert.equal(shown.decision.summary, 'Bà Hoa •••••••••321, gọi •••••••678, hồ sơ')
    const page = (await reader.get(`/can-bo/ho-so/${code}`)).body
    for (const whole of [number, '001190004321', '0912 345 678']) {
      assert.ok(!page.includes(whole) && !answer.body.includes(whole), `${name}: ${whole}`)
    }
  }
})

test('the officers of the dossier read what they wrote as they wrote it', async () => {
  const shown = (await desk.get(`/api/dossiers/${code}`)).json()
  assert.equal(shown.refusal.reason, WRITTEN)
  assert.ok((await desk.get(`/can-bo/ho-so/${code}`)).body.includes('001190004321'))
})
