import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { watchAlerts } from '#jobs/watch-alerts.ts'
import { acceptDossier, submitDossier } from '#modules/dossiers'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText } from '#platform/dates.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { stepsInOrder } from './alert-rule.ts'
import { countStanding, listAlertRules, listAlerts, takeUpAlerts } from './index.ts'

const at = fromLocalText

describe('alerts', async () => {
  const house = await openTestHouse()
  const { as, actor, file } = await peopleOfCauGiay(house)
  const controller = await actorNamed(house, 'giamsat.ha-noi')
  const watch = (when: string) => watchAlerts(house, fixedClock(at(when)))
  const seen = (name: Parameters<typeof actor>[0]) =>
    as(name, (work) => listAlerts(work.trx, actor(name), { isStanding: true }))
  const events = async (id: string) =>
    (await house.owner<{ act: string }[]>`select act from events where noun_id = ${id} order by id`).map(
      ({ act }) => act,
    )

  // Filed online on Monday at nine; it must be accepted or answered by Tuesday at nine.
  const { issued_before: _, ...first } = MARITAL_STATUS.answers
  const online: typeof MARITAL_STATUS = {
    ...{ ...MARITAL_STATUS, channel: 'online', checklist: [] },
    answers: { ...first, issued_before: false },
  }
  const { code } = await as('hoa', (work) => submitDossier(work, online))

  test('every rule begins at once and goes up in order, and one that does not is refused', async () => {
    const rules = await listAlertRules(house.app, '2026-03-02')
    assert.equal(rules.length, 7)
    for (const rule of rules) assert.ok(stepsInOrder(rule), rule.key)
    const [rule] = rules
    assert.ok(rule)
    assert.ok(!stepsInOrder({ ...rule, steps: [...rule.steps].reverse() }))
  })

  test('nothing is raised before the limit has passed', async () => {
    await watch('2026-03-03T09:00')
    assert.deepEqual(await seen('desk'), [])
  })

  test('a cause is told once to the role of the first step, however often the house looks', async () => {
    await watch('2026-03-03T09:01')
    await watch('2026-03-03T09:02')
    const [one, ...more] = await seen('desk')
    assert.deepEqual([one?.rule.key, one?.isYours, more.length], ['acceptance-late', true, 0])
    assert.equal((await seen('leader'))[0]?.isYours, false, 'the leader is not told yet')
    assert.deepEqual(await events(one?.alert.id ?? ''), ['raise'])
  })

  test('who was not told cannot take it up; another commune does not see it', async () => {
    const [one] = await seen('desk')
    const id = one?.alert.id ?? ''
    await assert.rejects(
      as('leader', (work) => takeUpAlerts(work, { alerts: [id] })),
      { code: 'not_told' },
    )
    const stranger = await actorNamed(house, 'tiepnhan.hoan-kiem')
    await assert.rejects(
      acting(house, { actor: stranger }, (work) => takeUpAlerts(work, { alerts: [id] })),
      { kind: 'not_found' },
    )
    assert.deepEqual(await acting(house, { actor: stranger }, (work) => listAlerts(work.trx, stranger)), [])
  })

  test('not taken up, it goes on after 1, 4 and 24 working hours, over lunch and nights, and then no further', async () => {
    const step = async (when: string) => {
      await watch(when)
      return (await seen('desk'))[0]?.alert.step
    }
    assert.equal(await step('2026-03-03T10:00'), 0)
    assert.equal(await step('2026-03-03T10:01'), 1, 'one working hour after 9:01')
    assert.equal(await step('2026-03-03T14:00'), 1)
    assert.equal(await step('2026-03-03T14:01'), 2, 'four, lunch left out')
    assert.equal(await step('2026-03-05T17:00'), 2)
    assert.equal(await step('2026-03-06T09:01'), 3, 'three working days: the city')
    assert.equal(await step('2026-03-20T09:00'), 3)
    const city = await acting(house, { actor: controller }, (work) => listAlerts(work.trx, controller))
    assert.ok(city.some(({ alert, isYours }) => alert.step === 3 && isYours))
    assert.deepEqual(await events((await seen('desk'))[0]?.alert.id ?? ''), [
      'raise',
      'escalate',
      'escalate',
      'escalate',
    ])
  })

  test('when the cause is gone the alert is closed by itself', async () => {
    const [one] = await seen('desk')
    await as('desk', (work) => acceptDossier(work, { code }), at('2026-03-20T09:30'))
    await watch('2026-03-20T09:31')
    const left = await seen('desk')
    assert.ok(left.every(({ rule }) => rule.key !== 'acceptance-late'))
    assert.equal((await events(one?.alert.id ?? '')).at(-1), 'clear')
    await assert.rejects(
      as('desk', (work) => takeUpAlerts(work, { alerts: [one?.alert.id ?? ''] }), at('2026-03-20T09:32')),
      { code: 'alert_over' },
    )
  })

  test('taken up, it goes no further, once, and the note is kept out of the events', async () => {
    const late = await file()
    await as('desk', (work) => acceptDossier(work, { code: late.code }))
    await watch('2026-03-09T09:00')
    const mine = (await seen('head')).find(
      ({ alert, rule }) => rule.key === 'apology-missing' && alert.dossier_id === late.id,
    )
    assert.ok(mine?.isYours)
    const { id } = mine.alert
    const when = at('2026-03-09T09:30')
    await as('head', (work) => takeUpAlerts(work, { alerts: [id, id], note: 'Đang ký phiếu xin lỗi' }), when)
    await assert.rejects(
      as('head', (work) => takeUpAlerts(work, { alerts: [id] }), when),
      { code: 'alert_taken' },
    )
    await watch('2026-03-16T09:00')
    const after = (await seen('head')).find(({ alert }) => alert.id === id)?.alert
    assert.deepEqual([after?.step, after?.note], [0, 'Đang ký phiếu xin lỗi'])
    await house.owner`update alerts set cleared_at = ${when} where id = ${id}`
    await watch('2026-03-16T09:05')
    const again =
      await house.owner`select from alerts where cause = ${late.id} and rule_key = 'apology-missing'`
    assert.equal(again.length, 1, 'for the same missed date it is not told a second time')
    const [told] = await house.owner<{ data: unknown }[]>`
      select data from events where noun_id = ${id} and act = 'take_up'`
    assert.deepEqual(told?.data, { rule: 'apology-missing', step: 0 })
  })

  test('a dossier overdue by more than three working days is told its body, not one by three', async () => {
    const of = async (when: string) => {
      await watch(when)
      const counted = await as('head', (work) => countStanding(work.trx, actor('head')))
      return counted.find(({ rule_key }) => rule_key === 'overdue-3-days')?.standing ?? 0
    }
    const late = await as('desk', (work) => submitDossier(work, MARITAL_STATUS), at('2026-04-01T09:00'))
    await as('desk', (work) => acceptDossier(work, { code: late.code }), at('2026-04-01T09:05'))
    const before = await of('2026-04-06T17:00') // due that minute
    assert.equal(await of('2026-04-09T16:59'), before, 'a minute short of three working days')
    assert.equal(await of('2026-04-09T17:01'), before + 1)
  })
})
