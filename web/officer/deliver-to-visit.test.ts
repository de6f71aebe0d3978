import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listDesks } from '#modules/directory'
import { callNext, startTicket, takeTicket } from '#modules/queue'
import { anyone } from '#modules/record'
import { getUnitRef } from '#modules/units'
import { acting, actorNamed } from '#test/acting.ts'
import { openDesk, pageOf } from '#test/desk.ts'
import { CERTIFIED_COPY, CERTIFIED_DEEDS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn } from '#test/page-forms.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const ON = '2026-03-02'

test('a result handed over while a number is at the desk belongs to that visit, or is not handed over', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { pages: webPages })
  const { officer, file, does } = await openDesk(app)
  const code = await file(CERTIFIED_COPY)
  for (const deed of [{ by: 'tiepnhan', act: 'accept' } as const, ...CERTIFIED_DEEDS.slice(0, -1)]) {
    await does(code, deed)
  }
  const actor = await actorNamed(house, 'tiepnhan.cau-giay')
  const unit = await getUnitRef(house.app, 'cau-giay', ON)
  const desks = await listDesks(house.app, { unit: unit.id, on: ON })
  const own = desks.find(({ officers }) => officers.some((one) => one.account_id === actor.id))
  assert.ok(own)
  const number = { service: 'certification', source: 'phone', personal_number: '001190000777' } as const
  await acting(house, { actor: anyone('test-visit') }, (work) => takeTicket(work, 'cau-giay', number))
  await acting(house, { actor }, (work) => callNext(work, own.id))
  await acting(house, { actor }, (work) => startTicket(work, own.id))

  const linked = () => house.owner`
    select 1 from ticket_dossiers t join dossiers d on d.id = t.dossier_id where d.code = ${code}`
  const shown = (await officer('tiepnhan').get(`/api/dossiers/${code}`)).json()
  const deed = {
    action: `${pageOf(code)}/delivery`,
    fields: { 'deliver.paper': String(shown.result_number) },
  }

  await house.owner`alter table ticket_dossiers add constraint nothing_goes_in check (false) not valid`
  const failed = await fillIn(officer('tiepnhan'), pageOf(code), deed)
  assert.equal(failed.statusCode, 500)
  const { delivery } = (await officer('tiepnhan').get(`/api/dossiers/${code}`)).json()
  assert.equal(delivery, shown.delivery, 'nothing of the hand-over is left')

  await house.owner`alter table ticket_dossiers drop constraint nothing_goes_in`
  assert.equal((await fillIn(officer('tiepnhan'), pageOf(code), deed)).statusCode, 303)
  assert.equal((await linked()).length, 1)
})
