import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { peopleOfCauGiay, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { acceptDossier } from './accept-dossier.ts'
import { getDossier } from './dossier-store.ts'
import { extendDossier } from './extend-dossier.ts'
import { findIssued, printsOf } from './issued-paper.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { refuseDossier } from './refuse-dossier.ts'
import { requestSupplement } from './request-supplement.ts'
import { stopDossier } from './stop-dossier.ts'
import { supplementDossier } from './supplement-dossier.ts'
import { withdrawDossier } from './withdraw-dossier.ts'

const ASKED = {
  items: [{ key: 'earlier', guidance: 'Nộp bản chính giấy xác nhận đã cấp trước đây' }],
  reason: 'Bản nộp bị mờ, không đọc được số',
}
const BROUGHT = { checklist: [{ key: 'earlier', kind: 'copy' as const, count: 2, paper_ids: [] }] }
const REFUSAL = { reason: 'Không thuộc thẩm quyền giải quyết của phường', legal_basis: 'NĐ 118/2025/NĐ-CP' }

describe('papers issued on a dossier', async () => {
  const house = await openTestHouse()
  const { actor, as, file: filed, underReview } = await peopleOfCauGiay(house)
  const file = async () => ({ code: (await filed()).code })
  const read = (code: string) => as('desk', (work) => getDossier(work, code))

  test('an act that fails takes no number, so the register has no gap', async () => {
    const first = await file()
    const one = await as('desk', (work) => acceptDossier(work, first))
    const second = await file()
    await assert.rejects(
      as('desk', async (work) => {
        await acceptDossier(work, second)
        throw new Error('the power went')
      }),
      /the power went/,
    )
    await assert.rejects(as('specialist', (work) => acceptDossier(work, second)))
    const two = await as('desk', (work) => acceptDossier(work, second))
    const numbers = [one, two].map((dossier) => Number.parseInt(printsOf(dossier)[0]?.number ?? '', 10))
    assert.equal(numbers[1], (numbers[0] ?? 0) + 1)
  })

  test('dossiers accepted at the same moment get numbers without gap or double', async () => {
    const targets = await Promise.all(Array.from({ length: 8 }, file))
    const accepted = await Promise.all(
      targets.map((target) => as('desk', (work) => acceptDossier(work, target))),
    )
    const numbers = accepted
      .map((dossier) => Number.parseInt(printsOf(dossier)[0]?.number ?? '', 10))
      .sort((a, b) => a - b)
    assert.deepEqual(
      numbers,
      numbers.map((_, place) => (numbers[0] ?? 0) + place),
    )
  })

  test('the register begins again at 1 with the year, by the clock of Hà Nội', async () => {
    const newYear = '2026-12-31T17:00:00.000Z'
    const target = await file()
    const accepted = await as('desk', (work) => acceptDossier(work, target), newYear)
    assert.deepEqual(printsOf(accepted), [{ form: '01', number: '1/TNHS', at: newYear }])
  })

  test('a refusal is numbered when the leader signs it, not when the desk drafts it', async () => {
    const target = await file()
    const drafted = await as('desk', (work) => refuseDossier(work, target, REFUSAL))
    assert.deepEqual(drafted.papers_issued, [])
    const refused = await as('leader', (work) => refuseDossier(work, target, {}))
    const [paper] = refused.papers_issued
    assert.equal(paper?.number, '1/TCHS')
    assert.equal(paper?.agency_id, refused.reception_agency_id)
    assert.equal(paper?.signed_by?.title, 'Phụ trách điểm phục vụ')
  })

  test('what a paper said outlives the supplement that changes the dossier', async () => {
    const target = await underReview()
    await as('specialist', (work) => requestSupplement(work, target, ASKED), TUESDAY_9)
    await as('desk', (work) => supplementDossier(work, target, BROUGHT), WEDNESDAY_9)
    const dossier = await read(target.code)
    assert.equal(dossier.supplement, null)
    assert.deepEqual(dossier.checklist, BROUGHT.checklist)
    assert.deepEqual(findIssued(dossier, '01')?.checklist, [{ key: 'earlier', kind: 'original', count: 1 }])
    const request = findIssued(dossier, '02')
    assert.equal(request?.supplement?.reason, ASKED.reason)
    assert.equal(request?.agency_id, dossier.body_agency_id, 'the body that asks issues it')
    assert.equal(request?.at, TUESDAY_9)
  })

  test('apology, stop and withdrawal after acceptance are numbered, each by the agency that issues it', async () => {
    const apologised = await underReview()
    const extension = { reason: 'Chờ xác minh nơi cư trú trước đây', due_at: '2026-03-10T10:00:00.000Z' }
    const extended = await as('head', (work) => extendDossier(work, apologised, extension))
    assert.equal(findIssued(extended, '04')?.number, '1/PXL')
    const why = { reason: 'Hồ sơ trùng với hồ sơ đã giải quyết' }
    const stopped = await as('head', (work) => stopDossier(work, apologised, why))
    assert.equal(findIssued(stopped, '05')?.agency_id, stopped.body_agency_id)
    const taken = await underReview()
    const withdrawn = await as('hoa', (work) => withdrawDossier(work, taken, why))
    const paper = findIssued(withdrawn, '05')
    assert.equal(paper?.agency_id, withdrawn.reception_agency_id)
    assert.equal(paper?.signed_by, null, 'it follows from her own act')
  })

  test('a dossier withdrawn before acceptance needs no notice', async () => {
    const target = await file()
    const withdrawn = await as('hoa', (work) => withdrawDossier(work, target, { reason: 'Nộp nhầm thủ tục' }))
    assert.deepEqual(printsOf(withdrawn), [])
  })

  test('a request answered again is the same paper, not a second number', async () => {
    const target = await file()
    const key = { scope: actor('desk').scope, key: 'accept-once', hash: 'x' }
    const accept = (key: { scope: string; key: string; hash: string }) =>
      as('desk', (work) => acceptDossier({ ...work, key }, target), MONDAY_9)
    const first = await accept(key)
    await assert.rejects(accept(key), (replay: { answer?: { papers_issued?: unknown } }) => {
      assert.deepEqual(replay.answer?.papers_issued, first.papers_issued)
      return true
    })
  })

  test('every form of the law is issued by some act', () => {
    const forms = new Set(LIFECYCLE.flatMap((rule) => rule.form ?? []))
    assert.deepEqual([...forms].sort(), ['01', '02', '03', '04', '05'])
  })
})
