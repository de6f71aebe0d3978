import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PLANTS } from './audit.ts'
import { checkRoutes, type Audit } from './check-routes.ts'
import { checkRows } from './check-rows.ts'
import { openGround } from './ground.ts'
import { FEW, gatherParties } from './parties.ts'
import { setScene, statePurposes } from './scene.ts'
import { Tally } from './tally.ts'

const DOSSIER_READS =
  /^\/(api\/dossiers(\/\{code\}(\/(events|offer|payment))?)?|can-bo\/ho-so(\/\{code\})?|ho-so(\/\{code\})?)$/

test('with row-level security switched off on the dossiers the audit finds leaks by SQL and the doors still keep the wall by themselves; an act done behind a refusal is a leak', async (context) => {
  const ground = await openGround({ ...PLANTS['act'] })
  context.after(() => ground.close())
  const everybody = await gatherParties(ground)
  const audit = async (): Promise<Audit> => ({
    ground: { ...ground, routes: ground.routes.filter(({ path }) => DOSSIER_READS.test(path)) },
    parties: everybody.filter(({ name }) => FEW.includes(name)),
    ...{ subjects, tally: new Tally(), quick: true, fields: new Set<string>(), step: () => {} },
  })
  const subjects = await setScene(ground)
  await statePurposes(ground, everybody, subjects)
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
  assert.deepEqual(byHttp.tally.kinds, [])
  assert.ok(byHttp.tally.checks > 100)

  const doing = await audit()
  const planted = ground.routes.filter(({ path }) => path === '/api/planted')
  await checkRoutes({ ...doing, ground: { ...ground, routes: planted } })
  assert.deepEqual([...new Set(doing.tally.faults.map(({ verdict }) => verdict))], ['leak'])
  assert.equal(doing.tally.count('leak'), doing.parties.length)
})
