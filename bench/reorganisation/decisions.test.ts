/** What no rule decides waits for its owner: from when he is asked, what his decision does, and that none is lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findActorByName } from '#modules/people'
import { wallSettings, type Work } from '#modules/record'
import {
  countUndecided,
  decidesFor,
  decideUndecided,
  dryRun,
  getPlan,
  importPlan,
  listUndecided,
  openCutOver,
  readPlanFolder,
  reviewPlan,
  settleDecided,
  signPlan,
  startRun,
  type Undecided,
} from '#modules/reorganisation'
import { steppingClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { openTestHouse } from '#test/house.ts'
import { formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { openMarch } from './march-house.ts'
import { asCity } from './play-night.ts'
import { EVENING, FOLDER } from './try-plan.ts'

const OWNER = 'lanhdaoquay.hoan-kiem'

const house = await openTestHouse()
await openMarch(house, 400)
const clock = steppingClock(EVENING)
const { app } = await openDoor(house, { clock: clock.now, pages: webPages })
const { id } = await asAdmin(async (work) => importPlan(work, await readPlanFolder(FOLDER)))
await tryIt()

function asAdmin<T>(run: (work: Work) => Promise<T>): Promise<T> {
  return asCity(house, { name: 'quantri.ha-noi', now: clock.now() }, run)
}

async function tryIt(): Promise<void> {
  await dryRun(house.worker, await getPlan(house.worker, id), { now: clock.now(), signs: false })
}

async function asOwner<T>(run: (work: Work) => Promise<T>): Promise<T> {
  const now = clock.now()
  const actor = await findActorByName(house.app, OWNER, now)
  assert.ok(actor)
  return inTransaction(house.app, wallSettings(actor), (trx) => run({ trx, actor, now, key: null }))
}

const waiting = (): Promise<Undecided[]> =>
  asOwner(({ trx, actor }) => listUndecided(trx, id, { owners: decidesFor(actor), limit: 100 }))
const announced = (): Promise<number> =>
  asOwner(async ({ trx, actor }) =>
    (await countUndecided(trx, { owners: decidesFor(actor) })).reduce(
      (sum, { dossiers }) => sum + dossiers,
      0,
    ),
  )

/** Decides this dossier for the first unit it may go to. */
const decide = ({ code, candidates }: Undecided) =>
  asOwner((work) => decideUndecided(work, id, { items: [{ code, unit: candidates[0] ?? 0 }] }))

type Moved = { state: string; outcome: string; how: string; decided_at: string | null; unit_id: number }
async function moveOf({ code }: Undecided): Promise<Moved> {
  const [row] = await house.owner<Moved[]>`
    select m.state, m.outcome, m.how, m.decided_at, d.unit_id from reorganisation_moves m join dossiers d on d.id = m.dossier_id
    where m.plan_id = ${id} and m.code = ${code}`
  return row ?? assert.fail(code)
}

async function turnToEnd(): Promise<void> {
  const cut = await openCutOver({ pool: house.worker, clock: clock.now, key: null }, id)
  for (;;) {
    const turned = await cut.turn()
    if (turned.isOver || turned.waits) return
  }
}

test('of a plan that is not signed no owner is asked anything', async () => {
  assert.deepEqual([await announced(), (await waiting()).length], [0, 0])
  const owner = await caller(app, OWNER)
  assert.doesNotMatch((await owner.get('/can-bo')).body, /chờ bạn quyết định/)
  const admin = await caller(app, 'quantri.ha-noi')
  const list = await admin.get(`/quan-tri/sap-xep/${id}/cho-quyet-dinh`)
  assert.doesNotMatch(list.body, /Ghi các quyết định/)
  await asAdmin((work) => reviewPlan(work, id))
  await asCity(house, { name: 'lanhdao.ha-noi', now: clock.now() }, (work) => signPlan(work, id))
  assert.ok((await announced()) > 0)
  assert.match((await owner.get('/can-bo')).body, /chờ bạn quyết định/)
  assert.match((await admin.get(`/quan-tri/sap-xep/${id}/cho-quyet-dinh`)).body, /Ghi các quyết định/)
})

test('a mistake is shown at its dossier, and what was chosen for the others stays chosen, on the page where it was', async () => {
  const [first, second, third] = await waiting()
  assert.ok(first && second && third)
  const owner = await caller(app, OWNER)
  const path = `/can-bo/sap-xep/${id}`
  const fields = formFields((await owner.get(`${path}?sau=${first.code}`)).body, path)
  assert.deepEqual([fields['code_0'], fields['code_1']], [second.code, third.code])
  const chosen = { unit_0: String(second.candidates[0]), unit_1: '200004' }
  const { statusCode, body } = await sendForm(owner, path, { ...fields, ...chosen })
  assert.equal(statusCode, 400)
  const shown = formFields(body, path)
  assert.deepEqual([shown['code_0'], shown['unit_0']], [second.code, chosen.unit_0])
  assert.match(body, /id="o-unit_1-loi"/)
  assert.doesNotMatch(body, /id="o-unit_0-loi"/)
  const corrected = await sendForm(owner, path, { ...shown, unit_1: '' })
  assert.equal(corrected.headers.location, `${path}?xong=1&sau=${first.code}`)
  assert.ok((await waiting()).every(({ code }) => code !== second.code))
})

test('a dossier is decided once in one sending: two words about it are refused', async () => {
  const [one] = await waiting()
  const [unit = 0, other = 0] = one?.candidates ?? []
  const code = one?.code ?? ''
  await assert.rejects(
    asOwner((work) => decideUndecided(work, id, { items: [unit, other].map((to) => ({ code, unit: to })) })),
    /is decided twice/,
  )
})

test('a decision on a signed plan moves nothing before the plan runs, and another dry run keeps it', async () => {
  const [first] = await waiting()
  assert.ok(first)
  await decide(first)
  assert.equal(await settleDecided(house.worker, clock.now()), 0)
  const [{ staged } = { staged: -1 }] = await house.owner<{ staged: number }[]>`
    select (select count(*) from dossiers where coming is not null)::int
      + (select count(*) from reorganisation_moves where state <> 'planned')::int as staged`
  assert.equal(staged, 0)
  await tryIt()
  const { how, decided_at } = await moveOf(first)
  assert.deepEqual([how, decided_at !== null], ['by_owner', true])
  await asCity(house, { name: null, now: clock.now() }, (work) => startRun(work, id))
  await turnToEnd()
  clock.advanceTo('2027-03-05T03:00:00.000Z')
  await turnToEnd()
  assert.equal((await getPlan(house.city, id)).state, 'done')
  const { state, outcome, unit_id } = await moveOf(first)
  assert.deepEqual([state, outcome, unit_id], ['folded', 'moves', first.candidates[0]])
})

test('a dossier that ended after it was decided is left where it ended, and looked at once', async () => {
  const [one] = await waiting()
  assert.ok(one)
  await decide(one)
  await house.owner`update dossiers set business = 'withdrawn', version = version + 1 where code = ${one.code}`
  await settleDecided(house.worker, clock.now())
  assert.equal((await moveOf(one)).state, 'gone')
  assert.equal(await settleDecided(house.worker, clock.now()), 0)
})

test('a decided dossier that somebody acted on while it was moved is moved the next time', async () => {
  const [one] = await waiting()
  assert.ok(one)
  await decide(one)
  // As an attempt leaves it that came after somebody's act: planned by the version of before.
  await house.owner`
    update reorganisation_moves m set outcome = 'moves', state = 'planned', seen_version = m.seen_version - 1,
      coming = (select coming from reorganisation_moves s where s.plan_id = m.plan_id and s.from_unit = m.from_unit
        and s.how = 'by_owner' and s.state = 'folded' and s.to_unit = m.to_unit limit 1)
    where plan_id = ${id} and code = ${one.code}`
  for (let turns = 0; turns < 3; turns += 1) await settleDecided(house.worker, clock.now())
  const { state, unit_id } = await moveOf(one)
  assert.deepEqual([state, unit_id], ['folded', one.candidates[0]])
  assert.equal(await settleDecided(house.worker, clock.now()), 0)
})
