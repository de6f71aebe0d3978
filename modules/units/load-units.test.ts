import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Value } from 'typebox/value'
import { openTestHouse } from '#test/house.ts'
import { getUnit, getUnitById } from './get-unit.ts'
import { listUnits } from './list-units.ts'
import { loadAgencies } from './load-agencies.ts'
import { loadUnits } from './load-units.ts'
import { Unit } from './unit.ts'

const BEFORE = '2025-06-30'
const AFTER = '2025-07-01'

const house = await openTestHouse()

test('a code that names nothing on that day is refused with what is allowed', async () => {
  await assert.rejects(getUnit(house.app, '99999', AFTER), { kind: 'not_found', code: 'unit_not_found' })
  await assert.rejects(getUnit(house.app, 'cau-giay', BEFORE), { kind: 'not_found' })
})

test('more units than one answer holds are refused', async () => {
  await assert.rejects(listUnits(house.app, { on: AFTER, limit: 501 }), { kind: 'invalid' })
})

test('the same files loaded again change nothing', async () => {
  const steps: number[] = []
  assert.equal(await loadUnits(house.owner, 'data/units', (done) => steps.push(done)), 0)
  assert.equal(await loadAgencies(house.owner, 'data/hanoi/agencies.json'), 0)
  assert.ok(steps.length > 70 && steps.every((done, index) => index === 0 || done > (steps[index - 1] ?? 0)))
})

test('there are 34 provinces with 3,321 communes, 697 phường, 2,611 xã and 13 đặc khu; districts are gone', async () => {
  const rows = await house.app<{ kind: string; type: string; count: number }[]>`
    select kind, type, count(*) from units join unit_versions on unit_id = id and valid_to is null
    where closed_on is null and kind <> 'country' group by 1, 2 order by 1, 2`
  const counts = Object.fromEntries(rows.map((row) => [`${row.kind} ${row.type}`, row.count]))
  const communes = { 'commune phường': 697, 'commune xã': 2611, 'commune đặc khu': 13 }
  assert.deepEqual(counts, { ...communes, 'province thành phố': 7, 'province tỉnh': 27 })
})

test('before 1/7/2025 there were 63 provinces, 696 districts and 10,047 communes', async () => {
  const rows = await house.app<{ kind: string; count: number }[]>`
    select kind, count(*) from units
    where established_on <= ${BEFORE} and (closed_on is null or closed_on > ${BEFORE}) group by 1 order by 1`
  assert.deepEqual(
    rows.map(({ kind, count }) => [kind, count]),
    [
      ['commune', 10_047],
      ['country', 1],
      ['district', 696],
      ['province', 63],
    ],
  )
})

test('Hà Nội had 526 communes in 30 districts and has 126, joined by 795 steps, 199 of the old ones split', async () => {
  const old = await listAll('commune', BEFORE)
  const present = await listAll('commune', AFTER)
  assert.equal(old.length, 526)
  assert.equal(new Set(old.map(({ district }) => district?.code)).size, 30)
  assert.equal(present.length, 126)
  const [steps] = await house.app<{ steps: number; split: number; whole: number }[]>`
    select count(*) as steps, count(distinct old_unit_id) filter (where extent = 'part') as split,
      count(*) filter (where extent = 'whole') as whole
    from unit_successions where old_unit_id = any (${old.map(({ id }) => id)}::int[])`
  assert.deepEqual(steps, { steps: 795, split: 199, whole: 327 })
})

test('all 126 present units of Hà Nội are new units though each bears the code of an old one', async () => {
  const old = await listAll('commune', BEFORE)
  for (const unit of await listAll('commune', AFTER)) {
    const former = old.find(({ code }) => code === unit.code)
    assert.ok(former && former.id !== unit.id, unit.full_name)
    assert.equal(former.closed_on, unit.established_on)
  }
})

test('00004 was phường Trúc Bạch of quận Ba Đình and is phường Ba Đình', async () => {
  const old = await getUnit(house.app, '00004', BEFORE)
  assert.deepEqual([old.full_name, old.district?.full_name], ['Phường Trúc Bạch', 'Quận Ba Đình'])
  const present = await getUnit(house.app, '00004', AFTER)
  assert.deepEqual(
    [present.full_name, present.district, present.province?.code],
    ['Phường Ba Đình', null, '01'],
  )
  assert.deepEqual(await getUnitById(house.app, old.id, AFTER), old)
})

test('a province that absorbed nobody stays the same unit; a merged one is new', async () => {
  for (const [code, isSame] of [
    ['01', true],
    ['46', true],
    ['75', false],
    ['79', false],
  ] as const) {
    const [then, now] = [await getUnit(house.app, code, BEFORE), await getUnit(house.app, code, AFTER)]
    assert.equal(then.id === now.id, isSame, now.full_name)
  }
})

test('Đồng Nai is a city from 30/4/2026 on, the same unit before', async () => {
  const then = await getUnit(house.app, '75', '2026-04-29')
  const now = await getUnit(house.app, 'dong-nai', '2026-04-30')
  assert.deepEqual([then.full_name, now.full_name], ['Tỉnh Đồng Nai', 'Thành phố Đồng Nai'])
  assert.equal(then.id, now.id)
})

test('the house names its units by plain slugs, and every unit keeps to its schema', async () => {
  const units = await listAll('commune', AFTER)
  assert.equal((await getUnit(house.app, 'H26', AFTER)).slug, 'ha-noi')
  assert.equal((await getUnit(house.app, 'cau-giay', AFTER)).code, '00166')
  assert.ok(units.every(({ slug }) => !/\d/.test(slug)))
  assert.deepEqual(
    units.filter((unit) => !Value.Check(Unit, unit)),
    [],
  )
})

test('pages of units follow one another without a gap', async () => {
  const first = await listUnits(house.app, { province: '01', on: AFTER, limit: 100 })
  const second = await listUnits(house.app, {
    province: '01',
    on: AFTER,
    limit: 100,
    after: first.next ?? '',
  })
  assert.deepEqual([first.items.length, second.items.length, second.next], [100, 26, null])
})

async function listAll(kind: 'commune', on: string): Promise<Unit[]> {
  const first = await listUnits(house.app, { kind, province: '01', on })
  if (first.next === null) return first.items
  const rest = await listUnits(house.app, { kind, province: '01', on, after: first.next })
  return [...first.items, ...rest.items]
}
