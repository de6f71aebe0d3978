/** A draft is changed line by line: what the form does not show stays, and nobody changes another line than he saw. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Work } from '#modules/record'
import {
  type Change,
  countMoves,
  dryRun,
  editPlan,
  getPlan,
  importPlan,
  listFindings,
  listPlansToTry,
  type Plan,
  readPlanTexts,
  sumMoves,
} from '#modules/reorganisation'
import { getUnit } from '#modules/units'
import { fixedClock } from '#platform/clock.ts'
import { openTestHouse } from '#test/house.ts'
import { formFields, sendFiles, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { openMarch } from './march-house.ts'
import { asCity, untilSomebodyWaits } from './play-night.ts'
import { EVENING, FOLDER } from './try-plan.ts'

const house = await openTestHouse()
await openMarch(house, 60)
const { app } = await openDoor(house, { clock: fixedClock(EVENING), pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')

const asAdmin = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  asCity(house, { name: 'quantri.ha-noi', now: EVENING }, run)

/** The folder of March, told apart from the others by how long it may be undone. */
async function importMarch(undo_days: number): Promise<Plan> {
  const text = (name: string): Promise<string> => readFile(join(FOLDER, name), 'utf8')
  const read = readPlanTexts({
    plan: await text('plan.json'),
    changes: await text('changes.csv'),
    agencies: await text('agencies.csv'),
    rules: JSON.stringify({ ...JSON.parse(await text('rules.json')), undo_days }),
  })
  return asAdmin((work) => importPlan(work, read))
}

const planNow = ({ id }: Plan): Promise<Plan> => getPlan(house.city, id)
const addressOf = ({ id }: Plan): string => `/quan-tri/sap-xep/${id}`

async function openLine(plan: Plan, line: number | 'moi'): Promise<Record<string, string>> {
  const { body } = await admin.get(`${addressOf(plan)}?sua=${line}`)
  return formFields(body, `${addressOf(plan)}/dong`)
}

function firstLine(plan: Plan): Change {
  const [change] = plan.document.changes
  assert.ok(change)
  return change
}

test('a folder is taken in by its files; one without plan.json is refused at that field', async () => {
  const file = async (name: string) => ({ name, content: await readFile(join(FOLDER, name)) })
  const { idempotency_key = '' } = formFields(
    (await admin.get('/quan-tri/sap-xep')).body,
    '/quan-tri/sap-xep',
  )
  const changes = await file('changes.csv')
  const sent = { fields: { idempotency_key }, files: { changes } }
  const lacking = await sendFiles(admin, '/quan-tri/sap-xep', sent)
  assert.equal(lacking.statusCode, 400)
  assert.match(lacking.body, /href="#o-plan"/)
  const files = { changes, plan: await file('plan.json'), agencies: await file('agencies.csv') }
  const rules = await file('rules.json')
  const taken = await sendFiles(admin, '/quan-tri/sap-xep', { ...sent, files: { ...files, rules } })
  assert.equal(taken.statusCode, 303, taken.body)
})

test('saving a line on its page changes what was typed and nothing else of it', async () => {
  const plan = await importMarch(31)
  const before = firstLine(plan)
  assert.ok(before.old_type && before.clause)
  const fields = await openLine(plan, before.line)
  const saved = await sendForm(admin, `${addressOf(plan)}/dong`, {
    ...fields,
    legal_basis: '100/NQ-UBTVQH16',
  })
  assert.equal(saved.statusCode, 303)
  assert.deepEqual(firstLine(await planNow(plan)), { ...before, legal_basis: '100/NQ-UBTVQH16' })
})

test('a line is added by its form; an empty one is told at its fields and adds nothing', async () => {
  const plan = await importMarch(31)
  const { changes } = plan.document
  const last = changes.at(-1)
  assert.ok(last)
  const gone = await sendForm(admin, `${addressOf(plan)}/dong`, {
    ...(await openLine(plan, last.line)),
    xoa: '1',
  })
  assert.equal(gone.statusCode, 303)
  const empty = await openLine(plan, 'moi')
  const refused = await sendForm(admin, `${addressOf(plan)}/dong`, empty)
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /id="o-old_code" [^>]*aria-invalid/)
  const typed = {
    ...empty,
    ...Object.fromEntries(Object.entries(last).filter(([name]) => name in empty)),
    line: '',
  }
  const added = await sendForm(admin, `${addressOf(plan)}/dong`, typed)
  assert.equal(added.statusCode, 303, added.body.slice(0, 300))
  assert.equal((await planNow(plan)).document.changes.length, changes.length)
})

test('a line opened before somebody else changed the plan changes nothing: it may be another line by now', async () => {
  const plan = await importMarch(32)
  const [first, second] = plan.document.changes
  assert.ok(first && second)
  const mine = await openLine(plan, second.line)
  const taken = await sendForm(admin, `${addressOf(plan)}/dong`, {
    ...(await openLine(plan, first.line)),
    legal_basis: '101/NQ-UBTVQH16',
  })
  assert.equal(taken.statusCode, 303)
  const { document } = await planNow(plan)
  const late = await sendForm(admin, `${addressOf(plan)}/dong`, { ...mine, legal_basis: '102/NQ-UBTVQH16' })
  assert.equal(late.statusCode, 400)
  assert.match(late.body, /Phương án đã được sửa từ khi bạn mở dòng này/)
  assert.match(late.body, /value="102\/NQ-UBTVQH16"/)
  assert.deepEqual((await planNow(plan)).document, document)
})

test('the folder from which an edited plan came is taken in again as a plan of its own', async () => {
  const plan = await importMarch(33)
  const fields = await openLine(plan, firstLine(plan).line)
  await sendForm(admin, `${addressOf(plan)}/dong`, { ...fields, legal_basis: '103/NQ-UBTVQH16' })
  const again = await importMarch(33)
  assert.notEqual(again.id, plan.id)
  assert.deepEqual([again.state, firstLine(again).legal_basis], ['draft', firstLine(plan).legal_basis])
  assert.equal((await importMarch(33)).id, again.id)
})

/** Hoàn Kiếm stays whole: its part is not given to Cửa Nam any more. */
async function takePartAway(work: Work, { id }: Plan): Promise<Plan> {
  const { digest, document } = await getPlan(work.trx, id)
  const part = document.changes.find((one) => one.old_code === '00070' && one.new_code === '00082')
  return editPlan(work, id, { line: part?.line ?? 0, digest, row: null })
}

async function leavingHoanKiem({ id }: Plan): Promise<number> {
  const unit = await getUnit(house.owner, '00070', '2027-02-28')
  const sums = await sumMoves(house.city, id)
  return sums.filter(({ from_unit, to_unit }) => from_unit === unit.id && to_unit !== unit.id).length
}

test('what a dry run said of the lines of before goes with them, and another is asked for', async () => {
  const plan = await importMarch(34)
  await dryRun(house.worker, plan, { now: EVENING, signs: false })
  assert.ok((await leavingHoanKiem(plan)) > 0)
  await asAdmin((work) => takePartAway(work, plan))
  assert.equal((await countMoves(house.city, plan.id)).length, 0)
  assert.equal((await listFindings(house.city, plan.id)).length, 0)
  assert.ok((await listPlansToTry(house.worker)).includes(plan.id))
  await dryRun(house.worker, await planNow(plan), { now: EVENING, signs: false })
  assert.equal(await leavingHoanKiem(plan), 0)
  assert.ok(!(await listPlansToTry(house.worker)).includes(plan.id))
})

test('a plan edited while it is tried is tried again as it is, and no word of its lines of before is kept', async () => {
  const plan = await importMarch(35)
  const tried = await asAdmin(async (work) => {
    await takePartAway(work, plan)
    const trying = dryRun(house.worker, plan, { now: EVENING, signs: false })
    await untilSomebodyWaits(house)
    return { trying }
  })
  await tried.trying
  assert.ok((await planNow(plan)).planned)
  assert.equal(await leavingHoanKiem(plan), 0)
})
