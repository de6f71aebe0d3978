import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const { app } = await openDoor(await openTestHouse(), { pages: webPages })

test('an address sent back with Vietnamese letters goes encoded, not as a failure', async () => {
  const admin = await caller(app, 'quantri.ha-noi')
  const odd = await admin.get(`/quan-tri/thu-tuc/${encodeURIComponent('Hộ tịch')}/soan/form`)
  assert.equal(odd.statusCode, 303)
  assert.match(odd.headers.location ?? '', /^\/quan-tri\/thu-tuc\/H%E1%BB%99/)
})

test('an upload that breaks off is told so, not answered with a failure', async () => {
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const cut = await desk.send({
    method: 'POST',
    url: '/api/papers',
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': 'cut-off-upload' },
    payload: '--x\r\nContent-Disposition: form-data\r\n\r\n',
  })
  assert.equal(cut.statusCode, 400)
  assert.match(cut.body, /Hãy gửi lại/)
})
