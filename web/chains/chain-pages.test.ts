import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { WEDNESDAY_9 } from '#test/cau-giay.ts'
import { acceptDossier } from '#modules/dossiers'
import { FOUR, peopleInChains } from '#test/in-chains.ts'
import { openTestHouse } from '#test/house.ts'
import { formFields, marksOf, sendFiles } from '#test/page-forms.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { HOA } from '#test/example-dossiers.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { as, atThePolice, file, seen, pass } = await peopleInChains(house)
const { app } = await openDoor(house, { pages: webPages, clock: () => WEDNESDAY_9 })
const desk = await caller(app, 'tiepnhan.cau-giay')
const PICTURE = await readFile('test/fixtures/picture.png')

test('the filing pages offer the chains a procedure opens, with how many links and the cap, and none elsewhere', async () => {
  const opens = await desk.get('/quay/tiep-nhan?thu-tuc=1.004873')
  assert.deepEqual(marksOf(opens.body, 'chain').sort(), ['', 'chua-ro', 'ket-hon'])
  assert.match(opens.body, /4 thủ tục nối tiếp, không quá 7 ngày làm việc/)
  const none = await desk.get('/quay/tiep-nhan?thu-tuc=2.000815')
  assert.doesNotMatch(none.body, /name="chain"/)
  const api = (await desk.get('/api/chains?procedure=1.001612')).json()
  assert.equal(api.items[0].key, 'ho-kinh-doanh-karaoke')
})

test('the officer, the resident and whoever tracks see the links, the dues and the cap; the API tells the same', async () => {
  const { code } = await file()
  await as('desk', (work) => acceptDossier(work, { code }))
  const hoa = await caller(app, 'congdan.1')
  const tracked = await visitor(app).send({
    ...{ method: 'POST', url: '/api/tracking' },
    payload: { code, phone_tail: HOA.phone.slice(-4) },
  })
  const api = (await desk.get(`/api/dossiers/${code}`)).json()
  assert.equal(api.chain.key, FOUR.key)
  assert.equal(api.chain.cap_due_at, '2026-03-11T10:00:00.000Z')
  assert.deepEqual(tracked.json().chain, api.chain)
  for (const [who, page] of [
    [desk, `/can-bo/ho-so/${code}`],
    [hoa, `/ho-so/${code}`],
  ] as const) {
    const { body } = await who.get(page)
    assert.match(body, /không quá 7 ngày làm việc, đến 11\/03\/2026 17:00/)
    assert.match(body, /3\. Đăng ký cư trú.*Do Công an xã giải quyết/s)
  }
})

test('the desk writes the result from outside down with its scan; what is wrong comes back with what was typed', async () => {
  const { first } = await atThePolice()
  const address = `/can-bo/ho-so/${first}/lien-thong`
  const page = await desk.get(`/can-bo/ho-so/${first}`)
  const fields = {
    ...formFields(page.body, address),
    ...{ outcome: 'granted', number: '12/GXN', issued_by: 'Công an xã', issued_at: '04/03/2026 08:30' },
  }
  const bare = await sendFiles(desk, address, { fields, files: {} })
  assert.equal(bare.statusCode, 400)
  assert.match(bare.body, /Đính kèm bản chụp/)
  assert.match(bare.body, /value="12\/GXN"/)
  const again = { ...fields, ...formFields(bare.body, address) }
  const wrong = await sendFiles(desk, address, { fields: { ...again, issued_at: 'hôm qua' }, files: {} })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /ngày\/tháng\/năm và giờ:phút có thật/)
  const sent = await sendFiles(desk, address, {
    fields: { ...again, ...formFields(wrong.body, address), issued_at: '04/03/2026 08:30' },
    files: { papers: { name: 'giay-xac-nhan.png', content: PICTURE } },
  })
  assert.equal(sent.statusCode, 303, sent.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 1500))
  assert.equal(await pass(), 1)
  assert.ok((await seen(first)).links[3]?.dossier)
  const other = await caller(app, 'chuyenvien.cau-giay')
  assert.doesNotMatch((await other.get(`/can-bo/ho-so/${first}`)).body, /lien-thong"/)
})
