import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyOutages } from '#jobs/apply-outages.ts'
import { calendarGivenAt, findCalendar, findLastVersion, saveCalendar, withOutages } from '#modules/calendar'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const house = await openTestHouse()
const { as, underReview, file } = await peopleOfCauGiay(house)
const admin = await actorNamed(house, 'quantri.ha-noi')
const asAdmin = <T>(run: (work: Work) => Promise<T>, now = WEDNESDAY_9) =>
  acting(house, { actor: admin, now }, run)
const seen = (code: string) => as('head', (work) => dossiers.getDossier(work, code), WEDNESDAY_9)
const apply = () => applyOutages(house, () => WEDNESDAY_9)

/** All of Tuesday 3 March 2026, a working day. */
const TUESDAY: dossiers.OutageInput = {
  from_at: '2026-03-03T01:00:00.000Z',
  to_at: '2026-03-03T10:00:00.000Z',
  legal_basis: 'NĐ 224/2026/NĐ-CP Điều 13',
  reason: 'Hệ thống ngừng hoạt động cả ngày',
}
const FRIDAY_17 = '2026-03-06T10:00:00.000Z'
const record = (change: Partial<dossiers.OutageInput> = {}) =>
  asAdmin((work) => dossiers.recordOutage(work, { ...TUESDAY, ...change }))

test('only the city’s administrator records an outage, when it is over, for a commune or the city', async () => {
  await assert.rejects(
    as('head', (work) => dossiers.recordOutage(work, TUESDAY), WEDNESDAY_9),
    { code: 'city_admin_only' },
  )
  await assert.rejects(
    as('head', (work) => dossiers.previewOutage(work, TUESDAY), WEDNESDAY_9),
    { code: 'city_admin_only' },
  )
  await assert.rejects(record({ to_at: TUESDAY.from_at }), { code: 'interval' })
  await assert.rejects(record({ to_at: '2026-03-05T01:00:00.000Z' }), /when it is over/)
  await assert.rejects(record({ units: ['khong-co'] }), { kind: 'not_found' })
  await assert.rejects(
    asAdmin((work) =>
      dossiers.withdrawOutage(work, '7d444840-9dc0-41d1-a2a6-0d6b3c8b0a11', { reason: 'nhầm lẫn' }),
    ),
    {
      code: 'outage',
    },
  )
  assert.equal(await apply(), 0)
})

test('a recorded outage reaches every running dossier once, with event and explanation; the first date stays', async () => {
  const [one, other, waiting] = [await underReview(), await underReview(), await file()]
  const preview = await asAdmin((work) => dossiers.previewOutage(work, { ...TUESDAY, units: ['cau-giay'] }))
  assert.equal(preview.touched, 2, 'one that is not accepted has no date')
  assert.deepEqual(
    preview.items.map(({ code, due_at, would_be_at }) => [code, due_at, would_be_at]),
    [one.code, other.code].sort().map((code) => [code, THURSDAY_17, FRIDAY_17]),
  )
  assert.equal((await seen(one.code)).due_at, THURSDAY_17, 'a preview writes nothing')

  const { id, waiting: left } = await record({ units: ['cau-giay'] })
  assert.equal(left, 2)
  assert.equal(await apply(), 2)
  assert.equal(await apply(), 0, 'each is reached once')
  const moved = await seen(one.code)
  assert.equal(moved.due_at, FRIDAY_17)
  assert.equal(moved.original_due_at, THURSDAY_17)
  assert.equal((await seen(waiting.code)).intervals.length, 0)
  await as(
    'head',
    async (work) => {
      const version = await getVersion(work.trx, moved.procedure_version_id)
      const { legal_due, explanation } = dossiers.clockOf(
        moved,
        version,
        await dossiers.calendarGiven(work, moved),
      )
      assert.equal(legal_due, moved.due_at)
      assert.ok(explanation.some(({ text }) => /nguyên nhân khách quan/i.test(text.vi)))
      const [event] = (await dossiers.listDossierEvents(work.trx, moved.id)).slice(-1)
      assert.deepEqual(
        [event?.act, event?.data['outage_id'], event?.data['from_due_at']],
        ['apply_outage', id, THURSDAY_17],
      )
    },
    WEDNESDAY_9,
  )
  const [listed] = await asAdmin(({ trx, actor }) => dossiers.listOutages({ trx, actor }))
  assert.deepEqual([listed?.applied, listed?.waiting], [2, 0])
})

test('an outage elsewhere touches nothing here, and a second one over the same hours moves no date', async () => {
  const [known] = await house.city<
    { code: string }[]
  >`select code from dossiers where due_at is not null limit 1`
  const before = await seen(known?.code ?? '')
  await record({ units: ['hoan-kiem'] })
  assert.equal(await apply(), 0)
  await record({ from_at: '2026-03-03T06:00:00.000Z', reason: 'Mất điện buổi chiều cùng ngày' })
  assert.equal(await apply(), 2)
  const after = await seen(before.code)
  assert.equal(after.due_at, before.due_at)
  assert.equal(after.intervals.length, before.intervals.length + 1)
})

test('withdrawn, an outage reaches nobody more, and dates it gave stay', async () => {
  const given = await house.city<{ code: string; due_at: string; intervals: unknown }[]>`
    select code, due_at, intervals from dossiers where jsonb_array_length(intervals) > 0 order by code`
  assert.equal(given.length, 2)
  const [first] = (await asAdmin(({ trx, actor }) => dossiers.listOutages({ trx, actor }))).slice(-1)
  const withdraw = (id: string) => (work: Work) => dossiers.withdrawOutage(work, id, { reason: 'Ghi nhầm' })
  const fresh = await record({ reason: 'Ghi nhận nhầm đơn vị' })
  const { code } = await underReview()
  for (const { id } of [fresh, first ?? fresh]) {
    assert.equal((await asAdmin(withdraw(id))).waiting, 0)
    await assert.rejects(asAdmin(withdraw(id)), { code: 'outage_withdrawn' })
  }
  await apply()
  const marks = (await seen(code)).intervals.map(({ outage_id }) => outage_id)
  assert.ok(!marks.includes(fresh.id), 'the withdrawn one reached nobody')
  for (const before of given) assert.equal((await seen(before.code)).due_at, before.due_at)
})

test('an outage of an agency meets what it or those under it receive, settle or sign, and their calendars have it', async () => {
  const { code } = await underReview()
  const { reception_agency_id: point, competence_agency_id: committee } = await seen(code)
  const elsewhere = await house.owner<{ id: string }[]>`
    select id from agencies where kind = 'centre_point' and id <> ${point} limit 1`
  const span = { from_at: '2026-03-02T03:00:00.000Z', to_at: '2026-03-02T05:00:00.000Z' }
  await record({ ...span, agency: elsewhere[0]?.id ?? '' })
  await apply()
  const mine = async () =>
    (await seen(code)).intervals.filter(({ from_at, outage_id }) => from_at === span.from_at && outage_id)
  assert.equal((await mine()).length, 0)
  await assert.rejects(record({ ...span, agency: point, units: ['cau-giay'] }), { code: 'one_scope' })

  const before = await findCalendar(house.app, point, '2026-03-04')
  const own = await record({ ...span, agency: point })
  const [parent] = await house.owner<
    { parent_id: string }[]
  >`select parent_id from agencies where id = ${point}`
  const whole = await record({ ...span, agency: parent?.parent_id ?? committee })
  assert.ok(whole.agency_ids.length > own.agency_ids.length, 'those under it are met too')
  await apply()
  assert.equal((await mine()).length, 2)
  const after = await findCalendar(house.app, point, '2026-03-04')
  assert.equal(after.outages.length, before.outages.length + 2)
  assert.ok(after.outages.some(({ from_at, to_at }) => from_at === span.from_at && to_at === span.to_at))
  const then = await calendarGivenAt(house.app, point, '2026-03-03T02:00:00.000Z')
  assert.equal(then.outages.length, 0, 'an appointment of before knew of none')
  await asAdmin((work) => dossiers.withdrawOutage(work, own.id, { reason: 'Ghi nhầm' }))
  assert.equal((await findCalendar(house.app, point, '2026-03-04')).outages.length, before.outages.length + 1)
})

test('a calendar’s file that names a new outage records it once, for dossiers too; its export has every recorded one', async () => {
  const { code } = await underReview()
  const last = await findLastVersion(house.city, null)
  assert.ok(last)
  const { announced_to, source, weeks, days } = last.content
  const outage = {
    ...{
      from_at: '2026-03-03T08:00:00+07:00',
      to_at: '2026-03-03T10:00:00+07:00',
      legal_basis: 'Biên bản 9',
    },
    name: { vi: 'Mất kết nối', en: 'No connection' },
  }
  const input = {
    ...{ effective_on: '2026-03-04', reason: 'Nhập tệp lịch', announced_to, source, weeks, days },
    outages: [...(await withOutages(house.city, last)).outages, outage],
  }
  const save = (seen: number) => asAdmin((work) => saveCalendar(work, null, { ...input, seen }))
  const standing = async () =>
    (await asAdmin(({ trx, actor }) => dossiers.listOutages({ trx, actor }))).filter(
      ({ reason }) => reason === 'Mất kết nối',
    )
  const { number } = await save(last.number)
  assert.equal((await standing()).length, 1)
  await save(number)
  assert.equal((await standing()).length, 1, 'the same file again says nothing new')
  await apply()
  const [mine] = await standing()
  assert.ok((await seen(code)).intervals.some(({ outage_id }) => outage_id === mine?.id))
  const saved = await findLastVersion(house.city, null)
  assert.ok(saved)
  assert.equal(saved.content.outages.length, last.content.outages.length)
  const written = (await withOutages(house.city, saved)).outages
  assert.ok(written.some(({ legal_basis }) => legal_basis === 'Biên bản 9'))
})
