/** A plan of another kind: a part changes hands, one ward becomes three, one is renamed, one is made of parts of four. */
import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import * as dossiers from '#modules/dossiers'
import { findActorByName } from '#modules/people'
import { wallSettings, type Work } from '#modules/record'
import {
  getPlan,
  listFindings,
  listUndecided,
  openCutOver,
  startRun,
  startUndo,
} from '#modules/reorganisation'
import { findUnit } from '#modules/units'
import { inTransaction } from '#platform/transaction.ts'
import { openTestHouse } from '#test/house.ts'
import { MARCH, openMarch } from './march-house.ts'
import { asCity, prepareNight } from './play-night.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../test/fixtures/plan-of-march-2027')
const clock = { at: '2027-02-28T13:00:00.000Z' }

const house = await openTestHouse()
await openMarch(house, 400)
const before = await placesOfAll()
await house.owner`
  insert into delegations (id, kind, agency_id, unit_id, from_position, to_account, may_redelegate, instrument_number,
    instrument_on, valid_from, granted_at)
  select gen_random_uuid(), 'by_order', a.id, a.unit_id, 'chair', (select id from accounts where name = 'truongphong.phu-thuong'),
    false, '12/QĐ-UBND', '2027-01-04', '2027-01-04', '2027-01-04' from agencies a where a.slug = 'ubnd-phu-thuong'`
await house.owner`
  select renew_delegate_posts(to_account, agency_id) from delegations where instrument_number = '12/QĐ-UBND'`
const plan = await prepareNight(house, FOLDER, clock.at)

type Place = { code: string; ward: string; agency: string; due: string | null; street: string }
async function placesOfAll(): Promise<Place[]> {
  return await house.owner<Place[]>`
    select d.code, v.full_name as ward, a.name as agency, d.due_at::text as due,
      coalesce(substring(d.answers::text from '(phố [^",]+|ngõ [0-9]+)'), '') as street
    from dossiers d join agencies a on a.id = d.competence_agency_id
      join unit_versions v on v.unit_id = d.unit_id and v.valid_from <= ${clock.at.slice(0, 10)}
        and (v.valid_to is null or v.valid_to > ${clock.at.slice(0, 10)})
    where d.business not in ('refused', 'withdrawn', 'stopped') and d.delivery <> 'delivered' order by d.code`
}

async function as<T>(name: string, run: (work: Work) => Promise<T>): Promise<T> {
  const actor = await findActorByName(house.app, name, clock.at)
  assert.ok(actor, name)
  return inTransaction(house.app, wallSettings(actor), (trx) => run({ trx, actor, now: clock.at, key: null }))
}

async function turnToEnd(): Promise<void> {
  let cut = await openCutOver({ pool: house.worker, clock: () => clock.at, key: null }, plan.id)
  for (let turns = 1; ; turns += 1) {
    const turned = await cut.turn()
    if (turned.isOver || turned.waits) return
    if (turns % 4 === 0)
      cut = await openCutOver({ pool: house.worker, clock: () => clock.at, key: null }, plan.id)
  }
}

test('the dry run lacks nothing: who is appointed by the plan and who follows his office fill every post', async () => {
  assert.deepEqual(
    (await listFindings(house.city, plan.id)).filter(({ kind }) => kind !== 'late'),
    [],
  )
  const { moved, undecided, untouched } = plan.planned ?? assert.fail()
  assert.equal(moved + undecided + untouched > 0 && moved > 0 && undecided > 0 && untouched > 0, true)
})

let filed: { code: string; bong: string }
test('each dossier goes where its street went; what no rule decides waits; what stays is not touched', async () => {
  await asCity(house, { name: null, now: clock.at }, (work) => startRun(work, plan.id))
  await turnToEnd()
  clock.at = MARCH
  await turnToEnd()
  const { report } = await getPlan(house.city, plan.id)
  const { proofs, lost, doubled, clocks_changed } = Object(report)
  assert.deepEqual(
    proofs.filter((proof: { broken: number }) => proof.broken > 0),
    [],
  )
  assert.deepEqual([lost, doubled, clocks_changed], [0, 0, 0])
  const was = new Map(before.map((one) => [one.code, one]))
  clock.at = '2027-03-01T03:00:00.000Z'
  const now = await placesOfAll()
  const went = (ward: string, street: string) =>
    new Set(
      now.flatMap((one) => {
        const old = was.get(one.code)
        return old?.ward === ward && old.street === street ? [one.ward] : []
      }),
    )
  assert.deepEqual([...went('Phường Hoàn Kiếm', 'phố Hàng Bông')], ['Phường Cửa Nam'])
  assert.deepEqual([...went('Phường Hoàn Kiếm', 'phố Hàng Trống')], ['Phường Hoàn Kiếm'])
  assert.deepEqual([...went('Phường Phú Thượng', 'ngõ 12')], ['Phường Phú Thượng Bắc'])
  assert.deepEqual([...went('Phường Phú Thượng', 'ngõ 15')], ['Phường Phú Gia'])
  assert.deepEqual([...went('Phường Phú Thượng', 'ngõ 23')], ['Phường Nhật Tảo'])
  for (const ward of [
    'Phường Ô Chợ Dừa',
    'Phường Văn Miếu - Quốc Tử Giám',
    'Phường Kim Liên',
    'Phường Đống Đa',
  ])
    assert.deepEqual([...went(ward, 'phố Khâm Thiên')], ['Phường Khâm Thiên'], ward)
  assert.deepEqual([...went('Phường Đống Đa', 'phố Thái Hà')], ['Phường Đống Đa'])
  assert.deepEqual([...went('Phường Cửa Nam', '')], ['Phường Cửa Nam'])
  for (const one of now) assert.equal(one.due, was.get(one.code)?.due, one.code)
})

test('a renamed ward goes on: the same unit and agencies under another name, by its old address too', async () => {
  const [old, now] = [
    await findUnit(house.city, '00160', '2027-02-28'),
    await findUnit(house.city, '00160', '2027-03-01'),
  ]
  assert.deepEqual([old?.full_name, now?.full_name], ['Phường Nghĩa Đô', 'Phường Nghĩa Tân'])
  assert.equal(old?.id, now?.id)
  assert.equal((await findUnit(house.city, 'nghia-do', '2027-03-01'))?.full_name, 'Phường Nghĩa Tân')
  assert.ok((await placesOfAll()).some(({ agency }) => agency === 'Ủy ban nhân dân phường Nghĩa Tân'))
})

test('whoever was appointed to a new ward acts there on the first day', async () => {
  const ways = await house.owner<{ code: string; street: string }[]>`
    select d.code, d.answers::text as street from dossiers d join unit_versions v on v.unit_id = d.unit_id
    where d.business = 'submitted' and v.full_name = 'Phường Khâm Thiên' order by d.code limit 1`
  const [line] = ways
  assert.ok(line)
  const accepted = await as('tiepnhan.lang', (work) => dossiers.acceptDossier(work, { code: line.code }))
  assert.equal(accepted.business, 'accepted')
  const [bong] = await house.owner<{ code: string }[]>`
    select d.code from dossiers d join unit_versions v on v.unit_id = d.unit_id and v.valid_to is null
    where d.business = 'submitted' and v.full_name = 'Phường Cửa Nam' and d.former is not null order by d.code limit 1`
  filed = { code: line.code, bong: bong?.code ?? assert.fail() }
})

type Given = { slug: string; from: string; until: string | null }
const givenAt = async (): Promise<Given[]> => {
  const rows = await house.owner<Given[]>`
  select a.slug, d.valid_from::text as "from", d.revoked_at::text as until from delegations d join agencies a on a.id = d.agency_id
  where d.instrument_number = '12/QĐ-UBND' order by d.valid_from`
  return [...rows]
}
const closedBooks = async (): Promise<number> => {
  const [row] = await house.owner<
    { closed: number }[]
  >`select count(*)::int as closed from registers where closed_at is not null`
  return row?.closed ?? -1
}

test('a delegation holds until the moment and goes on at the ward in its place; its receiver signs there and not before', async () => {
  const moment = '2027-02-28 17:00:00+00'
  assert.deepEqual(await givenAt(), [
    { slug: 'ubnd-phu-thuong', from: '2027-01-04 00:00:00+00', until: moment },
    { slug: 'ubnd-phu-thuong-bac-2027', from: moment, until: null },
  ])
  const signs = async (at: string) =>
    (await findActorByName(house.app, 'truongphong.phu-thuong', at))?.posts.filter(
      ({ role }) => role === 'signer',
    )
  assert.equal((await signs('2027-03-02T03:00:00.000Z'))?.length, 1)
})

test('the old ward’s books are closed when its desks have had their last day, and no others', async () => {
  assert.equal(await closedBooks(), 0)
  clock.at = '2027-03-03T03:00:00.000Z'
  await turnToEnd()
  const [{ open, others } = { open: -1, others: -1 }] = await house.owner<{ open: number; others: number }[]>`
    select count(*) filter (where r.closed_at is null and v.full_name = 'Phường Phú Thượng')::int as open,
      count(*) filter (where r.closed_at is not null and v.full_name <> 'Phường Phú Thượng')::int as others
    from registers r join agencies a on a.id = r.agency_id join unit_versions v on v.unit_id = a.unit_id
      and v.valid_from <= '2027-02-28' and (v.valid_to is null or v.valid_to > '2027-02-28')
    where r.year = 2027 and a.kind <> 'coordinating_body'`
  assert.deepEqual([open, others], [0, 0])
  assert.ok((await closedBooks()) > 0)
})

test('undone, every ward is as it was: names, places, officers; what was accepted meanwhile stays accepted', async () => {
  // Filed since the cut, one at each side of a boundary that moves back.
  const clones = await house.owner<{ code: string }[]>`
    insert into dossiers select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
      'code', d.code || 'X', 'former', null, 'submitted_at', '2027-03-02T03:00:00Z'::timestamptz,
      'answers', replace(d.answers::text, '"00070"', '"00082"')::jsonb))).*
    from dossiers d where d.code in (${filed.bong}, ${filed.code}) returning code`
  assert.equal(clones.length, 2)
  await asCity(house, { name: null, now: clock.at }, (work) => startUndo(work, plan.id))
  await turnToEnd()
  const { state, report } = await getPlan(house.city, plan.id)
  const { lost, doubled, clocks_changed } = Object(report)
  assert.deepEqual([state, lost, doubled, clocks_changed], ['undone', 0, 0, 0])
  const now = new Map((await placesOfAll()).map((one) => [one.code, one]))
  for (const one of before) {
    const back = now.get(one.code)
    const due = one.code === filed.code ? back?.due : one.due
    assert.deepEqual([back?.ward, back?.agency, back?.due], [one.ward, one.agency, due], one.code)
  }
  assert.equal(now.get(`${filed.bong}X`)?.ward, 'Phường Hoàn Kiếm')
  const waiting = await listUndecided(house.city, plan.id, { limit: 10 })
  assert.deepEqual(
    waiting.map(({ code, owner_agency_id, candidates }) => [
      code,
      owner_agency_id !== null,
      candidates.length,
    ]),
    [[`${filed.code}X`, true, 4]],
  )
  assert.equal((await findUnit(house.city, '00160', '2027-03-04'))?.full_name, 'Phường Nghĩa Đô')
  assert.equal(await findUnit(house.city, '09993', '2027-03-04'), null)
  assert.equal(await closedBooks(), 0)
  assert.deepEqual(
    (await givenAt()).map(({ until }) => until !== null),
    [false, true],
  )
  const accepted = await house.owner`
    select 1 from dossiers where code = ${filed.code} and business = 'accepted' and former is null`
  assert.equal(accepted.length, 1)
  clock.at = '2027-03-04T03:00:00.000Z'
  const posts = await findActorByName(house.app, 'tiepnhan.phu-thuong', clock.at)
  assert.equal(posts?.posts.length, 1)
})
