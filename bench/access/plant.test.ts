import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomeOf, PLANTS } from './audit.ts'
import { checkRoutes, type Audit } from './check-routes.ts'
import { checkRows } from './check-rows.ts'
import { openGround } from './ground.ts'
import { FEW, gatherParties } from './parties.ts'
import { setScene, statePurposes } from './scene.ts'
import { Tally } from './tally.ts'
import type { Answer } from './verdict.ts'

const DOSSIER_READS =
  /^\/(api\/dossiers(\/\{code\}(\/(events|offer|payment))?)?|can-bo\/ho-so(\/\{code\})?|ho-so(\/\{code\})?)$/

test('with row-level security switched off on the dossiers the audit finds leaks by SQL and the doors still keep the wall by themselves; an act done behind a refusal is a leak; an address that makes everybody wait is slow', async (context) => {
  const planting = ['act', 'slow'].map((name) => PLANTS[name]?.app)
  const ground = await openGround({ app: (app, door) => planting.forEach((plant) => plant?.(app, door)) })
  context.after(() => ground.close())
  const everybody = await gatherParties(ground)
  const audit = async (): Promise<Audit> => ({
    ground: { ...ground, routes: ground.routes.filter(({ path }) => DOSSIER_READS.test(path)) },
    parties: everybody.filter(({ name }) => FEW.includes(name)),
    ...{
      subjects,
      tally: new Tally(),
      quick: true,
      fields: new Set<string>(),
      forms: new Map(),
      step: () => {},
    },
  })
  const subjects = await setScene(ground)
  await statePurposes(ground, everybody, subjects)
  const before = await audit()
  await checkRows(before)
  await PLANTS['hole']?.admin?.(ground.admin)
  const byHole = await audit()
  await checkRows(byHole)
  const holders = byHole.tally.faults.map(({ verdict, where }) => `${verdict} ${where.split(' of ')[0]}`)
  assert.deepEqual([...new Set(holders)], ['leak read ticket_holders'])
  await ground.admin`drop policy planted on hanoi.ticket_holders`
  await checkRoutes(before)
  assert.deepEqual(before.tally.kinds, [])
  assert.deepEqual([...before.tally.bare], [], 'walled tables in which the scene has nothing to look at')
  assert.ok(before.tally.walled > 40)
  assert.ok(before.tally.checks > 2000)

  await PLANTS['leak']?.admin?.(ground.admin)
  const [bySql, byHttp] = [await audit(), await audit()]
  await checkRows(bySql)
  await checkRoutes(byHttp)
  assert.ok(bySql.tally.count('leak') > 0)
  assert.deepEqual(byHttp.tally.kinds, [])
  assert.ok(byHttp.tally.checks > 100)

  const doing = await audit()
  const planted = (method: string) => ({
    ...ground,
    routes: ground.routes.filter((route) => route.path === '/api/planted' && route.method === method),
  })
  await checkRoutes({ ...doing, ground: planted('POST') })
  assert.deepEqual([...new Set(doing.tally.faults.map(({ verdict }) => verdict))], ['leak'])
  assert.equal(doing.tally.count('leak'), doing.parties.length)

  const waiting = await audit()
  await checkRoutes({ ...waiting, ground: planted('GET'), parties: everybody.slice(-1) })
  const inTime: Answer = { status: 200, location: '', body: '', ms: 5 }
  waiting.tally.note('fuzz', 'slow', () => ({
    where: 'GET /busy by visitor',
    told: 'was late once',
    again: async () => inTime,
  }))
  await waiting.tally.askLateAgain()
  assert.deepEqual(
    waiting.tally.faults.map(({ verdict, where }) => `${verdict} ${where}`),
    ['slow GET /api/planted by visitor about cau-giay'],
  )
})

test('one slow answer, and nothing else wrong, is not sound', () => {
  const tally = new Tally()
  for (let check = 0; check < 1000; check++) tally.note('fuzz', 'sound', () => ({ where: '', told: '' }))
  assert.equal(outcomeOf(tally).sound, true)
  tally.note('fuzz', 'slow', () => ({ where: 'GET /slow', told: '' }))
  assert.equal(outcomeOf(tally).sound, false)
})

test('neither a walled table in which nothing of anybody stands nor an address where nobody was asked who he is can be sound', () => {
  const tally = new Tally()
  for (let check = 0; check < 1000; check++) tally.note('database', 'sound', () => ({ where: '', told: '' }))
  tally.bare.add('new_table')
  assert.deepEqual({ bare: outcomeOf(tally).bare, sound: outcomeOf(tally).sound }, { bare: 1, sound: false })

  const untried = new Tally()
  for (let check = 0; check < 1000; check++)
    untried.note('database', 'sound', () => ({ where: '', told: '' }))
  untried.noteProof('POST /new', false)
  assert.deepEqual(
    { unproven: outcomeOf(untried).unproven, sound: outcomeOf(untried).sound },
    { unproven: 1, sound: false },
  )
})
