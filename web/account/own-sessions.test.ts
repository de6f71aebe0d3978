import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

describe('one’s own sessions', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, {
    pages: webPages,
    more: { publicAddress: 'http://localhost:8080' },
  })

  test('are counted on one’s page, and end everywhere by one press there', async () => {
    const here = await caller(app, 'tiepnhan.cau-giay')
    const elsewhere = await caller(app, 'tiepnhan.cau-giay')
    const other = await caller(app, 'chuyenvien.cau-giay')
    assert.match((await here.get('/tai-khoan')).body, /Phiên đang mở<\/dt><dd[^>]*>2</)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    await here.send({ method: 'POST', url: '/tai-khoan/dang-xuat-moi-noi', headers: form, payload: '' })
    for (const one of [here, elsewhere]) assert.equal((await one.get('/api/dossiers')).statusCode, 401)
    assert.equal((await other.get('/api/dossiers')).statusCode, 200, 'nobody else’s')
  })

  test('a question put to a passkey is put once: after a wrong answer another one stands', async () => {
    await house.owner`
      insert into passkeys (id, account_id, credential_id, public_key, counter, name, created_at)
      select gen_random_uuid(), id, 'c-1', 'x', 0, 'Khóa', now() from accounts where name = 'ky.cau-giay'`
    const headers = { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:8080' }
    const entered = await app.inject({
      ...{ method: 'POST', url: '/dang-nhap', headers },
      payload: 'account=ky.cau-giay&password=hai-cap-demo',
    })
    const cookies = Object.fromEntries(entered.cookies.map(({ name, value }) => [name, value]))
    const question = async () => {
      const rows = await house.owner<{ challenge: string | null }[]>`
        select challenge from sessions where stage = 'passkey'`
      return rows[0]?.challenge
    }
    await app.inject({ url: '/dang-nhap/khoa', headers, cookies })
    const first = await question()
    assert.ok(first)
    const wrong = await app.inject({
      ...{ method: 'POST', url: '/dang-nhap/khoa', headers, cookies },
      payload: `response=${encodeURIComponent('{"id":"c-1"}')}`,
    })
    assert.ok(wrong.statusCode >= 400 && wrong.statusCode < 500, String(wrong.statusCode))
    const second = await question()
    assert.ok(second)
    assert.notEqual(second, first)
  })
})
