import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PLANTS } from './audit.ts'
import { checkRoutes, type Audit } from './check-routes.ts'
import { checkRows } from './check-rows.ts'
import { openGround } from './ground.ts'
import { FEW, gatherParties } from './parties.ts'
import { setScene } from './scene.ts'
import { Tally } from './tally.ts'

test('with row-level security switched off on the dossiers the audit finds leaks, by SQL and by HTTP, and none before', async (context) => {
  const ground = await openGround()
  context.after(() => ground.close())
  const everybody = await gatherParties(ground)
  const audit = async (): Promise<Audit> => ({
    ground: { ...ground, routes: ground.routes.filter(({ path }) => path === '/api/dossiers/{code}') },
    parties: everybody.filter(({ name }) => FEW.includes(name)),
    ...{ subjects, tally: new Tally(), quick: true, step: () => {} },
  })
  const subjects = await setScene(ground)
  const before = await audit()
  await checkRows(before)
  await checkRoutes(before)
  assert.deepEqual(before.tally.kinds, [])
  assert.ok(before.tally.checks > 500)

  await PLANTS['leak']?.admin?.(ground.admin)
  const [bySql, byHttp] = [await audit(), await audit()]
  await checkRows(bySql)
  await checkRoutes(byHttp)
  assert.ok(bySql.tally.count('leak') > 0)
  assert.ok(byHttp.tally.count('leak') > 0)
})
