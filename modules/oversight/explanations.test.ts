import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { Replay, type Work } from '#modules/record'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { answerExplanation } from './answer-explanation.ts'
import { askExplanation } from './ask-explanation.ts'
import type { AskInput } from './explanation.ts'
import { listExplanations } from './list-explanations.ts'

const QUESTION: AskInput = {
  ...{ unit: 'cau-giay', figure: 'received', from: '2026-03-01', to: '2026-03-02' },
  question: 'Vì sao trong ngày chỉ tiếp nhận hai hồ sơ?',
}
const ANSWER = { answer: 'Máy in hỏng từ 8 giờ; đã mượn máy của phòng Tư pháp.' }

describe('explanations', async () => {
  const house = await openTestHouse()
  const people = await peopleOfCauGiay(house)
  await people.underReview()
  await people.underReview()
  await foldEverything(house)
  const as = async <T>(name: string, run: (work: Work) => Promise<T>, key = randomUUID()): Promise<T> => {
    const actor = await actorNamed(house, name)
    return acting(house, { actor, key: { scope: actor.scope, key, hash: 'x' } }, run)
  }
  const events = () => house.worker`select act, unit_id from events where noun = 'explanation' order by id`

  test('an officer of a commune, an auditor and a resident may not ask', async () => {
    for (const name of ['ky.cau-giay', 'kiemtra.ha-noi', 'congdan.1'])
      await assert.rejects(
        as(name, (work) => askExplanation(work, QUESTION)),
        { code: 'not_yours_to_ask' },
      )
    assert.equal((await events()).length, 0)
  })

  test('a period out of order and a unit that is no commune are refused', async () => {
    const wrong = { ...QUESTION, from: '2026-03-02', to: '2026-03-01' }
    await assert.rejects(
      as('giamsat.ha-noi', (work) => askExplanation(work, wrong)),
      { code: 'period_order' },
    )
    await assert.rejects(
      as('giamsat.ha-noi', (work) => askExplanation(work, { ...QUESTION, unit: 'ha-noi' })),
      { code: 'not_a_commune' },
    )
  })

  test('the same key asks once, and the figure is kept as it stood', async () => {
    const key = randomUUID()
    const asked = await as('giamsat.ha-noi', (work) => askExplanation(work, QUESTION), key)
    assert.equal(asked.shown, '2')
    assert.equal(asked.due_at, '2026-03-04T02:00:00.000Z', 'two working days')
    const again = await as('giamsat.ha-noi', (work) => askExplanation(work, QUESTION), key).catch(
      (error: unknown) => error,
    )
    assert.ok(again instanceof Replay)
    assert.equal((await events()).length, 1)
  })

  test('the wall: another commune sees no question and cannot answer it; a desk officer may not', async () => {
    const [asked] = await as('ky.cau-giay', ({ trx, actor }) => listExplanations(trx, actor))
    assert.ok(asked)
    const foreign = await as('ky.hoan-kiem', ({ trx, actor }) => listExplanations(trx, actor))
    assert.equal(foreign.length, 0)
    const raw = await as('ky.hoan-kiem', ({ trx }) => trx`select id from explanations`.then((rows) => rows))
    assert.equal(raw.length, 0)
    await assert.rejects(
      as('ky.hoan-kiem', (work) => answerExplanation(work, asked.id, ANSWER)),
      { code: 'explanation' },
    )
    await assert.rejects(
      as('tiepnhan.cau-giay', (work) => answerExplanation(work, asked.id, ANSWER)),
      { code: 'not_yours_to_answer' },
    )
  })

  test('a leader answers once; the city reads it, and a second answer is refused', async () => {
    const [asked] = await as('ky.cau-giay', ({ trx, actor }) => listExplanations(trx, actor))
    assert.ok(asked)
    await as('ky.cau-giay', (work) => answerExplanation(work, asked.id, ANSWER))
    await assert.rejects(
      as('truongphong.cau-giay', (work) => answerExplanation(work, asked.id, ANSWER)),
      { code: 'answered_already' },
    )
    const [read] = await as('giamsat.ha-noi', ({ trx, actor }) => listExplanations(trx, actor))
    assert.equal(read?.answer, ANSWER.answer)
    assert.deepEqual(
      (await events()).map(({ act }) => act),
      ['ask', 'answer'],
    )
  })
})
