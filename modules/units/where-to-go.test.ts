import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { inTransaction } from '#platform/transaction.ts'
import { openTestHouse } from '#test/house.ts'
import { keepAnswer } from './keep-answer.ts'
import { bareName, tonesLast } from './place-words.ts'
import { readUnitFiles } from './read-unit-files.ts'
import { fold } from '#platform/text.ts'
import { whereToGo } from './where-to-go.ts'
import { type Candidate, type Origin, WhereToGo } from './where-to-go-answer.ts'

const NOW = '2026-11-22'
const BEFORE = '2025-06-30'

const house = await openTestHouse()
const facts = await readUnitFiles('data/units')
const newNames = new Map(facts.communes.map((row) => [row['code'], row['name']]))
const hanoiDistricts = new Set(
  facts.districts.filter((row) => row['old_province'] === '01').map((row) => row['code']),
)
const hanoiOld = facts.oldCommunes.filter((row) => hanoiDistricts.has(row['district']))
const targets = Map.groupBy(facts.mergers, (row) => row['old_code'])
const districtNames = new Map(facts.districts.map((row) => [row['code'], `${row['type']} ${row['name']}`]))

const ask = (q: string, on = NOW) => whereToGo(house.app, { q, on })
const fullOld = (row: Readonly<Record<string, string>>) =>
  `${row['type']} ${row['name']}, ${districtNames.get(row['district'])}, Hà Nội`

test('an empty or endless question is refused with what is allowed', async () => {
  await assert.rejects(ask('   '), { kind: 'invalid', code: 'bad_question' })
  await assert.rejects(ask('a'.repeat(201)), { kind: 'invalid' })
})

test('a place nobody knows gives no candidates and says what to type', async () => {
  const answer = await ask('Xyzzyqu')
  assert.ok(!answer.decided && answer.candidates.length === 0)
  assert.match(answer.how.text.vi, /Hãy gõ tên phường, xã/)
})

test('each of the 199 split old units of Hà Nội is asked: all its new units, and which took people', async () => {
  const split = hanoiOld.filter((row) => (targets.get(row['code'])?.length ?? 0) > 1)
  assert.equal(split.length, 199)
  for (const row of split) {
    const answer = await ask(fullOld(row))
    assert.ok(!answer.decided, fullOld(row))
    const steps = targets.get(row['code']) ?? []
    for (const step of steps) {
      const candidate: Candidate | undefined = answer.candidates.find(({ code }) => code === step['new_code'])
      const origin: Origin | undefined = candidate?.from.find(({ code }) => code === row['code'])
      const took = { all: 'all', part: 'some', rest: 'some', none: 'no' }[step['population_part'] ?? '']
      assert.equal(origin?.took_people, took, `${fullOld(row)} → ${candidate?.full_name}`)
    }
  }
})

test('each whole old unit of Hà Nội, named with its district, is decided by its paragraph', async () => {
  const whole = hanoiOld.filter((row) => targets.get(row['code'])?.length === 1)
  assert.equal(whole.length, 327)
  for (const row of whole) {
    const answer = await ask(fullOld(row))
    const [step] = targets.get(row['code']) ?? []
    assert.ok(answer.decided, fullOld(row))
    assert.equal(answer.unit.code, step?.['new_code'])
    assert.deepEqual([answer.how.legal_basis, answer.how.clause], ['1656/NQ-UBTVQH15', step?.['clause']])
  }
})

test('the 39 names that are present units and split old ones are asked, the present unit first', async () => {
  const present = facts.communes.filter((row) => row['province'] === '01').map((row) => row['name'])
  const both = new Set(
    hanoiOld
      .filter((row) => (targets.get(row['code'])?.length ?? 0) > 1 && present.includes(row['name']))
      .map((row) => row['name'] ?? ''),
  )
  assert.equal(both.size, 39)
  for (const name of both) {
    const answer = await ask(name)
    assert.ok(!answer.decided, name)
    assert.equal(answer.candidates[0]?.name, name)
    assert.equal(answer.candidates[0]?.is_present_name, true)
    assert.equal(answer.candidates[0]?.province?.code, '01')
  }
})

test('no old name ever yields a guess: decided only where all that bear it lead to one unit', async () => {
  // The oracle reads the files: names as typed, places by code; it knows nothing of SQL. A name without
  // marks may be any name that folds to it.
  const bearers = new Map<string, Set<string>>()
  const bear = (name: string | undefined, place: string) => {
    for (const key of new Set([tonesLast(name ?? ''), fold(name ?? '')])) {
      bearers.set(key, (bearers.get(key) ?? new Set()).add(place))
    }
  }
  const districtOf = new Map(facts.oldCommunes.map((row) => [row['code'], row['district']]))
  const districts = new Map(facts.districts.map((row) => [row['code'], row['name']]))
  for (const row of facts.communes) bear(row['name'], `commune ${row['code']}`)
  for (const row of facts.provinces) bear(row['name'], `province ${row['code']}`)
  for (const row of facts.oldProvinces) bear(row['name'], `province ${row['new_code']}`)
  const oldNames = new Map(facts.oldCommunes.map((row) => [row['code'], row['name']]))
  for (const row of facts.mergers) {
    bear(oldNames.get(row['old_code'] ?? ''), `commune ${row['new_code']}`)
    bear(districts.get(districtOf.get(row['old_code']) ?? row['old_code']), `commune ${row['new_code']}`)
  }
  const names = [...new Set(facts.oldCommunes.map((row) => row['name'] ?? ''))].filter(
    (name) => !/^\d+$/.test(name),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), async (name) => {
      const answer = await ask(name)
      const places = bearers.get(tonesLast(name)) ?? new Set()
      assert.equal(answer.decided, places.size === 1, name)
      if (answer.decided) assert.ok(places.has(`${answer.unit.kind} ${answer.unit.code}`), name)
    }),
    { numRuns: 400 },
  )
})

test('with or without accents, with or without type, in one line or with commas: the same answer', async () => {
  const ways = ['phường Trúc Bạch', 'truc bach', 'P.Trúc Bạch', 'Phuong truc bach quan ba dinh ha noi']
  const more = [
    'Số 2, phố Trúc Bạch, phường Trúc Bạch, quận Ba Đình, Hà Nội',
    'ngõ 5 phường Trúc Bạch Q.Ba Đình',
  ]
  for (const q of [...ways, ...more]) {
    const answer = await ask(q)
    assert.ok(answer.decided && answer.unit.code === '00004', q)
  }
  const split = await ask('dich vong cau giay ha noi')
  assert.deepEqual(!split.decided && split.candidates.map(({ name }) => name), ['Cầu Giấy', 'Nghĩa Đô'])
})

test('accents that are typed are meant: Hòa and Hoà are the same, Hóa is not', async () => {
  const [one, two, other] = [await ask('Quan Hóa'), await ask('Quan Hoá'), await ask('Quan Hòa')]
  assert.deepEqual(two.how.matched, one.how.matched)
  assert.ok(one.how.matched.every(({ name }) => name.includes('Quan Hóa')))
  assert.ok(other.how.matched.some(({ name }) => name.includes('Quan Hoa')))
})

test('a code leads on only where its old and its present bearer lead to the same unit', async () => {
  const hongVan = await ask('10210')
  assert.ok(hongVan.decided && hongVan.unit.full_name === 'Xã Hồng Vân')
  const vanTao = await ask('Vân Tảo')
  assert.ok(vanTao.decided && vanTao.unit.code === '10210' && vanTao.how.code === 'moved_whole')
  const baDinh = await ask('00004')
  assert.ok(baDinh.decided && baDinh.unit.full_name === 'Phường Ba Đình')
  const dichVong = await ask('00167')
  assert.ok(!dichVong.decided)
})

test('Long Biên kept its code and its name, yet the old phường is asked: its land was split', async () => {
  for (const q of ['00145', 'phường Long Biên', 'Phường Long Biên, quận Long Biên']) {
    const answer = await ask(q)
    assert.ok(!answer.decided, q)
    assert.deepEqual(
      answer.candidates.map(({ name, took_people }) => [name, took_people]),
      [
        ['Long Biên', 'all'],
        ['Bồ Đề', 'no'],
      ],
    )
  }
})

test('on 30/6/2025 the same question gives the old unit', async () => {
  const expected = {
    'Vân Tảo': '10210',
    '00004': '00004',
    'Phường Dịch Vọng': '00166',
    'quận Ba Đình': '001',
  }
  for (const [q, code] of Object.entries(expected)) {
    const answer = await ask(q, BEFORE)
    assert.ok(answer.decided, q)
    assert.deepEqual(
      [answer.unit.code, answer.unit.closed_on, answer.how.code],
      [code, '2025-07-01', 'bears_name'],
    )
  }
})

test('a name of today asked about a day before it was gives what it came from', async () => {
  const answer = await ask('Thượng Phúc', BEFORE)
  assert.ok(!answer.decided && answer.candidates.length > 1)
  assert.ok(answer.candidates.every(({ closed_on }) => closed_on === '2025-07-01'))
})

test('a closed district is asked; a type or district that does not fit is never decided', async () => {
  const district = await ask('quận Ba Đình')
  assert.ok(!district.decided && district.how.code === 'district_closed' && district.candidates.length === 8)
  for (const q of ['xã Cầu Giấy', 'phường Trúc Bạch, quận Đống Đa']) {
    const answer = await ask(q)
    assert.ok(!answer.decided && answer.how.code === 'not_exactly' && answer.candidates.length > 0, q)
  }
})

test('an old name may come with the present province', async () => {
  const answer = await ask('xã Hồng Vân, thành phố Huế')
  assert.ok(answer.decided && answer.unit.full_name === 'Xã A Lưới 1')
})

test('a name that several provinces have is asked, Hà Nội first, each with its province', async () => {
  const answer = await ask('Tân Lập')
  assert.ok(!answer.decided && answer.candidates.length > 10)
  assert.equal(answer.candidates[0]?.province?.full_name, 'Thành phố Hà Nội')
  assert.ok(answer.candidates.every(({ province }) => province !== null))
})

test('a slip of the keyboard is answered by suggestions', async () => {
  for (const q of ['Caau Giay', 'Cau Gaiy', 'cầu giâ', 'phuong Cau Gaiy, Trúc Bạch']) {
    const answer = await ask(q)
    assert.ok(!answer.decided && answer.how.code === 'misspelt', q)
    assert.ok(
      answer.candidates.some(({ code }) => code === '00166'),
      q,
    )
  }
})

test('every answer keeps to its schema, and a slug or bare name is told apart', async () => {
  for (const q of ['cau-giay', 'Cầu Giấy', 'H26', 'P.5', 'Hà Giang', 'Quan Hoa', fold('Dịch Vọng')]) {
    assert.ok(Value.Check(WhereToGo, await ask(q)), q)
  }
  const [bySlug, byName] = [await ask('cau-giay'), await ask('Cầu Giấy')]
  assert.ok(bySlug.decided && !byName.decided)
  assert.equal(byName.candidates[0]?.full_name, 'Phường Cầu Giấy')
  assert.equal(newNames.get('00166'), bareName(bySlug.unit))
})

test('how a place was decided can be kept, without the words asked', async () => {
  const answer = await ask('12 ngõ 5, phường Trúc Bạch')
  const now = '2026-11-22T03:00:00.000Z'
  const id = await inTransaction(house.app, {}, (trx) => keepAnswer(trx, answer, now))
  const [row] = await house.app`select * from where_to_go_answers where id = ${id}`
  assert.equal(row?.['how'], 'moved_whole')
  assert.deepEqual([row['decided_unit_id'], row['clause'], row['answered_at']], [200_004, '3', now])
})
