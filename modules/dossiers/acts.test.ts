import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17 } from '#test/cau-giay.ts'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

describe('the acts of a dossier beside the straight way', async () => {
  const house = await openTestHouse()
  const { actor, as, file, underReview } = await peopleOfCauGiay(house)

  test('filing for another commune than the address names is refused with the right one', async () => {
    await assert.rejects(
      as('desk', (work) => dossiers.submitDossier(work, { ...MARITAL_STATUS, unit: 'hoan-kiem' })),
      /Phường Cầu Giấy settles this procedure/,
    )
  })

  test('a filing that is refused for its place leaves nobody in the register of persons', async () => {
    const personal_number = '001190123457'
    const somebody = { ...MARITAL_STATUS.persons.filer, personal_number }
    const persons = { filer: somebody, principal: somebody }
    await assert.rejects(
      as('desk', (work) => dossiers.submitDossier(work, { ...MARITAL_STATUS, persons, unit: 'hoan-kiem' })),
      { code: 'other_unit_competent' },
    )
    const known = await house.owner`select id from people where personal_number = ${personal_number}`
    assert.equal(known.length, 0)
  })

  test('a missing paper is named; a paper the procedure does not know is refused', async () => {
    await assert.rejects(
      as('desk', (work) => dossiers.submitDossier(work, { ...MARITAL_STATUS, checklist: [] })),
      {
        code: 'dossier_incomplete',
      },
    )
    const checklist = [
      ...MARITAL_STATUS.checklist,
      { key: 'vneid', kind: 'copy' as const, count: 1, paper_ids: [] },
    ]
    await assert.rejects(
      as('desk', (work) => dossiers.submitDossier(work, { ...MARITAL_STATUS, checklist })),
      {
        code: 'unknown_paper',
      },
    )
  })

  test('three working days from Monday end on Thursday at closing time', async () => {
    const { code } = await file()
    const accepted = await as('desk', (work) => dossiers.acceptDossier(work, { code }))
    assert.equal(accepted.due_at, THURSDAY_17)
    assert.equal(accepted.original_due_at, THURSDAY_17)
  })

  test('a refusal is drafted at the desk with reason and legal basis, and signed by the leader of the centre', async () => {
    const target = { code: (await file()).code }
    await assert.rejects(
      as('desk', (work) => dossiers.refuseDossier(work, target, {})),
      { code: 'refusal_incomplete' },
    )
    const reasons = { reason: 'Không thuộc thẩm quyền', legal_basis: 'NĐ 118/2025/NĐ-CP' }
    const drafted = await as('desk', (work) => dossiers.refuseDossier(work, target, reasons))
    assert.equal(drafted.business, 'refusal_drafted')
    await assert.rejects(
      as('desk', (work) => dossiers.refuseDossier(work, target, reasons)),
      { kind: 'forbidden' },
    )
    const refused = await as('leader', (work) => dossiers.refuseDossier(work, target, {}))
    assert.equal(refused.business, 'refused')
    assert.equal(dossiers.officialStatus(refused), 3)
  })

  test('a transfer moves competence and keeps clock and code; the old commune may still read', async () => {
    const { code } = await as('desk', (work) => dossiers.submitDossier(work, CERTIFIED_COPY))
    const target = { code }
    const accepted = await as('desk', (work) => dossiers.acceptDossier(work, target))
    await assert.rejects(
      as('desk', (work) => dossiers.transferDossier(work, target, { unit: 'cau-giay', reason: 'Nhầm nơi' })),
      {
        code: 'same_unit',
      },
    )
    const moved = await as('desk', (work) =>
      dossiers.transferDossier(work, target, { unit: 'hoan-kiem', reason: 'Nhầm nơi nhận' }),
    )
    assert.equal(moved.due_at, accepted.due_at)
    assert.equal(moved.code, code)
    const there = await actorNamed(house, 'chuyenvien.hoan-kiem')
    assert.deepEqual(dossiers.allowedActs(moved, there, MONDAY_9), ['assign', 'propose'])
    assert.equal((await as('specialist', (work) => dossiers.getDossier(work, code))).code, code)
    assert.deepEqual(dossiers.allowedActs(moved, actor('specialist'), MONDAY_9), [])
  })

  test('the resident withdraws while there is no decision; after the signature it is refused', async () => {
    const target = await underReview()
    const why = { reason: 'Tôi không cần nữa' }
    const withdrawn = await as('hoa', (work) => dossiers.withdrawDossier(work, target, why))
    assert.equal(dossiers.officialStatus(withdrawn), 7)
    const decided = await underReview()
    const granted = { outcome: 'granted' as const, summary: 'Đủ điều kiện' }
    await as('specialist', (work) => dossiers.proposeDossier(work, decided, granted))
    await as('head', (work) => dossiers.approveDossier(work, decided))
    await as('signer', (work) => dossiers.approveDossier(work, decided))
    await assert.rejects(
      as('hoa', (work) => dossiers.withdrawDossier(work, decided, why)),
      { kind: 'conflict' },
    )
  })

  test('head and signer send a proposal back inside the house; nobody signs his own draft', async () => {
    const target = await underReview()
    const granted = { outcome: 'granted' as const, summary: 'Đủ điều kiện' }
    await as('specialist', (work) => dossiers.proposeDossier(work, target, granted))
    const back = await as('head', (work) =>
      dossiers.sendBackDossier(work, target, { reason: 'Chưa đúng mẫu' }),
    )
    assert.equal(back.business, 'reviewing')
    await as('specialist', (work) => dossiers.proposeDossier(work, target, granted))
    const drafter = { ...actor('head'), id: actor('specialist').id }
    await assert.rejects(
      acting(house, { actor: drafter }, (work) => dossiers.approveDossier(work, target)),
      { code: 'own_draft' },
    )
  })

  test('numbered after the due date it is late, and can be handed over all the same', async () => {
    const target = await underReview()
    const late = '2026-03-06T03:00:00.000Z'
    await as(
      'specialist',
      (work) => dossiers.proposeDossier(work, target, { outcome: 'declined', summary: 'Không đủ điều kiện' }),
      late,
    )
    await as('head', (work) => dossiers.approveDossier(work, target), late)
    await as('signer', (work) => dossiers.approveDossier(work, target), late)
    const numbered = await as('clerk', (work) => dossiers.numberDossier(work, target), late)
    assert.equal(numbered.on_time, false)
    assert.equal(dossiers.officialStatus(numbered), 9)
    if (numbered.money === 'due')
      await as('desk', (work) => dossiers.payDossier(work, target, { amount: numbered.fee_due }), late)
    const done = await as(
      'desk',
      (work) => dossiers.deliverDossier(work, target, { to: 'principal', way: 'counter' }),
      late,
    )
    assert.equal(dossiers.officialStatus(done), 10)
  })

  test('the fee is taken exactly, once', async () => {
    const { code } = await as('desk', (work) => dossiers.submitDossier(work, CERTIFIED_COPY))
    await as('desk', (work) => dossiers.acceptDossier(work, { code }))
    await assert.rejects(
      as('desk', (work) => dossiers.payDossier(work, { code }, { amount: 9000 })),
      /exactly 10000/,
    )
    const paid = await as('desk', (work) => dossiers.payDossier(work, { code }, { amount: 10_000 }))
    assert.match(paid.receipt_number ?? '', /^\d+\/2026$/)
    await assert.rejects(
      as('desk', (work) => dossiers.payDossier(work, { code }, { amount: 10_000 })),
      /Nothing is due/,
    )
  })
})
