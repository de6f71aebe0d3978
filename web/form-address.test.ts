import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RouteOptions } from 'fastify'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from './pages.ts'

const routes: RouteOptions[] = []
const { app } = await openDoor(await openTestHouse(), {
  pages: webPages,
  onRoute: (route) => void routes.push(route),
})
const patternsOf = (method: string) =>
  routes
    .filter((route) => [route.method].flat().includes(method) && !route.url.startsWith('/api/'))
    .map(({ url }) => url.replaceAll(/:\w+(\([^)]*\))?/g, ':'))
const shown = new Set(patternsOf('GET'))
const onlyPosted = [...new Set(patternsOf('POST'))].filter((one) => !shown.has(one))
const filled = (pattern: string) => pattern.replaceAll(':', '0193f0e0-0000-7000-8000-000000000000')

test('whoever opens an address that forms are only posted to is led to a page above it, for every one of them', async () => {
  assert.ok(onlyPosted.length > 60)
  for (const pattern of onlyPosted) {
    const { statusCode, headers } = await app.inject(filled(pattern))
    assert.equal(statusCode, 303, pattern)
    const to = String(headers.location)
    assert.ok(filled(pattern).startsWith(to) && !to.startsWith('/dang-nhap'), `${pattern} leads to ${to}`)
    assert.ok(to === '/' || [...shown].some((one) => filled(one) === to), `${to} is a page`)
  }
})

test('switching the language on a refused form leads to the page with the form, in that language', async () => {
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const switched = await desk.get('/ngon-ngu/en?ve=/can-bo/ban-chinh/phieu')
  assert.equal(switched.headers.location, '/can-bo/ban-chinh/phieu')
  const led = await desk.get('/can-bo/ban-chinh/phieu')
  assert.deepEqual([led.statusCode, led.headers.location], [303, '/can-bo/ban-chinh'])
  assert.equal((await desk.get('/can-bo/ban-chinh')).statusCode, 200)
})

test('an address that is neither shown nor posted to is still no page', async () => {
  for (const address of ['/quay/khong-co', '/can-bo/ban-chinh/khong-co', '/quay/sao-ke/mot/hai'])
    assert.equal((await app.inject(address)).statusCode, 404, address)
})
