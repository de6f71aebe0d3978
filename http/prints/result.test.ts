import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallSettings } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { factsOf } from './facts.ts'
import { resultOf } from './result.ts'

const house = await openTestHouse()
const { door } = await openDoor(house)
const { actor, underReview } = await peopleOfCauGiay(house)

test('a result says in the words of its form who somebody is and where he lives, and nobody’s phone', async () => {
  const { code } = await underReview()
  const signer = actor('signer')
  const said = { number: null, dated_at: MONDAY_9, authority: null, signer: signer.name, mark: null }
  const { facts } = await inTransaction(house.app, wallSettings(signer), async (trx) =>
    resultOf(trx, await factsOf(door, trx, { code, actor: signer, find: () => undefined }), said),
  )
  const told = new Map(facts.map(([label, lines]) => [label, lines]))
  assert.deepEqual(told.get('Nơi thường trú'), ['Số 12, ngõ 68 đường Cầu Giấy, phường Cầu Giấy'])
  const [name, ...parts] = told.get('Người yêu cầu') ?? []
  assert.equal(name, 'Nguyễn Thị Hoa')
  assert.ok(parts.some((part) => part.startsWith('Số định danh: ')) && parts.length >= 2, parts.join())
  const all = facts.flatMap(([, lines]) => lines).join(' ')
  assert.doesNotMatch(
    all,
    /0912345678|điện thoại|[a-z]+_[a-z]+|\d{4}-\d\d-\d\d/i,
    'no phone, no code, no raw day',
  )
})
