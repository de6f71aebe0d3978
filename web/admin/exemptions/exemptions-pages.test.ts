import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formFields, sendFiles } from '#test/page-forms.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '../../pages.ts'

const PATH = '/quan-tri/mien-giam'
const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')

const ELDERLY = {
  ...{ name_vi: 'Người cao tuổi', name_en: 'Elderly person', evidence_vi: 'Căn cước', evidence_en: 'Card' },
  ...{ fields: 'ho-tich', kinds: 'charge', share: '50', valid_from: '01/04/2026', source: 'Nghị quyết thử' },
}

test('a visitor signs in first; a controller and a commune’s administrator are told whose page it is', async () => {
  for (const url of [PATH, `${PATH}.csv`]) {
    assert.equal((await visitor(app).get(url)).statusCode, 303, url)
    for (const name of ['giamsat.ha-noi', 'quantri.cau-giay'])
      assert.equal((await (await caller(app, name)).get(url)).statusCode, 403, `${name} ${url}`)
  }
})

test('what is wrong comes back at its field with what was typed, and nothing is kept', async () => {
  const fields = { ...ELDERLY, valid_from: '01/01/2026', share: '150' }
  const first = await fillIn(admin, PATH, { action: PATH, fields })
  assert.equal(first.statusCode, 400)
  assert.match(first.body, /id="o-share-loi"/)
  assert.match(first.body, /value="Người cao tuổi"/)
  const second = await fillIn(admin, PATH, { action: PATH, fields: { ...fields, share: '50' } })
  assert.match(second.body, /Người cao tuổi: phải có hiệu lực từ sau hôm nay/)
  assert.doesNotMatch((await admin.get(`${PATH}.csv`)).body, /cao tuổi/)
  const empty = Object.fromEntries(Object.keys(ELDERLY).map((name) => [name, '']))
  const third = (await fillIn(admin, PATH, { action: PATH, fields: empty })).body
  const told = [...third.matchAll(/<a href="#o-([^"]+)">([^<]+)</g)].map(([, at, text]) => `${at}: ${text}`)
  assert.ok(told.includes('name_vi: Đối tượng (tiếng Việt): trường này phải có.'), told.join('\n'))
  assert.deepEqual(
    told.filter((line) => /^\w+: trường này/i.test(line)),
    [],
    'each says which field',
  )
})

test('a coming exemption is added, is in the file, and the desk offers it from its day on', async () => {
  const done = await fillIn(admin, PATH, { action: PATH, fields: ELDERLY })
  assert.equal(done.headers.location, `${PATH}?xong=luu`)
  assert.match((await admin.get(`${PATH}?xong=luu`)).body, /Đã lưu.*Người cao tuổi.*50%.*từ 01\/04\/2026/s)
  assert.match((await admin.get(`${PATH}.csv`)).body, /nguoi_cao_tuoi,Người cao tuổi,Elderly person/)
})

test('the last day of one is set at its own line, on a coming day only', async () => {
  const action = `${PATH}/merit/2016-01-01`
  const end = 'end_merit_20160101'
  const past = await fillIn(admin, PATH, { action, fields: { [end]: '02/03/2026' } })
  assert.equal(past.statusCode, 400)
  assert.match(past.body, new RegExp(`id="o-${end}-loi"`))
  assert.equal((await fillIn(admin, PATH, { action, fields: { [end]: '01/07/2026' } })).statusCode, 303)
  assert.match((await admin.get(PATH)).body, /01\/01\/2016 đến trước 01\/07\/2026/)
})

test('the file goes down, changes and comes up; with one bad line nothing of it is kept', async () => {
  const action = `${PATH}/tep`
  const { body: csv } = await admin.get(`${PATH}.csv`)
  const fields = formFields((await admin.get(PATH)).body, action)
  const send = (text: string) =>
    sendFiles(admin, action, { fields, files: { file: { name: 'x.csv', content: Buffer.from(text) } } })
  const line = 'student,Sinh viên,Student,Thẻ sinh viên,Card,ho-tich,charge,50,2026-05-01,,Thử'
  const bad = await send(`${csv}${line}\r\n${line.replace('50', 'nửa')}\r\n`)
  assert.equal(bad.statusCode, 400)
  assert.match(bad.body, /Dòng \d+: cột share không đúng/)
  assert.doesNotMatch((await admin.get(PATH)).body, /Sinh viên/)
  assert.equal((await send(`${csv}${line}\r\n`)).statusCode, 303)
  assert.match((await admin.get(PATH)).body, /Sinh viên/)
})
