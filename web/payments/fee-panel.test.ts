import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const desk = await caller(app, 'tiepnhan.cau-giay')
const hoa = await caller(app, 'congdan.1')

test('resident and desk see what is due with a VietQR; after paying the receipt, and no VietQR', async () => {
  const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
  const pages = async (): Promise<string[]> => {
    const answers = [await hoa.get(`/ho-so/${code}`), await desk.get(`/can-bo/ho-so/${code}`)]
    return answers.map((answer) => {
      assert.equal(answer.statusCode, 200)
      return answer.body
    })
  }
  for (const page of await pages()) {
    assert.match(page, /Phí chứng thực bản sao/)
    assert.match(page, /Tính khi tiếp nhận/)
    assert.doesNotMatch(page, /Mã VietQR/)
  }
  await desk.post(`/api/dossiers/${code}/acceptance`)
  for (const page of await pages()) {
    assert.match(page, /Mã VietQR chuyển 10\.000 đồng, nội dung TDH26001662603020001/)
    assert.match(page, /Tài khoản trình diễn/)
  }
  const paid = await desk.send({
    method: 'POST',
    url: `/can-bo/ho-so/${code}/payment`,
    payload: new URLSearchParams({
      idempotency_key: crypto.randomUUID(),
      version: '2',
      'pay.amount': '10.000',
      'pay.method': 'vietqr',
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(paid.statusCode, 303)
  for (const page of await pages()) {
    assert.match(page, /Biên lai số 1\/2026/)
    assert.match(page, /10\.000 đồng · VietQR|10\.000 đồng · Quét mã VietQR/)
    assert.doesNotMatch(page, /Mã VietQR chuyển/)
  }
})
