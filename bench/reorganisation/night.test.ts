import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as dossiers from '#modules/dossiers'
import { findActorByName } from '#modules/people'
import { anyone, wallSettings, type Work } from '#modules/record'
import {
  countMoves,
  getPlan,
  listFindings,
  openCutOver,
  type Plan,
  readPlanFolder,
  importPlan,
  signPlan,
  startRun,
  startUndo,
} from '#modules/reorganisation'
import { inTransaction } from '#platform/transaction.ts'
import { openTestHouse } from '#test/house.ts'
import { openJune } from './june-house.ts'
import { asCity, EVENING, MIDNIGHT, prepareNight } from './play-night.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../data/hanoi/2025-07-01')
const MORNING = '2025-07-01T01:30:00.000Z'

const house = await openTestHouse()
const june = await openJune(house, { count: 900, mornings: 2 })
const before =
  await house.owner`select id, code, due_at, original_due_at, accepted_at, intervals, business from dossiers order by id`
const plan = await prepareNight(house, FOLDER)
const clock = { at: EVENING }

/** Does one act as this account on the hand clock. */
async function as<T>(name: string, run: (work: Work) => Promise<T>): Promise<T> {
  const actor = await findActorByName(house.app, name, clock.at)
  assert.ok(actor, name)
  return inTransaction(house.app, wallSettings(actor), (trx) => run({ trx, actor, now: clock.at, key: null }))
}

const open = () => openCutOver({ pool: house.worker, clock: () => clock.at, key: null }, plan.id)

/** Turns until a step begins; the process is thrown away and opened again every few turns. */
async function turnUntil(step: string | null): Promise<void> {
  for (let cut = await open(), turns = 1; ; turns += 1) {
    const turned = await cut.turn()
    if (turned.isOver || turned.step === step || (turned.waits && step === null)) return
    if (turned.waits) return
    if (turns % 3 === 0) cut = await open()
  }
}

type Found = { code: string; version: number; reception_agency_id: string; unit_id: number }
async function one(where: string): Promise<Found> {
  const [row] = await house.owner<Found[]>`
    select code, version, reception_agency_id, unit_id from dossiers where ${house.owner.unsafe(where)} order by code limit 1`
  assert.ok(row, where)
  return row
}

test('the house of 30/6/2025 has 526 communes and 30 districts, and dossiers in every state', () => {
  assert.equal(june.units.filter(({ unit }) => unit.kind === 'commune').length, 526)
  assert.equal(june.units.filter(({ unit }) => unit.kind === 'district').length, 30)
  assert.ok(june.states.size >= 12, [...june.states.keys()].join())
})

test('the dry run plans every dossier in flight once and touches none of them', async () => {
  const [{ flight } = { flight: 0 }] = await house.owner<{ flight: number }[]>`
    select count(*)::int as flight from dossiers
    where business not in ('refused', 'withdrawn', 'stopped') and delivery <> 'delivered'`
  const { moved, undecided, untouched } = plan.planned ?? assert.fail('nothing was planned')
  assert.equal(moved + undecided + untouched, flight)
  assert.ok(undecided > 0 && undecided < moved)
  const [{ touched } = { touched: -1 }] = await house.owner<{ touched: number }[]>`
    select count(*)::int as touched from dossiers where coming is not null or former is not null`
  assert.equal(touched, 0)
})

test('everybody after the cut is there: nothing of Hà Nội’s plan is missing, nothing collides, everything is owned', async () => {
  const findings = await listFindings(house.city, plan.id)
  assert.deepEqual(
    findings.filter(({ kind }) => kind !== 'late'),
    [],
  )
})

test('the same folder is the same plan; a second person must sign; a signed plan is not signed again', async () => {
  const read = await readPlanFolder(FOLDER)
  const again = await asCity(house, { name: 'quantri.ha-noi', now: EVENING }, (work) =>
    importPlan(work, read),
  )
  assert.equal(again.id, plan.id)
  await assert.rejects(
    asCity(house, { name: 'lanhdao.ha-noi', now: EVENING }, (work) => signPlan(work, plan.id)),
    /plan_state/,
  )
  await assert.rejects(
    asCity(house, { name: 'quantri.ha-noi', now: EVENING }, (work) => startRun(work, plan.id)),
    /city_leader_only/,
  )
})

let early: Found
test('before the moment everything is staged beside the present, and the present agency alone acts', async () => {
  await asCity(house, { name: null, now: clock.at }, (work) => startRun(work, plan.id))
  await turnUntil(null)
  early = await one(`business = 'submitted' and coming is not null and unit_id = 100004`)
  await as('tiepnhan.phuong-truc-bach-00004', (work) => dossiers.acceptDossier(work, early))
  assert.equal(
    await findActorByName(house.app, 'tiepnhan.ba-dinh', clock.at).then((actor) => actor?.posts.length),
    0,
  )
  const late = await one(`business = 'reviewing' and coming is not null and unit_id = 100004`)
  await as('truongphong.phuong-truc-bach-00004', (work) =>
    dossiers.assignDossier(work, late, { specialist: 'chuyenvien.phuong-truc-bach-00004' }),
  )
  clock.at = '2025-06-30T16:59:58.000Z'
  await turnUntil(null)
})

test('at the moment one row flips; the new desk acts on a dossier nobody has written yet, by the page of before', async () => {
  const seen = await one(`business = 'accepted' and coming is not null and unit_id = 100004`)
  clock.at = MIDNIGHT
  await turnUntil('moment')
  const shown = await as('tiepnhan.ba-dinh', (work) => dossiers.getDossier(work, seen.code))
  assert.notEqual(shown.unit_id, 100004)
  const after = await as('tiepnhan.ba-dinh', (work) => dossiers.forwardDossier(work, seen))
  assert.equal(after.business, 'forwarded')
  assert.equal(after.version, seen.version + 2)
  assert.equal(after.former?.reception_agency_id, seen.reception_agency_id)
})

test('for the stated time the old desk acts beside the new one; afterwards it does not', async () => {
  await turnUntil('reconcile')
  const { code } = await one(`business = 'submitted' and (former ->> 'unit_id')::int = 100004`)
  const isAllowed = (now: string) =>
    as('tiepnhan.phuong-truc-bach-00004', async (work) => {
      const dossier = await dossiers.getDossier(work, code)
      // The officer has followed his office; by his post at the old desk alone he acts for the stated time.
      const posts = work.actor.posts.filter(({ unit_id }) => unit_id === 100_004)
      return dossiers.allowedActs(dossier, { ...work.actor, posts }, now).includes('accept')
    })
  clock.at = MORNING
  assert.equal(await isAllowed(MORNING), true)
  assert.equal(await isAllowed('2025-07-02T01:30:00.000Z'), false)
})

const report = async (): Promise<Record<string, unknown>> => {
  const { report: found } = await getPlan(house.city, plan.id)
  assert.ok(typeof found === 'object' && found !== null)
  return { ...found }
}

test('the reconciliation proves each dossier once, owned, its clock and originals; every register and account', async () => {
  const { proofs, lost, doubled, clocks_changed } = await report()
  assert.ok(Array.isArray(proofs) && proofs.length === 8)
  assert.deepEqual(
    proofs.filter((proof: { broken: number }) => proof.broken > 0),
    [],
  )
  assert.deepEqual([lost, doubled, clocks_changed], [0, 0, 0])
})

test('no clock differs from one that never moved', async () => {
  const now = await house.owner<{ id: string; code: string }[]>`
    select id, code, due_at, original_due_at, accepted_at, intervals, business from dossiers
    where id = any (${before.map(({ id }) => String(id))}::uuid[]) order by id`
  const changed = now.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))
  const acted = await house.owner<{ code: string }[]>`
    select distinct d.code from events e join dossiers d on d.id = e.noun_id
    where e.act in ('accept', 'forward') and e.at >= ${EVENING}`
  assert.deepEqual(changed.map(({ code }) => code).sort(), acted.map(({ code }) => code).sort())
})

test('the run says what changed since the dry run: the acts of the evening and nothing else', async () => {
  const { changed } = await getPlan(house.city, plan.id)
  assert.ok(changed)
  assert.equal(changed.rerouted + changed.decided + changed.added + changed.ended, 0)
  assert.ok(changed.same >= 2)
})

test('a citizen’s code and second factor open the same dossier, at the agency that has it now', async () => {
  const [row] = await house.owner<{ code: string; tail: string; unit_id: number }[]>`
    select code, tail, unit_id from dossiers where former is not null order by code limit 1`
  assert.ok(row)
  const work = { actor: anyone('tracking'), now: MORNING, key: null }
  const tracked = await inTransaction(house.app, {}, (trx) =>
    dossiers.trackDossier({ trx, ...work }, { code: row.code, phone_tail: row.tail }),
  )
  assert.ok('dossier' in tracked)
  assert.equal(tracked.dossier.unit_id, row.unit_id)
  assert.equal(tracked.dossier.former?.plan, plan.id)
})

test('undone within its window everything goes back, and what was done meanwhile stays done', async () => {
  clock.at = '2025-07-02T03:00:00.000Z'
  await turnUntil(null)
  const done: Plan = await getPlan(house.city, plan.id)
  assert.equal(done.state, 'done')
  const { code } = await one(`business = 'accepted' and former is not null and unit_id = 200004`)
  await as('tiepnhan.ba-dinh', (work) => dossiers.forwardDossier(work, { code }))
  clock.at = '2025-07-14T03:00:00.000Z'
  await asCity(house, { name: null, now: clock.at }, (work) => startUndo(work, plan.id))
  await turnUntil(null)
  const { lost, doubled, clocks_changed, acted_meanwhile } = await report()
  assert.deepEqual([lost, doubled, clocks_changed], [0, 0, 0])
  assert.ok(Number(acted_meanwhile) >= 1)
  const after = await one(`code = '${code}'`)
  assert.ok(after.unit_id > 100_000 && after.unit_id < 200_000)
  const own =
    await house.owner`select 1 from dossiers where code = ${code} and business = 'forwarded' and former is null`
  assert.equal(own.length, 1)
  assert.deepEqual(
    (await countMoves(house.city, plan.id)).filter(({ state }) => state === 'folded'),
    [],
  )
})

test('after the window nothing is undone', async () => {
  await house.owner`update reorganisations set state = 'done' where id = ${plan.id}`
  await assert.rejects(
    asCity(house, { name: null, now: '2025-09-01T00:00:00.000Z' }, (work) => startUndo(work, plan.id)),
    /too_late_to_undo/,
  )
})
