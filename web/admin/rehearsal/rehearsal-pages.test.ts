/** People play scenarios on the real pages, before an observer; only in a house to rehearse in. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addUp, isPassed, keepScripted, loadScenarios, playScenario } from '#modules/rehearsal'
import { SYSTEM } from '#modules/record'
import { randomFrom } from '#modules/simulation'
import { getUnit, listUnits } from '#modules/units'
import { steppingClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
const clock = steppingClock(MONDAY_9)
const { app } = await openDoor(house, { pages: webPages, clock: clock.now, more: { isRehearsal: true } })
const real = await openDoor(house, { pages: webPages })
const names = ['quantri.cau-giay', 'quantri.hoan-kiem', 'congdan.1', 'giamsat.ha-noi', 'ky.cau-giay']
const [admin, other, hoa, city, chair] = await Promise.all(names.map((name) => caller(app, name)))
assert.ok(admin && other && hoa && city && chair)
const observer = admin
const OWN = '/quan-tri/dien-tap/cau-giay'
const minutes = (count: number): void => clock.advance(count * 60_000)
const [scenarios, commune] = [await loadScenarios(), await getUnit(house.app, 'cau-giay', '2026-03-02')]
const scenario = scenarios.find((one) => one.key === 'split_address')
assert.ok(scenario)
const key = () => ({ idempotency_key: randomUUID() })
const start = { scenario: scenario.key }
const events = () =>
  house.owner<{ act: string }[]>`select act from events where module = 'rehearsal' order by id`.then((rows) =>
    rows.map(({ act }) => act),
  )

test('in a house that is no rehearsal there are no such pages and nothing begins', async () => {
  const there = await caller(real.app, 'quantri.cau-giay')
  for (const path of [OWN, '/quan-tri/dien-tap', `${OWN}/phieu-diem.pdf`, `${OWN}/${randomUUID()}`]) {
    const answer = await there.get(path)
    assert.equal(answer.statusCode, 404)
    assert.match(answer.body, /chỉ có trong nhà diễn tập/)
  }
  assert.equal((await there.post(OWN, { ...start, ...key() })).statusCode, 404)
  assert.doesNotMatch((await there.get('/can-bo')).body, /dien-tap/)
  assert.deepEqual(await events(), [])
})

test('a foreign commune, a resident and a controller begin nothing; the controller reads', async () => {
  for (const who of [other, hoa, city])
    assert.equal((await who.post(OWN, { ...start, ...key() })).statusCode, 403)
  assert.equal((await other.get(OWN)).statusCode, 403)
  assert.equal((await hoa.get(OWN)).statusCode, 403)
  assert.equal((await other.get(`${OWN}/phieu-diem.csv`)).statusCode, 403)
  assert.equal((await admin.get('/quan-tri/dien-tap/phieu-diem.csv')).statusCode, 403)
  assert.equal((await city.get(OWN)).statusCode, 200)
  assert.equal((await admin.post(OWN, { scenario: 'khong_co', ...key() })).statusCode, 400)
  assert.equal((await admin.get(`${OWN}/phieu-diem.pdf`)).statusCode, 404)
  assert.deepEqual(await events(), [])
})

/** Begins a play; answers its address. */
async function begin(): Promise<string> {
  const { headers, statusCode } = await observer.post(OWN, { ...start, ...key() })
  assert.equal(statusCode, 303)
  return String(headers.location)
}

const tick = (path: string, step: number, more: object = {}) =>
  observer.post(`${path}/buoc`, { step: String(step), outcome: 'done', note: '', ...key(), ...more })

test('the chair of the unit may tick too; two presses begin one play, and a second is refused while it goes on', async () => {
  const twice = { ...start, ...key() }
  const [one, two] = [await chair.post(OWN, twice), await chair.post(OWN, twice)]
  assert.equal(one.headers.location, two.headers.location)
  const more = await admin.post(OWN, { ...start, ...key() })
  assert.equal(more.statusCode, 409)
  assert.match(more.body, /đang diễn ở đây/)
  await admin.post(`${one.headers.location}/xong`, { remark: '', ...key() })
})

test('a step out of turn, an error without what to fix, a tick twice and a tick of a play that is over are refused', async () => {
  const path = await begin()
  assert.match((await tick(path, 2)).body, /Chưa đến bước này/)
  const bare = await tick(path, 1, { outcome: 'error', note: ' ' })
  assert.equal(bare.statusCode, 400)
  assert.match(bare.body, /Ghi gặp lỗi gì và cần sửa gì/)
  assert.equal((await tick(path, 1)).statusCode, 303)
  const again = await tick(path, 1, { outcome: 'error', note: 'x' })
  assert.equal(again.statusCode, 409)
  assert.match(again.body, /đã được đánh dấu rồi/)
  const foreign = path.replace('cau-giay', 'hoan-kiem')
  assert.equal((await other.get(foreign)).statusCode, 404)
  assert.equal((await other.post(`${foreign}/xong`, { remark: '', ...key() })).statusCode, 404)
  assert.equal((await other.post(`${path}/xong`, { remark: '', ...key() })).statusCode, 403)
  assert.equal((await admin.post(`${path}/xong`, { remark: '', ...key() })).statusCode, 303)
  for (const answer of [await tick(path, 2), await admin.post(`${path}/xong`, { remark: '', ...key() })]) {
    assert.equal(answer.statusCode, 409)
    assert.match(answer.body, /Lượt diễn này đã kết thúc/)
  }
  assert.deepEqual((await events()).slice(-3), ['start', 'tick', 'finish'])
})

test('times are those of the house’s clock, a repeat has the next number, and what was ticked is on the scorecard', async () => {
  const path = await begin()
  const step = scenario.steps[0]
  assert.ok(step)
  assert.match((await admin.get(path)).body, new RegExp(`diễn lần 3.*${step.expected.vi}`, 's'))
  minutes(2)
  await tick(path, 1)
  minutes(scenario.minutes)
  assert.equal((await tick(path, 2, { outcome: 'error', note: 'Máy in hết giấy' })).statusCode, 303)
  for (let place = 3; place <= scenario.steps.length; place += 1) await tick(path, place)
  await admin.post(`${path}/xong`, { remark: 'Đợi lâu', ...key() })
  const page = (await admin.get(path)).body
  assert.match(page, new RegExp(`Đã làm, 2/.*Lỗi, ${scenario.minutes}/`, 's'))
  const csv = (await admin.get(`${OWN}/phieu-diem.csv`)).body
  const [steps, target] = [scenario.steps.length, scenario.minutes]
  const figures = `người diễn,${steps - 1},${steps},1,${target + 2},${target},3,0`
  assert.match(csv, /^\uFEFF"DIỄN TẬP/)
  assert.match(csv, new RegExp(`${figures}.*Máy in hết giấy.*Chậm hơn.*Đợi lâu`))
  assert.match((await admin.get(OWN)).body, /Lần 3.*Phiếu điểm.*Máy in hết giấy.*Chậm hơn thời gian/s)
})

test('scripted officers stand beside people, and keeping the same cards again changes nothing', async () => {
  const { items } = await listUnits(house.app, { kind: 'commune', province: '01', on: '2026-03-02' })
  const beside = items.find(({ slug }) => slug === 'hoan-kiem')
  assert.ok(beside)
  const random = randomFrom('beside')
  const stage = { house, commune: { unit: commune, beside, index: 0 }, random, now: MONDAY_9, dossier: null }
  const card = await playScenario(stage, { scenario, slowness: 1 })
  assert.ok(isPassed(card) && addUp([card]).passed === 1)
  const keep = () =>
    inTransaction(house.owner, {}, (trx) =>
      keepScripted({ trx, actor: SYSTEM, now: clock.now(), key: null }, commune, [card]),
    )
  assert.deepEqual([await keep(), await keep()], [1, 0])
  const body = (await admin.get(OWN)).body
  assert.match(body, /người diễn.*Chưa đạt.*mô phỏng.*Đạt/s)
  const board = (await city.get('/quan-tri/dien-tap')).body
  assert.match(board, /Phường Cầu Giấy<.*?0\/1.*?1\/1/s)
  const pdf = await city.get('/quan-tri/dien-tap/phieu-diem.pdf')
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  assert.match(String(pdf.headers['content-disposition']), /DIEN-TAP-phieu-diem-ha-noi\.pdf/)
})
