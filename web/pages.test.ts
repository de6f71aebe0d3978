import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from './pages.ts'

describe('pages and API on one door', async () => {
  const { app } = await openDoor(await openTestHouse(), { pages: webPages })

  test('they open together: the home page and the API answer', async () => {
    const home = await app.inject('/')
    assert.equal(home.statusCode, 200)
    assert.match(home.headers['content-type']?.toString() ?? '', /text\/html/)
    assert.equal((await app.inject('/api/units?limit=1')).statusCode, 200)
  })

  test('an unknown page is a page, an unknown API address a problem', async () => {
    const page = await app.inject('/khong-co-trang-nay')
    assert.equal(page.statusCode, 404)
    assert.match(page.body, /Không có trang này/)
  })

  test('of an address that says a name twice the first counts', async () => {
    for (const path of ['/_/giao-dien/don-vi', '/_/giao-dien', '/noi-nop', '/thu-tuc']) {
      const { statusCode } = await app.inject(`${path}?q=ba&q=vi`)
      assert.equal(statusCode, 200, path)
    }
    const found = (query: string) => app.inject(`/_/giao-dien/don-vi?${query}`).then((one) => one.json())
    assert.deepEqual(await found('q=ba&q=vi'), await found('q=ba'))
  })

  test('a form of another site is refused', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await app.inject({
      method: 'POST',
      url: '/dang-nhap',
      headers,
      payload: 'account=a&password=b',
    })
    assert.equal(answer.statusCode, 400)
  })

  test('signing in goes back only to addresses of this site', async () => {
    const payload = 'account=congdan.1&password=hai-cap-demo'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const to = async (ve: string) =>
      (
        await app.inject({
          method: 'POST',
          url: `/dang-nhap?${new URLSearchParams({ ve })}`,
          headers,
          payload,
        })
      ).headers.location
    assert.equal(await to('/thu-tuc'), '/thu-tuc')
    for (const foreign of ['https://example.org', '//example.org', '/\\example.org'])
      assert.equal(await to(foreign), '/ho-so')
  })
})
