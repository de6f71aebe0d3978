import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ROLES, type Actor, type Role } from '#modules/record'
import { Refusal } from '#platform/refusal.ts'
import { actorNamed, acting, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { allowedActs, judgeAct } from './dossier-policy.ts'
import { BUSINESS, type Business, type Dossier } from './dossier.ts'
import { ACTS } from './lifecycle.ts'
import { submitDossier } from './submit-dossier.ts'

/** What each role may do in its own commune, state by state, written by hand from the law; anything else is refused. */
const MAY: Partial<Record<Role | 'applicant', Partial<Record<Business, string>>>> = {
  applicant: {
    submitted: 'withdraw',
    supplement_before: 'supplement withdraw',
    refusal_drafted: 'withdraw',
    accepted: 'withdraw',
    forwarded: 'withdraw',
    reviewing: 'withdraw',
    consulting: 'withdraw',
    supplement_proposed: 'withdraw',
    supplement: 'supplement withdraw',
    financial: 'withdraw',
    proposed: 'withdraw',
    endorsed: 'withdraw',
  },
  desk_officer: {
    submitted: 'accept refuse request_supplement withdraw',
    supplement_before: 'supplement withdraw',
    refusal_drafted: 'withdraw',
    accepted: 'forward withdraw transfer pay',
    forwarded: 'withdraw transfer pay',
    reviewing: 'withdraw transfer pay',
    consulting: 'withdraw pay',
    supplement_proposed: 'withdraw pay',
    supplement: 'supplement withdraw pay',
    financial: 'settle_obligation withdraw pay',
    proposed: 'withdraw pay',
    endorsed: 'withdraw pay',
    approved: 'pay',
    finished: 'pay',
  },
  centre_leader: {
    submitted: 'accept',
    refusal_drafted: 'accept refuse',
    accepted: 'stop',
    forwarded: 'stop',
    reviewing: 'stop',
    consulting: 'stop',
    supplement_proposed: 'stop',
    supplement: 'stop',
    financial: 'stop',
    proposed: 'stop',
    endorsed: 'stop',
  },
  cashier: {
    accepted: 'pay',
    forwarded: 'pay',
    reviewing: 'pay',
    consulting: 'pay',
    supplement_proposed: 'pay',
    supplement: 'pay',
    financial: 'settle_obligation pay',
    proposed: 'pay',
    endorsed: 'pay',
    approved: 'pay',
    finished: 'pay',
  },
  specialist: {
    forwarded: 'assign propose',
    reviewing: 'request_supplement assign consult propose pause_for_obligation',
    consulting: 'urge',
    financial: 'settle_obligation',
  },
  body_head: {
    accepted: 'extend record_cause stop transfer',
    forwarded: 'assign extend record_cause stop transfer',
    reviewing: 'assign extend record_cause stop transfer',
    consulting: 'urge extend record_cause stop',
    supplement_proposed: 'send_back approve extend record_cause stop',
    supplement: 'stop',
    financial: 'stop',
    proposed: 'send_back approve extend record_cause stop',
    endorsed: 'extend record_cause stop',
    approved: 'extend record_cause',
  },
  signer: {
    accepted: 'extend',
    forwarded: 'extend',
    reviewing: 'extend',
    consulting: 'extend',
    supplement_proposed: 'extend',
    proposed: 'extend',
    endorsed: 'send_back approve extend',
    approved: 'extend',
  },
  clerk: { approved: 'number' },
  coordinator: { consulting: 'answer' },
}

const ACCOUNT: Partial<Record<Role, string>> = {
  desk_officer: 'tiepnhan',
  centre_leader: 'lanhdaoquay',
  cashier: 'thungan',
  specialist: 'chuyenvien',
  body_head: 'truongphong',
  signer: 'ky',
  clerk: 'vanthu',
  commune_admin: 'quantri',
  coordinator: 'phoihop',
}
const CITY: Partial<Record<Role, string>> = {
  city_admin: 'quantri',
  city_controller: 'giamsat',
  city_leader: 'lanhdao',
  auditor: 'kiemtra',
}

describe('every role × every act × own and other commune', async () => {
  const house = await openTestHouse()
  const hoa = await actorNamed(house, 'congdan.1')
  const filed = await acting(house, { actor: await actorNamed(house, 'tiepnhan.cau-giay') }, (work) =>
    submitDossier(work, CERTIFIED_COPY),
  )
  const consulted = (await actorNamed(house, 'phoihop.cau-giay')).posts[0]?.agency_id ?? ''

  /** The dossier in a state, with everything open that could be: fee due, appointment ahead, nobody holding it. */
  const inState = (business: Business, has_head_step = true): Dossier => ({
    ...filed,
    business,
    has_head_step,
    drafted_at_desk: false,
    money: 'due',
    accepted_at: MONDAY_9,
    due_at: '2026-03-10T10:00:00.000Z',
    delivery: business === 'finished' ? 'ready' : 'none',
    consultation: { id: 'c', agency_id: consulted, question: '?', asked_at: MONDAY_9, due_at: null },
  })
  const expectedFor = (role: Role | 'applicant', business: Business): string[] =>
    (MAY[role]?.[business] ?? '').split(' ').filter(Boolean)

  const refusesTheRest = (dossier: Dossier, actor: Actor, allowed: readonly string[]) => {
    for (const act of ACTS.filter((one) => !allowed.includes(one))) {
      assert.throws(
        () => judgeAct(dossier, act, { actor, now: MONDAY_9 }),
        (error) => error instanceof Refusal && ['conflict', 'forbidden'].includes(error.kind),
        `${actor.name} must not ${act} a dossier that is ${dossier.business}`,
      )
    }
  }

  for (const role of ROLES) {
    test(`${role}: exactly the acts of the table in his own commune, none in another`, async () => {
      const own = CITY[role] ? `${CITY[role]}.ha-noi` : `${ACCOUNT[role]}.cau-giay`
      const actor = await actorNamed(house, own)
      const stranger = CITY[role] ? null : await actorNamed(house, `${ACCOUNT[role]}.hoan-kiem`)
      for (const business of BUSINESS) {
        const dossier = inState(business)
        const expected = expectedFor(role, business)
        assert.deepEqual(
          [...allowedActs(dossier, actor, MONDAY_9)].sort(),
          [...expected].sort(),
          `${role}, ${business}`,
        )
        refusesTheRest(dossier, actor, expected)
        if (stranger) {
          assert.deepEqual(
            allowedActs(dossier, stranger, MONDAY_9),
            [],
            `${role} of another commune, ${business}`,
          )
          refusesTheRest(dossier, stranger, [])
        }
      }
    })
  }

  test('the applicant may supplement what was asked and withdraw until there is a decision; another resident nothing', async () => {
    const other = await actorNamed(house, 'congdan.3')
    for (const business of BUSINESS) {
      const dossier = inState(business)
      const expected = expectedFor('applicant', business)
      assert.deepEqual([...allowedActs(dossier, hoa, MONDAY_9)].sort(), [...expected].sort(), business)
      refusesTheRest(dossier, hoa, expected)
      assert.deepEqual(allowedActs(dossier, other, MONDAY_9), [])
    }
  })

  test('an act on a dossier of another commune finds nothing there: the wall answers before the policy', async () => {
    const stranger = await actorNamed(house, 'tiepnhan.hoan-kiem')
    const { acceptDossier } = await import('./accept-dossier.ts')
    await assert.rejects(
      acting(house, { actor: stranger }, (work) => acceptDossier(work, { code: filed.code })),
      (error) => error instanceof Refusal && error.kind === 'not_found',
    )
  })

  test('a dossier handed over, refused, withdrawn or stopped takes no act any more', async () => {
    const desk = await actorNamed(house, 'tiepnhan.cau-giay')
    const ended: Dossier[] = [
      { ...inState('finished'), money: 'paid', delivery: 'delivered' },
      inState('refused'),
      inState('withdrawn'),
      inState('stopped'),
    ]
    for (const dossier of ended) refusesTheRest(dossier, desk, [])
  })

  test('a specialist cannot touch what another specialist holds, except by being assigned', async () => {
    const specialist = await actorNamed(house, 'chuyenvien.cau-giay')
    const held = { ...inState('reviewing'), holder_id: '00000000-0000-8000-8000-000000000001' }
    assert.deepEqual(allowedActs(held, specialist, MONDAY_9), ['assign'])
  })
})
