import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { agencyRows, parseAgencyRules } from './agency-rules.ts'
import { findCommittee, findPoint, getAgency, listAgencies, wallOf } from './get-agency.ts'
import { getUnit } from './get-unit.ts'
import { listUnits } from './list-units.ts'

const ON = '2025-07-01'

const house = await openTestHouse()

test('an agency nobody knows is refused', async () => {
  await assert.rejects(getAgency(house.app, 'ubnd-khong-co'), { kind: 'not_found', code: 'agency_not_found' })
})

test('a rule file is refused where it is broken or leaves a commune without a branch', async () => {
  assert.throws(() => parseAgencyRules('{"province": 1}'), /Agency rules: /)
  const rule = { kind: 'city_centre', slug: 'x', name: 'X' }
  const rules = { province: '01', valid_from: ON, city: [rule], branch: rule, branches: [], commune: [] }
  const unit = await getUnit(house.app, '00166', ON)
  assert.throws(
    () => agencyRows(parseAgencyRules(JSON.stringify(rules)), unit, [unit]),
    /no branch lists .* 00166/,
  )
})

test('Hà Nội has one centre, 12 branches, and seven agencies for each of the 126 communes', async () => {
  const rows = await house.app<{ kind: string; count: number }[]>`
    select kind, count(*) from agencies group by kind order by kind`
  assert.deepEqual(Object.fromEntries(rows.map(({ kind, count }) => [kind, count])), {
    city_committee: 1,
    city_office: 1,
    city_centre: 1,
    centre_branch: 12,
    centre_point: 126,
    commune_committee: 126,
    commune_office: 126,
    commune_economy: 126,
    commune_culture_society: 126,
    coordinating_body: 252,
  })
})

test('a phường has Phòng Kinh tế, Hạ tầng và Đô thị where a xã has Phòng Kinh tế (NĐ 150/2025)', async () => {
  const { items } = await listUnits(house.app, { province: '01', on: ON })
  for (const unit of items.filter((_, index) => index % 20 === 0)) {
    const economy = await getAgency(house.app, `kinh-te-${unit.slug}`)
    assert.equal(economy.name.startsWith('Phòng Kinh tế, Hạ tầng và Đô thị'), unit.type === 'phường')
  }
})

test('a commune is decided by its committee and received at its point under a branch of the city centre', async () => {
  const unit = await getUnit(house.app, 'cau-giay', ON)
  const committee = await findCommittee(house.app, unit.id, ON)
  const point = await findPoint(house.app, unit.id, ON)
  assert.equal(committee?.name, 'Ủy ban nhân dân phường Cầu Giấy')
  assert.equal(point?.name, 'Điểm phục vụ hành chính công phường Cầu Giấy')
  assert.equal(point.address, unit.headquarters)
  const branch = await getAgency(house.app, point.parent_id ?? '')
  assert.equal(branch.kind, 'centre_branch')
  assert.equal((await getAgency(house.app, branch.parent_id ?? '')).slug, 'trung-tam-ha-noi')
  assert.equal(await findCommittee(house.app, unit.id, '2025-06-30'), null)
  assert.equal((await listAgencies(house.app, { unit: unit.id, on: ON })).length, 7)
  assert.equal((await listAgencies(house.app, { kinds: ['centre_point'] })).length, 126)
})

test('an officer of a body acts for the committee and all its bodies, and for nothing else', async () => {
  const slugs = ['ubnd', 'van-phong', 'kinh-te', 'van-hoa-xa-hoi'].map((kind) => `${kind}-cau-giay`)
  const agencies = await Promise.all(slugs.map((slug) => getAgency(house.app, slug)))
  const ids = agencies.map(({ id }) => id).sort()
  for (const agency of agencies) assert.deepEqual((await wallOf(house.app, agency)).sort(), ids, agency.name)
})

test('an officer at a point acts for the point; one of a branch for the branch and its points', async () => {
  const point = await getAgency(house.app, 'diem-cau-giay')
  assert.deepEqual(await wallOf(house.app, point), [point.id])
  const branch = await getAgency(house.app, point.parent_id ?? '')
  const wall = await wallOf(house.app, branch)
  assert.ok(wall.includes(branch.id) && wall.includes(point.id) && wall.length >= 10)
  for (const slug of ['trung-tam-ha-noi', 'thue-cau-giay']) {
    const own = await getAgency(house.app, slug)
    assert.deepEqual(await wallOf(house.app, own), [own.id], own.name)
  }
})

test('the city’s office and its committee act for each other, and for no commune', async () => {
  const committee = await getAgency(house.app, 'ubnd-ha-noi')
  const office = await getAgency(house.app, 'van-phong-ha-noi')
  assert.deepEqual(await wallOf(house.app, office), [office.id, committee.id])
  assert.deepEqual(await wallOf(house.app, committee), [committee.id, office.id])
})
