import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RouteOptions } from 'fastify'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { ACT_ROUTES, LINES, namesIn, TABLE } from './policy.ts'
import { allRoutes, nameOf } from './routes.ts'

describe('the table of who may where', async () => {
  const heard: RouteOptions[] = []
  const { app } = await openDoor(await openTestHouse(), {
    pages: webPages,
    onRoute: (route) => void heard.push(route),
  })
  const routes = allRoutes(app.swagger(), heard)

  test('has a line for every address: whoever adds one says here who may', () => {
    const missing = routes.map(nameOf).filter((name) => !TABLE.has(name) && !ACT_ROUTES.has(name))
    const told = `no line says who may at ${missing.join(', ')}: add it to bench/access/policy-api.ts or policy-pages.ts (ARCHITECTURE.md, "A new address")`
    assert.deepEqual(missing, [], told)
  })

  test('has no line for an address that is gone, and none twice', () => {
    const names = LINES.flatMap(namesIn)
    const there = new Set(routes.map(nameOf))
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      'twice',
    )
    assert.deepEqual(
      names.filter((name) => !there.has(name)),
      [],
      'gone',
    )
  })

  test('knows the addresses that stand in no document too', () => {
    const names = routes.map(nameOf)
    for (const hidden of ['GET /evidence/{*}', 'POST /quay/quet-the', 'GET /api/openapi.json'])
      assert.ok(names.includes(hidden), hidden)
    assert.ok(routes.length > 200)
  })
})
