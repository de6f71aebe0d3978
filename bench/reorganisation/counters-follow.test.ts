/** Booked times and desks of counters that end, by the rules of the plan; told on the ticket's page, and back when it is undone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findTicketMove } from '#modules/queue'
import { getPlan, startRun, startUndo } from '#modules/reorganisation'
import { steppingClock } from '#platform/clock.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { MARCH, openMarch } from './march-house.ts'
import { asCity } from './play-night.ts'
import { EVENING, goOn, prepareByRules } from './try-plan.ts'

const house = await openTestHouse()
await openMarch(house, 60)
const clock = steppingClock(EVENING)
const { app } = await openDoor(house, { clock: clock.now, pages: webPages })

const POINT = 'diem-phu-thuong'
const SECRET = 'x'.repeat(24)

/** A time booked at a counter: which day and hour, and the secret of its page. */
async function book(
  label: string,
  { at, slug = POINT, token }: { at: string; slug?: string; token: string },
): Promise<string> {
  const [row] = await house.owner<{ id: string }[]>`
    with made as (
      insert into tickets (id, version, unit_id, agency_id, day, service, label, source, is_first, state, taken_at, slot_at)
      select gen_random_uuid(), 1, a.unit_id, a.id, ${at.slice(0, 10)}, s.key, s.letter || ${label}, 'phone', false, 'booked',
        ${EVENING}, ${at}
      from agencies a, (select key, letter from queue_services order by position limit 1) s where a.slug = ${slug}
      returning id, agency_id
    )
    insert into ticket_holders (ticket_id, token, agency_id, on_behalf) select id, ${token}, agency_id, false from made
    returning ticket_id as id`
  return row?.id ?? assert.fail(label)
}
type Booked = { state: string; slug: string; label: string; slot: string; unit: number; held: string }
async function booking(id: string): Promise<Booked> {
  const [row] = await house.owner<Booked[]>`
    select t.state, a.slug, t.label, t.slot_at as slot, t.unit_id as unit, b.slug as held from tickets t
      join agencies a on a.id = t.agency_id join ticket_holders h on h.ticket_id = t.id join agencies b on b.id = h.agency_id
    where t.id = ${id}`
  return row ?? assert.fail(id)
}

await house.owner`
  insert into desks (id, version, agency_id, unit_id, number, handles, valid_from)
  select gen_random_uuid(), 1, id, unit_id, 7, 'Chứng thực', '2026-01-01' from agencies where slug = ${POINT}`
const beforeDesks = await house.owner<{ desks: number }[]>`
  select count(*)::int as desks from desks d join agencies a on a.id = d.agency_id where a.slug = ${POINT} and d.valid_to is null`
const mine = await book('007', { at: '2027-03-05T02:00:00.000Z', token: SECRET })
const parallel = await book('008', { at: '2027-03-01T02:00:00.000Z', token: 'y'.repeat(24) })
const taken = await book('001', {
  ...{ at: '2027-03-05T02:00:00.000Z', slug: 'diem-cua-nam', token: 'z'.repeat(24) },
})

const prepare = (rules: object) => prepareByRules(house, rules)
const turn = (id: string) => goOn(house, clock.now, id)
const run = (id: string) => asCity(house, { name: null, now: clock.now() }, (work) => startRun(work, id))
const plan = await prepare({ desks: 'follow' })

test('the dry run counts each kind of thing at agencies that end, and the plan’s page says the rule of each', async () => {
  const { planned } = await getPlan(house.city, plan)
  assert.equal(planned?.kinds?.appointments, 1)
  assert.ok((planned?.kinds?.originals ?? 0) > 0 && (planned?.kinds?.posts ?? 0) > 0)
  const admin = await caller(app, 'quantri.ha-noi')
  const { body } = await admin.get(`/quan-tri/sap-xep/${plan}`)
  assert.match(body, /Quy tắc cho từng loại/)
  assert.match(body, /giữ giờ hẹn, chuyển về quầy nơi kế thừa/)
  assert.match(body, /mở lại tại nơi kế thừa/)
})

test('a time booked for after the parallel days is kept at the successor’s counter under its next number; one within them stays', async () => {
  await run(plan)
  await turn(plan)
  clock.advanceTo(MARCH)
  await turn(plan)
  const after = await booking(mine)
  assert.deepEqual(
    [after.state, after.slug, after.held, after.slot],
    ['booked', 'diem-phu-thuong-bac-2027', 'diem-phu-thuong-bac-2027', '2027-03-05T02:00:00.000Z'],
  )
  assert.match(after.label, /^[A-Z]001$/)
  assert.equal((await booking(parallel)).slug, POINT)
  assert.equal((await booking(taken)).slug, 'diem-cua-nam')
})

test('whoever booked reads where to go and why on the page of the ticket, by the link of before', async () => {
  const { body, statusCode } = await visitor(app).get(`/xep-hang/ve/${SECRET}`)
  assert.equal(statusCode, 200)
  assert.match(body, /Nơi hẹn đã đổi, giờ hẹn giữ nguyên/)
  assert.match(body, /Điểm phục vụ hành chính công phường Phú Thượng Bắc/)
  assert.match(body, /số cũ [A-Z]007/)
})

test('a desk opens at the successor under its next number, and the old one closes with the parallel time', async () => {
  const rows = await house.owner<{ slug: string; until: string | null; from: string }[]>`
    select a.slug, d.valid_to as until, d.valid_from as "from" from desks d join agencies a on a.id = d.agency_id
    where d.handles = 'Chứng thực' and a.slug like '%phu-thuong%' and d.number >= 7 or a.slug = 'diem-phu-thuong-bac-2027'
    order by a.slug`
  assert.ok(rows.some(({ slug, until }) => slug === POINT && until === '2027-03-03'))
  const made = rows.filter(({ slug }) => slug === 'diem-phu-thuong-bac-2027')
  assert.equal(made.length, beforeDesks[0]?.desks)
  assert.ok(made.every(({ until, from }) => until === null && from === '2027-03-01'))
})

test('the reconciliation lists each kind: what there was, what was done with it, what is left', async () => {
  const { report } = await getPlan(house.city, plan)
  const { kinds } = Object(report)
  const line = (kind: string) => kinds.find((one: { kind: string }) => one.kind === kind)
  assert.deepEqual(line('appointments'), { kind: 'appointments', before: 1, done: 1, left: 0 })
  for (const kind of ['originals', 'slips', 'archives', 'delegations', 'desks', 'posts'])
    assert.equal(line(kind)?.left, 0, kind)
  const admin = await caller(app, 'quantri.ha-noi')
  assert.match((await admin.get(`/quan-tri/sap-xep/${plan}/tien-do`)).body, /Từng loại tại cơ quan kết thúc/)
})

test('undone, the booked time is at the old counter again, its desks are open, and the new ones close', async () => {
  clock.advanceTo('2027-03-04T03:00:00.000Z')
  await turn(plan)
  await asCity(house, { name: null, now: clock.now() }, (work) => startUndo(work, plan))
  await turn(plan)
  const after = await booking(mine)
  assert.deepEqual([after.state, after.slug, after.held], ['booked', POINT, POINT])
  const [{ open, fresh } = { open: -1, fresh: -1 }] = await house.owner<{ open: number; fresh: number }[]>`
    select count(*) filter (where a.slug = ${POINT} and d.valid_to is null)::int as open,
      count(*) filter (where a.slug like '%-2027' and d.valid_to is null)::int as fresh
    from desks d join agencies a on a.id = d.agency_id`
  assert.deepEqual([open, fresh], [beforeDesks[0]?.desks, 0])
  assert.match((await findTicketMove(house.app, mine))?.reason ?? '', /^Hủy sắp xếp/)
})

test('by the other rule the time is cancelled, and the page says so and where to book again', async () => {
  const other = await prepare({ appointments: 'cancel', about: 'Booked times are cancelled.' })
  clock.advanceTo('2027-03-04T04:00:00.000Z')
  await run(other)
  await turn(other)
  assert.deepEqual([(await booking(mine)).state, (await booking(mine)).slug], ['cancelled', POINT])
  const { body } = await visitor(app).get(`/xep-hang/ve/${SECRET}`)
  assert.match(body, /Lịch hẹn này đã hủy/)
})
