import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

describe('people’s names', async () => {
  const { app } = await openDoor(await openTestHouse(), { pages: webPages })
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const clerk = await caller(app, 'vanthu.cau-giay')
  const city = await caller(app, 'giamsat.ha-noi')
  const code: string = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json().code
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test('are searched by posting on every page that finds dossiers by them', async () => {
    const pages = [
      [desk, '/can-bo'],
      [desk, '/can-bo/ho-so'],
      [desk, '/quay/tra-ket-qua'],
      [clerk, '/can-bo/luu-tru'],
      [city, '/dieu-hanh/ho-so?view=waiting'],
    ] as const
    for (const [who, path] of pages) {
      const page = await who.get(path)
      assert.equal(page.statusCode, 200, path)
      const searches = page.body.match(/<form[^>]*role="search"[^>]*>/g) ?? []
      assert.ok(searches.length > 0, path)
      for (const one of searches) assert.match(one, /method="post"/, path)
    }
  })

  test('find the city’s dossiers by a posted search, and nothing of it is in a link of the answer', async () => {
    const search = (payload: string) =>
      city.send({ method: 'POST', url: '/dieu-hanh/ho-so', headers: form, payload })
    const found = await search('view=waiting&unit=cau-giay&q=nguyen+thi+hoa')
    assert.equal(found.statusCode, 200)
    assert.ok(found.body.includes(code))
    for (const [, link = ''] of found.body.matchAll(/(?:href|action)="([^"]*)"/g))
      assert.doesNotMatch(link, /nguyen|hoa\b/i)
    assert.ok(!(await search('view=waiting&unit=cau-giay&q=khong+co+ai')).body.includes(code))
    assert.ok(!(await search('view=waiting&unit=hoan-kiem&q=nguyen+thi+hoa')).body.includes(code))
  })
})
