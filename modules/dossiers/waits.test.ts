import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { actOnSilence } from '#jobs/act-on-silence.ts'
import { closeUnsupplemented } from '#jobs/close-unsupplemented.ts'
import { fixedClock } from '#platform/clock.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

describe('what stops, moves and prolongs the clock', async () => {
  const house = await openTestHouse()
  const { actor, as, underReview } = await peopleOfCauGiay(house)
  const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }

  test('a supplement is asked once, for papers of the procedure only, and the limit begins again when it is brought', async () => {
    const target = await underReview()
    await assert.rejects(
      as('specialist', (work) =>
        dossiers.requestSupplement(work, target, {
          ...ask,
          items: [{ key: 'tam_tru', guidance: 'Sổ tạm trú' }],
        }),
      ),
      { code: 'paper_not_in_procedure' },
    )
    const asked = await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), TUESDAY_9)
    assert.equal(dossiers.officialStatus(asked), 5)
    await assert.rejects(
      as('hoa', (work) => dossiers.supplementDossier(work, target, { checklist: [] }), WEDNESDAY_9),
      {
        code: 'supplement_incomplete',
      },
    )
    const brought = await as(
      'desk',
      (work) => dossiers.supplementDossier(work, target, { checklist: MARITAL_STATUS.checklist }),
      WEDNESDAY_9,
    )
    assert.equal(brought.business, 'reviewing')
    assert.equal(brought.due_at, '2026-03-09T10:00:00.000Z', 'three working days from Wednesday: Monday')
    assert.equal(brought.original_due_at, THURSDAY_17, 'the first appointment stays on record')
    await assert.rejects(
      as('specialist', (work) => dossiers.requestSupplement(work, target, ask), WEDNESDAY_9),
      {
        code: 'second_supplement',
      },
    )
  })

  test('a second request for papers needs a legal reason and waits for the head; only then it reaches the resident', async () => {
    const target = await underReview()
    await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), TUESDAY_9)
    await as(
      'desk',
      (work) => dossiers.supplementDossier(work, target, { checklist: MARITAL_STATUS.checklist }),
      WEDNESDAY_9,
    )
    const again = { ...ask, legal_reason: 'Khoản 2 Điều 22 NĐ 123/2015/NĐ-CP' }
    const proposed = await as(
      'specialist',
      (work) => dossiers.requestSupplement(work, target, again),
      WEDNESDAY_9,
    )
    assert.equal(proposed.business, 'supplement_proposed')
    assert.equal(proposed.supplement_count, 1, 'nothing is asked of the resident yet')
    const back = await as(
      'head',
      (work) => dossiers.sendBackDossier(work, target, { reason: 'Không cần thiết' }),
      WEDNESDAY_9,
    )
    assert.equal(back.supplement, null)
    await as('specialist', (work) => dossiers.requestSupplement(work, target, again), WEDNESDAY_9)
    const asked = await as('head', (work) => dossiers.approveDossier(work, target), WEDNESDAY_9)
    assert.equal(asked.business, 'supplement')
    assert.equal(asked.supplement_count, 2)
  })

  test('papers that never come: the house closes the dossier once the fifteen working days are over, not before', async () => {
    const target = await underReview()
    const asked = await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), TUESDAY_9)
    assert.equal(asked.supplement?.due_on, '2026-03-24', 'fifteen working days after Tuesday 3 March')
    const lastDay = fixedClock('2026-03-24T09:00:00.000Z')
    await closeUnsupplemented(house, lastDay)
    assert.equal((await as('desk', (work) => dossiers.getDossier(work, target.code))).business, 'supplement')
    assert.ok((await closeUnsupplemented(house, fixedClock('2026-03-25T01:00:00.000Z'))) >= 1)
    const closed = await as('desk', (work) => dossiers.getDossier(work, target.code))
    assert.equal(closed.business, 'stopped')
    assert.equal(closed.last_actor, 'Hệ thống')
  })

  test('a financial obligation stops the clock until the receipt', async () => {
    const target = await underReview()
    const obligation = { reason: 'Nộp lệ phí trước bạ', amount: 1_500_000 }
    const paused = await as(
      'specialist',
      (work) => dossiers.pauseForObligation(work, target, obligation),
      TUESDAY_9,
    )
    assert.equal(dossiers.officialStatus(paused), 6)
    const settled = await as(
      'desk',
      (work) => dossiers.settleObligation(work, target, { evidence: 'GNT 0001' }),
      WEDNESDAY_9,
    )
    assert.equal(
      settled.due_at,
      '2026-03-06T10:00:00.000Z',
      'one working day of waiting moves Thursday to Friday',
    )
  })

  test('a consulted body sees the dossier from then on and answers; the clock goes on', async () => {
    const target = await underReview()
    const agency = actor('coordinator').posts[0]?.agency_id ?? ''
    await assert.rejects(
      as('coordinator', (work) => dossiers.getDossier(work, target.code)),
      { kind: 'not_found' },
    )
    const asked = await as('specialist', (work) =>
      dossiers.consultDossier(work, target, { agency, question: 'Có nợ thuế không?' }),
    )
    const id = asked.consultation?.id ?? ''
    await assert.rejects(
      as('coordinator', (work) =>
        dossiers.answerConsultation(work, { ...target, id: 'khac' }, { opinion: 'Không' }),
      ),
      { kind: 'not_found' },
    )
    const answered = await as('coordinator', (work) =>
      dossiers.answerConsultation(work, { ...target, id }, { opinion: 'Không nợ thuế' }),
    )
    assert.equal(answered.business, 'reviewing')
    assert.equal(answered.due_at, THURSDAY_17)
  })

  test('silence is agreement only where a law is named, and only after the limit', async () => {
    const target = await underReview()
    const agency = actor('coordinator').posts[0]?.agency_id ?? ''
    const question = { agency, question: 'Có ý kiến gì về công trình không?', working_days: 2 }
    await assert.rejects(
      as('specialist', (work) => dossiers.consultDossier(work, target, { ...question, on_silence: 'agree' })),
      { code: 'silence_without_basis' },
    )
    const asked = await as('specialist', (work) =>
      dossiers.consultDossier(work, target, {
        ...{ ...question, on_silence: 'agree', legal_basis: 'Luật Xây dựng, Điều 102' },
      }),
    )
    assert.equal(asked.consultation?.due_at, '2026-03-04T10:00:00.000Z', 'two working days after Monday')
    await actOnSilence(house, fixedClock('2026-03-04T09:59:00.000Z'))
    const read = () => as('desk', (work) => dossiers.getDossier(work, target.code))
    assert.equal((await read()).business, 'consulting', 'the body may still answer')
    await actOnSilence(house, fixedClock('2026-03-04T10:01:00.000Z'))
    const after = await read()
    assert.equal(after.business, 'reviewing')
    assert.match(after.consultation?.opinion ?? '', /coi là đồng ý/)
    assert.equal(after.due_at, THURSDAY_17)
  })

  test('a body that stays silent is reminded each working day, or the head is told once', async () => {
    const agency = actor('coordinator').posts[0]?.agency_id ?? ''
    const consult = async (on_silence: 'remind' | 'escalate') => {
      const target = await underReview()
      await as('specialist', (work) =>
        dossiers.consultDossier(work, target, { agency, question: 'Còn vướng gì không?', on_silence }),
      )
      return () => as('desk', (work) => dossiers.getDossier(work, target.code))
    }
    const [reminded, escalated] = [await consult('remind'), await consult('escalate')]
    for (const moment of ['2026-03-05T10:01:00.000Z', '2026-03-05T11:00:00.000Z', '2026-03-06T10:01:00.000Z'])
      await actOnSilence(house, fixedClock(moment))
    assert.equal((await reminded()).consultation?.urged, 2, 'after three working days, and one day later')
    const told = await escalated()
    assert.equal(told.consultation?.urged, 1)
    assert.equal(told.consultation?.escalated_at, '2026-03-05T10:01:00.000Z')
    const waiting = await as('head', (work) =>
      dossiers.listDossiers(work.trx, {
        ...{ actor: work.actor, now: work.now, soon_until: work.now, view: 'inbox' },
        limit: 50,
      }),
    )
    assert.ok(waiting.items.some(({ code }) => code === told.code))
  })

  test('re-appointment: later than now, by the limit once more at most, once, and only before the due date', async () => {
    const target = await underReview()
    const to = (due_at: string) => ({ reason: 'Chờ xác minh nơi cư trú cũ', due_at })
    await assert.rejects(
      as('head', (work) => dossiers.extendDossier(work, target, to(TUESDAY_9))),
      { code: 'not_later' },
    )
    await assert.rejects(
      as('head', (work) => dossiers.extendDossier(work, target, to('2026-03-10T10:01:00.000Z'))),
      /must not be after 10\/03\/2026 17:00: by 3 working days at most/,
    )
    const extended = await as('head', (work) =>
      dossiers.extendDossier(work, target, to('2026-03-09T10:00:00.000Z')),
    )
    assert.equal(extended.due_at, '2026-03-09T10:00:00.000Z')
    assert.equal(extended.original_due_at, THURSDAY_17)
    await assert.rejects(
      as('head', (work) => dossiers.extendDossier(work, target, to('2026-03-10T10:00:00.000Z'))),
      /once only/,
    )
    const late = await underReview()
    await assert.rejects(
      as(
        'head',
        (work) => dossiers.extendDossier(work, late, to('2026-03-10T10:00:00.000Z')),
        '2026-03-06T02:00:00.000Z',
      ),
      /only before the due date/,
    )
  })
})
