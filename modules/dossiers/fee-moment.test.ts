import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as procedures from '#modules/procedures'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

/** A house where the confirmation of marital status costs 8,000 đồng, to be paid at one of the moments. */
async function houseWhere(moment: procedures.FeeMoment) {
  const house = await openTestHouse()
  const people = await peopleOfCauGiay(house)
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const code = MARITAL_STATUS.procedure
  const inForce = await procedures.findVersion(house.app, code, '2026-03-02')
  assert.ok(inForce)
  const rule = { by: 'dossier' as const, amount: 8000 }
  const fees = inForce.definition.fees.map((row) => ({ ...row, rule, moment }))
  await acting(house, { actor: admin, now: '2026-02-27T02:00:00.000Z' }, async (work) => {
    await procedures.draftVersion(work, { code, definition: { ...inForce.definition, fees }, effect: 'keep' })
    await procedures.publishVersion(work, { code, valid_from: '2026-03-01' })
  })
  const accepted = async () => {
    const target = { code: (await people.file()).code }
    return people.as('desk', (work) => dossiers.acceptDossier(work, target))
  }
  const pay = (target: { code: string }) =>
    people.as('desk', (work) => dossiers.payDossier(work, { code: target.code }, { amount: 8000 }))
  return { ...people, accepted, pay }
}

const hindered = { code: 'act_hindered' }

describe('a fee paid before the dossier is settled', async () => {
  const { as, actor, accepted, pay } = await houseWhere('before_settling')

  test('holds the dossier at the desk until it is paid, and the desk is told how it can be paid', async () => {
    const { code, fee_moment, money } = await accepted()
    assert.deepEqual([money, fee_moment], ['due', 'before_settling'])
    const forward = () => as('desk', (work) => dossiers.forwardDossier(work, { code }))
    await assert.rejects(forward(), (error: { code: string; text: { vi: string } }) => {
      assert.equal(error.code, 'act_hindered')
      assert.match(error.text.vi, /thu trước khi giải quyết.*VietQR/)
      return true
    })
    const seen = await as('desk', (work) => dossiers.getDossier(work, code))
    const allowed = dossiers.allowedActs(seen, actor('desk'), TUESDAY_9)
    assert.ok(allowed.includes('pay') && !allowed.includes('forward'))
    await pay({ code })
    assert.equal((await forward()).business, 'forwarded')
  })
})

describe('a fee paid with the supplement', async () => {
  const { as, accepted, pay } = await houseWhere('on_supplement')

  test('holds the proposal once papers were brought, and nothing before', async () => {
    const { code } = await accepted()
    await as('desk', (work) => dossiers.forwardDossier(work, { code }))
    await as('head', (work) => dossiers.assignDossier(work, { code }, { specialist: 'chuyenvien.cau-giay' }))
    const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }
    await as('specialist', (work) => dossiers.requestSupplement(work, { code }, ask), TUESDAY_9)
    const { checklist } = MARITAL_STATUS
    await as('desk', (work) => dossiers.supplementDossier(work, { code }, { checklist }), WEDNESDAY_9)
    const propose = () =>
      as(
        'specialist',
        (work) => dossiers.proposeDossier(work, { code }, { outcome: 'granted', summary: 'Đủ điều kiện' }),
        WEDNESDAY_9,
      )
    await assert.rejects(propose(), hindered)
    await pay({ code })
    assert.equal((await propose()).business, 'proposed')
  })
})

describe('a fee paid as the result is handed over', async () => {
  const { as, accepted, pay } = await houseWhere('on_return')

  test('holds nothing but the hand-over', async () => {
    const { code } = await accepted()
    const done = [
      () => as('desk', (work) => dossiers.forwardDossier(work, { code })),
      () =>
        as('head', (work) => dossiers.assignDossier(work, { code }, { specialist: 'chuyenvien.cau-giay' })),
      () =>
        as('specialist', (work) =>
          dossiers.proposeDossier(work, { code }, { outcome: 'granted', summary: 'Đủ điều kiện' }),
        ),
      () => as('head', (work) => dossiers.approveDossier(work, { code })),
      () => as('signer', (work) => dossiers.approveDossier(work, { code })),
      () => as('clerk', (work) => dossiers.numberDossier(work, { code })),
    ]
    for (const act of done) await act()
    const deliver = () =>
      as('desk', (work) => dossiers.deliverDossier(work, { code }, { to: 'principal', way: 'counter' }))
    await assert.rejects(deliver(), hindered)
    await pay({ code })
    assert.equal((await deliver()).delivery, 'delivered')
  })
})
