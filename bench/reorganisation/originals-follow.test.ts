/** Original papers on the night: one holder each before, at the cut, and after its undoing; whatever was done with them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as custody from '#modules/custody'
import { findActorByName } from '#modules/people'
import { wallSettings, type Work } from '#modules/record'
import { getPlan, openCutOver, startRun, startUndo } from '#modules/reorganisation'
import { inTransaction } from '#platform/transaction.ts'
import { openTestHouse } from '#test/house.ts'
import { MARCH, openMarch } from './march-house.ts'
import { asCity, prepareNight } from './play-night.ts'
import { EVENING, FOLDER } from './try-plan.ts'

const AFTERNOON = '2027-02-26T08:00:00.000Z'
const MORNING = '2027-03-01T02:00:00.000Z'
const LATER = '2027-03-04T03:00:00.000Z'

const house = await openTestHouse()
await openMarch(house, 260)
const clock = { at: AFTERNOON }

async function as<T>(name: string, run: (work: Work) => Promise<T>): Promise<T> {
  const actor = await findActorByName(house.app, name, clock.at)
  assert.ok(actor, name)
  return inTransaction(house.app, wallSettings(actor), (trx) => run({ trx, actor, now: clock.at, key: null }))
}

type Held = {
  id: string
  code: string
  holder: string
  agency: string
  kind: string
  account: string | null
  slip: string | null
}
const heldBy = async (where: string): Promise<Held[]> => [
  ...(await house.owner<Held[]>`
    select o.id, o.dossier_code as code, o.holder, a.slug as agency, a.kind, c.name as account, s.code as slip
    from originals o join agencies a on a.id = o.agency_id left join accounts c on c.id = o.account_id
      left join transfer_slips s on s.id = o.slip_id join dossiers d on d.id = o.dossier_id
    where ${house.owner.unsafe(where)} order by o.id`),
]
const everything = () => heldBy('true')
const AT_PHU_THUONG = `o.holder = 'officer' and c.name = 'tiepnhan.phu-thuong' and d.delivery <> 'delivered'`

const pick = async (where: string, count: number): Promise<string[]> => {
  const found = await heldBy(where)
  assert.ok(found.length >= count, `${where}: ${found.length}`)
  return found.slice(0, count).map(({ id }) => id)
}

/** A cupboard, an archive, and slips from, to and between offices that end. */
const [cupboard = '', filed = ''] = await pick(`${AT_PHU_THUONG} and d.answers::text like '%ngõ 15%'`, 2)
const desk = 'tiepnhan.phu-thuong'
await as(desk, (work) => custody.passOriginals(work, { originals: [cupboard], to: 'agency' }))
await as(desk, (work) => custody.passOriginals(work, { originals: [filed], to: 'archive' }))
const sent = async (from: string, where: string, to: string) => {
  const originals = await pick(where, 1)
  return as(from, (work) => custody.sendOriginals(work, { originals, to_agency: to }))
}
const inside = await sent(desk, AT_PHU_THUONG, 'van-phong-phu-thuong')
const outOf = await sent(desk, AT_PHU_THUONG, 'ubnd-cua-nam')
const into = await sent(
  'tiepnhan.cua-nam',
  `o.holder = 'officer' and c.name = 'tiepnhan.cua-nam'`,
  'ubnd-phu-thuong',
)
clock.at = EVENING
const before = await everything()
const plan = await prepareNight(house, FOLDER, EVENING)

const open = () => openCutOver({ pool: house.worker, clock: () => clock.at, key: null }, plan.id)
/** Turns until this step is the next, in a new process after every third turn. */
async function turnUntil(step: string | null): Promise<void> {
  for (let cut = await open(), turns = 1; ; turns += 1) {
    const turned = await cut.turn()
    const ended = await house.owner<{ step: string }[]>`
      select step from reorganisation_steps where plan_id = ${plan.id} and step = ${step} and ended_at is not null`
    if (turned.isOver || turned.waits || ended.length > 0) return
    if (turns % 3 === 0) cut = await open()
  }
}
const proofOf = async (): Promise<{ broken: number; examples: string[]; checked: number }> => {
  const { report } = await getPlan(house.city, plan.id)
  const { proofs } = Object(report)
  return proofs.find(({ name }: { name: string }) => name === 'originals')
}

test('the dry run counts what the house holds, by the book and not by what was once handed in', async () => {
  const [{ differs, all } = { differs: -1, all: 0 }] = await house.owner<{ differs: number; all: number }[]>`
    select count(*) filter (where m.originals <> (select count(*) from originals o
      where o.dossier_id = m.dossier_id and o.holder <> 'citizen'))::int as differs, sum(m.originals)::int as all
    from reorganisation_moves m where m.plan_id = ${plan.id}`
  assert.equal(differs, 0)
  assert.ok(all > 50)
})

let cutAt: Held[]
test('after the moment no original is left at an agency that ended: each went where its dossier went', async () => {
  await asCity(house, { name: null, now: clock.at }, (work) => startRun(work, plan.id))
  await turnUntil(null)
  clock.at = MARCH
  await turnUntil('originals')
  cutAt = await everything()
  assert.deepEqual(
    cutAt.map(({ id }) => id),
    before.map(({ id }) => id),
  )
  assert.deepEqual(
    cutAt.filter(({ agency }) => agency.endsWith('-phu-thuong')),
    [],
  )
  const strays = await house.owner`
    select o.dossier_code from originals o join dossiers d on d.id = o.dossier_id
    where d.former ->> 'plan' = ${plan.id} and o.holder in ('officer', 'agency')
      and o.agency_id not in (d.reception_agency_id, d.body_agency_id, d.competence_agency_id, d.signer_agency_id, d.return_agency_id)`
  assert.deepEqual([...strays], [])
  const now = new Map(cutAt.map((one) => [one.id, one]))
  assert.deepEqual([now.get(cupboard)?.holder, now.get(cupboard)?.agency], ['agency', 'diem-phu-gia-2027'])
  assert.deepEqual([now.get(filed)?.holder, now.get(filed)?.agency], ['archive', 'diem-phu-gia-2027'])
})

test('who follows his office keeps what he holds; what went elsewhere lies in the cupboard there', () => {
  const own = cutAt.filter(({ account }) => account === desk)
  assert.ok(own.some(({ holder }) => holder === 'officer'))
  for (const { agency, holder } of own) {
    if (holder === 'officer') assert.equal(agency, 'diem-phu-thuong-bac-2027')
  }
  const was = new Map(before.map((one) => [one.id, one]))
  const elsewhere = cutAt.filter(
    ({ id, agency }) => was.get(id)?.account === desk && agency === 'diem-nhat-tao-2027',
  )
  assert.ok(elsewhere.length > 0)
  assert.deepEqual(
    [...new Set(elsewhere.map(({ holder, account }) => `${holder} ${account}`))],
    ['agency null'],
  )
})

test('one original left behind shows in the reconciliation by its dossier, and one the book does not know as well', async () => {
  const [left] = cutAt.filter(({ agency }) => agency === 'diem-phu-thuong-bac-2027')
  assert.ok(left)
  await house.owner`
    update originals set agency_id = (select id from agencies where slug = 'diem-phu-thuong') where id = ${left.id}`
  const [doubled] = await house.owner<{ id: string }[]>`
    insert into originals select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'ordinal', 99))).*
    from originals o where o.id = ${filed} returning id`
  await turnUntil('reconcile')
  const proof = await proofOf()
  assert.equal(proof.broken, 2)
  assert.deepEqual(proof.examples, ['sổ bản chính lệch 1', left.code])
  await house.owner`delete from originals where id = ${doubled?.id ?? ''}`
  await house.owner`
    update originals set agency_id = (select id from agencies where slug = 'diem-phu-thuong-bac-2027') where id = ${left.id}`
})

test('the reconciliation counts who held each original before, and who holds it now', async () => {
  const { report } = await getPlan(house.city, plan.id)
  const { holders, originals_moved, slips_moved } = Object(report)
  const sum = (side: 'before' | 'after') =>
    holders.reduce((total: number, line: Record<string, number>) => total + (line[side] ?? 0), 0)
  assert.deepEqual([sum('before'), sum('after')], [originals_moved, originals_moved])
  assert.ok(originals_moved > 20)
  assert.equal(slips_moved, 3)
})

test('slips on their way at the moment arrive at the successor, by the code that was printed', async () => {
  clock.at = MORNING
  const arrive = (name: string, { code, original_ids }: custody.Slip) =>
    as(name, (work) => custody.receiveOriginals(work, code, { arrived: original_ids }))
  // Both ends had been of one ward; its office's successor receives what its desk's successor answers for.
  assert.equal((await arrive('chuyenvien.phu-thuong', inside)).state, 'closed')
  await assert.rejects(arrive('tiepnhan.cua-nam', into), { code: 'not_addressed' })
  assert.equal((await arrive('vanthu.phu-thuong', into)).state, 'closed')
  assert.equal((await arrive('vanthu.cua-nam', outOf)).state, 'closed')
  const [first] = into.original_ids
  const lines = await as('vanthu.phu-thuong', (work) => custody.listCustodyLines(work.trx, [first ?? '']))
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['receive', 'succeed', 'send'],
  )
})

let passed: string
let taken: string
test('undone, untouched papers are in the very hands they were in; the others at their dossier’s agency of before', async () => {
  const mine = await pick(
    `o.holder = 'officer' and c.name = '${desk}' and a.slug = 'diem-phu-thuong-bac-2027'`,
    1,
  )
  passed = mine[0] ?? ''
  await as(desk, (work) => custody.passOriginals(work, { originals: mine, to: 'agency' }))
  const onWay = await pick(
    `o.holder = 'agency' and a.slug = 'diem-phu-thuong-bac-2027' and o.id <> '${passed}'`,
    1,
  ).catch(() => [])
  const again = onWay.length > 0 ? onWay : [passed]
  const slip = await as(desk, (work) =>
    custody.sendOriginals(work, { originals: again, to_agency: 'ubnd-cua-nam' }),
  )
  taken = again[0] ?? ''
  clock.at = LATER
  await turnUntil(null)
  await asCity(house, { name: null, now: clock.at }, (work) => startUndo(work, plan.id))
  await turnUntil(null)
  const { state } = await getPlan(house.city, plan.id)
  assert.equal(state, 'undone')
  const touched = new Set([
    passed,
    taken,
    ...inside.original_ids,
    ...outOf.original_ids,
    ...into.original_ids,
  ])
  const now = await everything()
  const rest = (list: readonly Held[]) => list.filter(({ id }) => !touched.has(id))
  assert.deepEqual(rest(now), rest(before))
  assert.deepEqual(
    now.filter(({ agency }) => agency.endsWith('-2027')),
    [],
  )
  assert.equal((await proofOf()).broken, 0)
  const at = await as(desk, (work) => custody.findSlip(work.trx, slip.code))
  const [own] = await house.owner<
    { slug: string }[]
  >`select slug from agencies where id = ${at.from_agency_id}`
  assert.equal(own?.slug, 'diem-phu-thuong')
})
