/** Archive boxes: listed by their clerk, counted by the dry run, handed over at the cut with a record, and back when it is undone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listBoxes, listHandOvers, listInBoxes, readBoxesCsv } from '#modules/archives'
import { findActorByName } from '#modules/people'
import { wallSettings } from '#modules/record'
import { getPlan, startRun, startUndo } from '#modules/reorganisation'
import { steppingClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { MARCH, openMarch } from './march-house.ts'
import { asCity } from './play-night.ts'
import { EVENING, goOn, prepareByRules, tryPlan } from './try-plan.ts'

const house = await openTestHouse()
await openMarch(house, 30)
const clock = steppingClock(EVENING)
const { app } = await openDoor(house, { clock: clock.now, pages: webPages })

const [OLD, NEXT] = ['ubnd-phu-thuong', 'ubnd-phu-thuong-bac-2027']
const LIST = readBoxesCsv(
  [
    'box,box_title,shelf,file,title,sheets,dossier,register,year',
    '1,Đăng ký khai sinh,Kho 1,1,Quyển số 1,200,,births,2019',
    '1,Đăng ký khai sinh,Kho 1,2,Quyển số 2,180,,births,2020',
    '2,Cấp phép xây dựng,Kho 1,1,Hồ sơ cấp phép,35,H26.7-270101-0001,,2027',
  ].join('\n'),
)

const agency = async (slug: string): Promise<string> => {
  const [row] = await house.owner<{ id: string }[]>`select id from agencies where slug = ${slug}`
  return row?.id ?? assert.fail(slug)
}
async function list(name: string, of: string, boxes = LIST) {
  const actor = (await findActorByName(house.app, name, clock.now())) ?? assert.fail(name)
  return inTransaction(house.app, wallSettings(actor), (trx) =>
    listInBoxes({ trx, actor, now: clock.now(), key: null }, { agency: of, boxes }),
  )
}
const held = async (slug: string): Promise<string[]> =>
  (await listBoxes(house.owner, [await agency(slug)])).map(({ code, files }) => `${code}: ${files.length}`)

test('whoever is not the agency’s clerk lists none of its boxes', async () => {
  const old = await agency(OLD)
  await assert.rejects(list('truongphong.phu-thuong', old), /clerk_only/)
  await assert.rejects(list('vanthu.cua-nam', old), /clerk_only/)
  assert.deepEqual(await held(OLD), [])
})

test('a list is taken in; the same list again changes nothing, a corrected box is listed anew', async () => {
  const old = await agency(OLD)
  assert.deepEqual(await list('vanthu.phu-thuong', old), { boxes: 2, files: 3, written: 2 })
  assert.equal((await list('vanthu.phu-thuong', old)).written, 0)
  const [first, second] = LIST
  assert.ok(first && second)
  assert.equal((await list('vanthu.phu-thuong', old, [first, { ...second, shelf: 'Kho 2' }])).written, 1)
  assert.deepEqual(await held(OLD), ['1: 2', '2: 1'])
})

test('boxes that nobody would take over are found, with their agency and how many', async () => {
  const { findings } = await tryPlan(house, { rules: (rules) => ({ ...rules, archive_agency: 'khong-co' }) })
  assert.deepEqual(
    findings.map(({ kind, subject, detail }) => [kind, subject, detail['boxes']]),
    [['no_box_heir', await agency(OLD), 2]],
  )
  assert.deepEqual((await tryPlan(house)).kinds, [])
})

let plan = ''
test('the dry run counts the boxes, and the plan’s page says by which rule they go', async () => {
  plan = await prepareByRules(house, {})
  const { planned } = await getPlan(house.city, plan)
  assert.equal(planned?.kinds?.boxes, 2)
  const { body } = await (await caller(app, 'quantri.ha-noi')).get(`/quan-tri/sap-xep/${plan}`)
  assert.match(body, /Hộp lưu trữ/)
  assert.match(body, /kèm biên bản bàn giao/)
})

test('until the moment the old agency holds them; then the successor does, by one record of both boxes', async () => {
  await asCity(house, { name: null, now: clock.now() }, (work) => startRun(work, plan))
  await goOn(house, clock.now, plan)
  assert.deepEqual(await held(OLD), ['1: 2', '2: 1'])
  clock.advanceTo(MARCH)
  await goOn(house, clock.now, plan)
  assert.deepEqual([await held(OLD), await held(NEXT)], [[], ['1: 2', '2: 1']])
  const [record, ...others] = await listHandOvers(house.owner, { box: null, limit: 9 })
  assert.deepEqual(
    [record?.from_agency_id, record?.to_agency_id, record?.inventory.length, others.length],
    [await agency(OLD), await agency(NEXT), 2, 0],
  )
})

test('the reconciliation proves that each box has one holder, and counts what was done with them', async () => {
  const { report } = await getPlan(house.city, plan)
  const proof = Object(report).proofs.find(({ name }: { name: string }) => name === 'boxes')
  assert.deepEqual(proof, { name: 'boxes', checked: 2, broken: 0, examples: [] })
  const line = Object(report).kinds.find(({ kind }: { kind: string }) => kind === 'boxes')
  assert.deepEqual(line, { kind: 'boxes', before: 2, done: 2, left: 0 })
})

test('the successor’s clerk sees the boxes and prints the record; a clerk of elsewhere finds neither', async () => {
  const mine = await caller(app, 'vanthu.phu-thuong')
  const { body } = await mine.get('/can-bo/luu-tru')
  assert.match(body, /Đăng ký khai sinh/)
  const own = (await mine.get('/can-bo/luu-tru/muc-luc.csv')).body
  assert.doesNotMatch(own, /Quyển số 1/, 'what was taken over is not listed a second time under this fonds')
  const [, path = ''] = /href="([^"]+bien-ban\.pdf)"/.exec(body) ?? []
  const paper = await mine.get(path)
  assert.deepEqual([paper.statusCode, paper.headers['content-type']], [200, 'application/pdf'])
  const [, box = ''] = /href="(\/can-bo\/luu-tru\/hop\/[^"]+)"/.exec(body) ?? []
  assert.match((await mine.get(box)).body, /Quyển số 1/)
  const city = await caller(app, 'quantri.ha-noi')
  assert.match((await city.get(`/quan-tri/sap-xep/${plan}/tien-do`)).body, /href="\/can-bo\/luu-tru"/)
  assert.ok((await city.get('/can-bo/luu-tru')).body.includes(path))
  assert.equal((await city.get(path)).statusCode, 200)
  const other = await caller(app, 'vanthu.cua-nam')
  assert.deepEqual([(await other.get(path)).statusCode, (await other.get(box)).statusCode], [404, 404])
  assert.doesNotMatch((await other.get('/can-bo/luu-tru')).body, /Đăng ký khai sinh/)
})

test('undone, the old agency holds them again, by a record of the way back', async () => {
  clock.advanceTo('2027-03-04T03:00:00.000Z')
  await goOn(house, clock.now, plan)
  await asCity(house, { name: null, now: clock.now() }, (work) => startUndo(work, plan))
  await goOn(house, clock.now, plan)
  assert.deepEqual([await held(OLD), await held(NEXT)], [['1: 2', '2: 1'], []])
  const [back] = await listHandOvers(house.owner, { box: null, limit: 1 })
  assert.equal(back?.to_agency_id, await agency(OLD))
  const { report } = await getPlan(house.city, plan)
  const proof = Object(report).proofs.find(({ name }: { name: string }) => name === 'boxes')
  assert.deepEqual(proof, { name: 'boxes', checked: 2, broken: 0, examples: [] })
})
