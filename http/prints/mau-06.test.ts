import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as dossiers from '#modules/dossiers'
import { inTransaction } from '#platform/transaction.ts'
import { wallSettings } from '#modules/record'
import { peopleOfCauGiay, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { factsOf } from './facts.ts'
import { mau06Of } from './mau-06.ts'

const house = await openTestHouse()
const { door } = await openDoor(house)
const { actor, as, underReview } = await peopleOfCauGiay(house)

test('the control slip tells of every hand-over who gave, who took, and whether it was in time; whom was asked stands at its head', async () => {
  const { code } = await underReview()
  const agency = actor('coordinator').posts[0]?.agency_id ?? ''
  const asked = await as(
    'specialist',
    (work) => dossiers.consultDossier(work, { code }, { agency, question: 'Có nợ thuế không?' }),
    TUESDAY_9,
  )
  const id = asked.consultation?.id ?? ''
  await as(
    'coordinator',
    (work) => dossiers.answerConsultation(work, { code, id }, { opinion: 'Không nợ thuế' }),
    TUESDAY_9,
  )
  const decision = { outcome: 'granted', summary: 'Đủ điều kiện' } as const
  await as('specialist', (work) => dossiers.proposeDossier(work, { code }, decision), TUESDAY_9)
  await as('head', (work) => dossiers.approveDossier(work, { code }), TUESDAY_9)
  await as('signer', (work) => dossiers.approveDossier(work, { code }), '2026-03-06T02:00:00.000Z')
  const desk = actor('desk')
  const slip = await inTransaction(house.app, wallSettings(desk), async (trx) =>
    mau06Of(await factsOf(door, trx, { code, actor: desk, find: () => undefined })),
  )
  assert.equal(slip.code, code)
  assert.equal(slip.coordinating_bodies.length, 1)
  const rows = slip.hand_overs.map(({ given_by, taken_by, result, note }) => [
    given_by,
    taken_by,
    result,
    note,
  ])
  const named = (name: Parameters<typeof actor>[0]) => actor(name).name
  assert.deepEqual(rows, [
    ['Nguyễn Thị Hoa', named('desk'), null, null],
    [named('desk'), named('head'), 'on_time', null],
    [named('specialist'), named('coordinator'), null, 'Lấy ý kiến phối hợp'],
    [named('coordinator'), named('specialist'), null, 'Trả lời ý kiến phối hợp'],
    [named('specialist'), named('head'), 'early', null],
    [named('head'), named('signer'), 'early', null],
    [named('signer'), null, 'late', null],
  ])
  assert.ok(WEDNESDAY_9 < (slip.due_at ?? ''), 'the appointment first given')
})
