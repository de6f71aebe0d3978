import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { grantDelegation, revokeDelegation } from '#modules/authority'
import { beginSigning, submitDossier } from '#modules/dossiers'
import type { Actor } from '#modules/record'
import { continueBatch, getBatch, leaseBatch, openBatch, standingOf, type Batch } from '#modules/signing'
import { verifyPdf } from '#platform/signing/verify-pdf.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { instrumentOf } from '#test/instrument.ts'
import { openDoor } from '#test/serving.ts'
import type { Door } from '../door.ts'
import { act } from '../work.ts'
import { runBatch } from './run-batch.ts'
import { sealResult, signResult } from './sign-result.ts'
import { chosenOf, manyEndorsed, signaturesOf } from './test-endorsed.ts'
import { chosenPapers } from './waiting-papers.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { door } = await openDoor(house)
const signer = people.actor('signer')
const BEFORE = '2026-03-02T00:30:00.000Z'
const LATER = '2026-03-02T02:02:00.000Z'

const many = (count: number): Promise<string[]> => manyEndorsed(house, people, count)
const chosen = (codes: readonly string[]) => chosenOf(house, codes)

async function opened(
  actor: Actor,
  papers: readonly { code: string; version: number }[],
  { kind = 'personal', key = randomUUID() }: { kind?: Batch['kind']; key?: string } = {},
): Promise<string> {
  const doing = { actor, key: { scope: actor.scope, key, hash: 'h' } }
  const { answer } = await act(door, doing, async (work) =>
    openBatch(work, kind, await chosenPapers(work, papers)),
  )
  return answer.id
}

const batchOf = (actor: Actor, id: string): Promise<Batch> =>
  acting(house, { actor }, (work) => getBatch(work, id))

async function stateOf(codes: readonly string[]): Promise<Record<string, number>> {
  const rows = await house.owner<{ business: string; count: number }[]>`
    select business, count(*)::int as count from dossiers where code = any (${[...codes]}) group by business`
  return Object.fromEntries(rows.map(({ business, count }) => [business, count]))
}

/** The door as it is when the time-stamp authority fails at its nth answer. */
function failingAt(turn: number, why = 'mất kết nối'): Door {
  let asked = 0
  const stamps: Door['signing']['stamps'] = (request) => {
    asked += 1
    return asked === turn ? Promise.reject(new Error(why)) : door.signing.stamps(request)
  }
  return { ...door, signing: { ...door.signing, stamps } }
}

test('only a signer opens a batch of signatures, only a clerk one of seals, and nobody opens another’s', async () => {
  const papers = await chosen(await many(1))
  await assert.rejects(opened(people.actor('specialist'), papers), { code: 'not_a_signer' })
  await assert.rejects(opened(signer, papers, { kind: 'seal' }), { code: 'not_a_clerk' })
  await assert.rejects(opened(signer, []), { code: 'batch_size' })
  await assert.rejects(opened(signer, [{ code: 'H26.00166-260302-9999', version: 1 }]), {
    code: 'no_such_papers',
  })
  const id = await opened(signer, papers)
  await assert.rejects(batchOf(people.actor('clerk'), id), { code: 'batch' })
})

test('of 200 papers three fail, each for its own reason; the others are signed, and none is half signed', async () => {
  const head = people.actor('head')
  const admin = await actorNamed(house, 'quantri.cau-giay')
  const agency = signer.posts[0]?.agency_id ?? ''
  const grant = async (procedures: string[], instrument_number: string, valid_to: string) => {
    const paper = await instrumentOf(house, admin)
    return acting(house, { actor: admin, now: BEFORE }, (work) =>
      grantDelegation(work, {
        ...{ agency, kind: 'authorisation', to: head.id ?? '', instrument_number, procedures },
        ...{ instrument_on: '2026-03-02', valid_to, paper },
      }),
    )
  }
  await grant(['1.004873'], '15/QĐ-UBND', '2026-03-10T00:00:00.000Z')
  await grant(['2.000815'], '16/QĐ-UBND', '2026-03-02T01:59:59.000Z')
  const delegate = await actorNamed(house, 'truongphong.cau-giay')

  const codes = await many(199)
  const { code: copy } = await people.as('desk', (work) => submitDossier(work, CERTIFIED_COPY))
  await house.owner`
    update dossiers set business = 'endorsed', decision = (select decision from dossiers where code = ${codes[0] ?? ''})
    where code = ${copy}`
  codes.splice(120, 0, copy)
  const papers = await chosen(codes)
  const stale = codes[37] ?? ''
  await house.owner`update dossiers set version = version + 1, last_actor = 'Ai khác' where code = ${stale}`
  const id = await opened(delegate, papers)
  await runBatch(failingAt(90), delegate, id)

  const batch = await batchOf(delegate, id)
  const { state, done, failed } = standingOf(batch, MONDAY_9)
  assert.deepEqual([state, done, failed], ['ended', 197, 3])
  assert.ok(batch.closed_at)
  assert.deepEqual(await stateOf(codes), { approved: 197, endorsed: 3 })
  const why = new Map(batch.items.flatMap((one) => (one.reason ? [[one.noun_code, one.reason.vi]] : [])))
  assert.match(why.get(copy) ?? '', /Văn bản số 16\/QĐ-UBND.*đã hết hiệu lực/)
  assert.match(why.get(stale) ?? '', /đã thay đổi từ khi bạn mở trang/)
  const [broken] = [...why.keys()].filter((code) => code !== copy && code !== stale)
  assert.match(why.get(broken ?? '') ?? '', /Chưa ký được: mất kết nối Số \d+\/2026 được giữ/)

  const numbers = batch.items.flatMap(({ number }) => (number ? [Number(number.split('/')[0])] : []))
  const [held] = await signaturesOf(house, broken ?? '')
  assert.equal(held?.state, 'failed')
  const all = [...numbers, Number(held?.number.split('/')[0])].toSorted((a, b) => a - b)
  assert.equal(new Set(all).size, 198, 'no number twice')
  assert.equal((all.at(-1) ?? 0) - (all[0] ?? 0), 197, 'no gap')
  for (const code of [copy, stale])
    assert.equal((await signaturesOf(house, code)).length, 0, 'no number was taken')

  // The retry keeps the number; what its signer did not see and may not sign stays unsigned.
  await acting(house, { actor: delegate }, (work) => continueBatch(work, id))
  await runBatch(door, delegate, id)
  const again = await batchOf(delegate, id)
  assert.equal(again.items.find((one) => one.noun_code === broken)?.number, held?.number)
  assert.deepEqual([standingOf(again, MONDAY_9).done, standingOf(again, MONDAY_9).failed], [198, 2])
  const [signed] = await signaturesOf(house, broken ?? '')
  const pdf = await buffer(await door.files.read(signed?.file_sha256 ?? ''))
  assert.equal(verifyPdf(pdf, await door.signing.keys.trust()).ok, true)
})

test('two presses of one button are one batch, and two browsers sign a paper once', async () => {
  const papers = await chosen(await many(4))
  const key = randomUUID()
  const id = await opened(signer, papers, { key })
  assert.equal(await opened(signer, papers, { key }), id)
  const other = await opened(signer, papers)
  await Promise.all([runBatch(door, signer, id), runBatch(door, signer, id), runBatch(door, signer, other)])
  for (const { code } of papers) {
    const signatures = await signaturesOf(house, code)
    assert.deepEqual(
      signatures.map(({ state }) => state),
      ['signed'],
    )
  }
  const came = [...(await batchOf(signer, id)).items, ...(await batchOf(signer, other)).items]
  assert.equal(came.filter(({ state }) => state === 'waiting').length, 0)
  for (const { code } of papers)
    assert.ok(came.some(({ noun_code, state }) => noun_code === code && state === 'done'))
})

test('a crash in the middle: what was signed stays, what was begun keeps its number, the rest goes on', async () => {
  const codes = await many(4)
  const id = await opened(signer, await chosen(codes))
  // A process leased the batch, began the first paper, signed the second, and died before it could say so.
  await acting(house, { actor: signer }, (work) => leaseBatch(work, id, '2026-03-02T02:01:00.000Z'))
  const [first = '', second = ''] = codes
  const begun = await people.as('signer', (work) => beginSigning(work, { code: first }))
  const [, item] = (await batchOf(signer, id)).items
  const key = { scope: signer.scope, key: `${id}/2`, hash: item?.noun_id ?? '' }
  await signResult(door, { actor: signer, key }, { code: second })

  await runBatch(door, signer, id)
  assert.equal(standingOf(await batchOf(signer, id), MONDAY_9).state, 'running', 'it may still be alive')
  await assert.rejects(
    acting(house, { actor: signer }, (work) => continueBatch(work, id)),
    { code: 'batch_running' },
  )
  assert.equal(standingOf(await batchOf(signer, id), LATER).state, 'stopped')
  await runBatch({ ...door, clock: () => LATER }, signer, id)
  const batch = await batchOf(signer, id)
  assert.deepEqual(
    batch.items.map(({ state }) => state),
    ['done', 'done', 'done', 'done'],
  )
  assert.equal(batch.items[0]?.number, begun.signature.number)
  for (const code of codes) assert.equal((await signaturesOf(house, code)).length, 1)
})

test('authority revoked between draft and signature, and one’s own draft, fail alone and say who can sign', async () => {
  const [first = '', own = ''] = await many(2)
  await house.owner`update dossiers set holder_id = ${signer.id} where code = ${own}`
  const id = await opened(signer, await chosen([own, first]))
  await runBatch(door, signer, id)
  const [refused, signed] = (await batchOf(signer, id)).items
  assert.match(
    refused?.reason?.vi ?? '',
    /Người soạn kết quả không được tự duyệt hoặc ký.*Người ký được bây giờ/,
  )
  assert.equal(signed?.state, 'done')

  const head = people.actor('head')
  const admin = await actorNamed(house, 'quantri.cau-giay')
  const agency = signer.posts[0]?.agency_id ?? ''
  const paper = await instrumentOf(house, admin)
  const { id: given } = await acting(house, { actor: admin, now: BEFORE }, (work) =>
    grantDelegation(work, {
      ...{ agency, kind: 'authorisation', to: head.id ?? '', instrument_number: '17/QĐ-UBND', paper },
      ...{ procedures: ['1.004873'], instrument_on: '2026-03-02', valid_to: '2026-03-10T00:00:00.000Z' },
    }),
  )
  await house.owner`delete from delegations where to_account = ${head.id} and id <> ${given}`
  const delegate = await actorNamed(house, 'truongphong.cau-giay')
  const [late = ''] = await many(1)
  const second = await opened(delegate, await chosen([late]))
  await acting(house, { actor: admin }, (work) => revokeDelegation(work, given, { reason: 'Thôi giao' }))
  await runBatch(door, delegate, second)
  const [item] = (await batchOf(delegate, second)).items
  assert.match(item?.reason?.vi ?? '', /17\/QĐ-UBND.*đã bị thu hồi/)
  assert.deepEqual(await stateOf([late]), { endorsed: 1 })
})

test('the clerk seals and issues many in one act; what nobody signed yet fails alone', async () => {
  const codes = await many(3)
  await runBatch(door, signer, await opened(signer, await chosen(codes)))
  const [unsigned = ''] = await many(1)
  const clerk = people.actor('clerk')
  const papers = await chosen([codes[0] ?? '', unsigned, ...codes.slice(1)])
  const id = await opened(clerk, papers, { kind: 'seal' })
  await runBatch(failingAt(1), clerk, id)
  assert.deepEqual(
    await stateOf(codes),
    { finished: 2, approved: 1 },
    'a failed seal leaves the dossier as it was',
  )
  await acting(house, { actor: clerk }, (work) => continueBatch(work, id))
  await runBatch(door, clerk, id)
  const batch = await batchOf(clerk, id)
  assert.deepEqual(await stateOf(codes), { finished: 3 })
  assert.deepEqual(
    batch.items.map(({ state }) => state),
    ['done', 'failed', 'done', 'done'],
  )
  await assert.rejects(sealResult(door, { actor: clerk, key: null }, { code: codes[0] ?? '' }), {
    code: 'act_not_allowed_now',
  })
})
