import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { peopleInChains } from '#test/in-chains.ts'
import * as dossiers from '#modules/dossiers'
import { wallSettings, SYSTEM } from '#modules/record'
import { WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { inTransaction } from '#platform/transaction.ts'
import * as chains from './index.ts'

const house = await openTestHouse()
const { as, file, pass, seen, settle, begun, scan } = await peopleInChains(house)
const target = (code: string) => ({ code })

test('a chain that the procedure does not open is refused, with those it opens, and nothing is filed', async () => {
  await assert.rejects(file('khong-co'), (error: Error) => {
    assert.match(error.message, /chua-ro, ket-hon/)
    return true
  })
  const [{ count } = { count: -1 }] = await house.worker<{ count: number }[]>`select count(*) from dossiers`
  assert.equal(count, 0)
})

test('filed without a chain, a dossier belongs to none, and its result opens nothing', async () => {
  const { code } = await as('desk', (work) => chains.fileInChain(work, MARITAL_STATUS))
  const { id } = await as('desk', (work) => dossiers.acceptDossier(work, target(code)))
  await settle(code)
  assert.equal(await pass(), 0)
  assert.equal(await as('desk', (work) => chains.showChain(work, id)), null)
})

test('the result of a link opens the next dossier once, with persons, fitting answers and papers, its clock since the result', async () => {
  const code = await begun()
  const first = await settle(code)
  const passed = await Promise.all([pass(), pass()])
  assert.equal(passed[0] + passed[1], 1, 'two processes open one dossier')
  assert.equal(await pass(), 0)
  const view = await seen(code)
  const next = view.links[1]?.dossier ?? ''
  const second = await as('desk', (work) => dossiers.getDossier(work, next))
  assert.equal(second.procedure_code, '1.000894')
  assert.equal(second.business, 'accepted')
  assert.equal(second.accepted_at, first.finished_at, 'not when the job came to it')
  assert.equal(second.due_at, '2026-03-03T10:00:00.000Z', 'within Tuesday, the day of the result')
  assert.deepEqual(second.persons, first.persons)
  assert.deepEqual(second.answers, { residence: MARITAL_STATUS.answers['residence'] })
  assert.deepEqual(second.checklist, [
    { key: 'status_confirmation', kind: 'electronic', count: 1, paper_ids: [] },
  ])
  assert.equal(second.papers_issued[0]?.form, '01', 'the applicant has a receipt for it')
  assert.deepEqual(
    view.links.map(({ state }) => state),
    ['finished', 'running', 'waiting', 'waiting'],
  )
  assert.equal((await seen(next, WEDNESDAY_9, 'hoa')).links[0]?.dossier, code, 'seen from every link')
})

test('a turn that dies before its end leaves nothing behind, and the next one opens the link', async () => {
  const code = await begun()
  await settle(code)
  const [waiting] = await chains.listToPassOn(house.worker, 10)
  const actor = { ...SYSTEM, agencies: [waiting?.agency_id ?? ''] }
  const dying = inTransaction(house.app, wallSettings(actor), async (trx) => {
    await chains.passOn({ trx, actor, now: WEDNESDAY_9, key: null }, waiting?.id ?? '')
    throw new Error('the power went')
  })
  await assert.rejects(dying, /the power went/)
  assert.equal((await seen(code)).links[1]?.dossier, null)
  assert.equal(await pass(), 1)
  assert.ok((await seen(code)).links[1]?.dossier)
})

test('files go on to the next link as its own, for the papers both ask for by the same name', async () => {
  const { code } = await file()
  const id = await scan()
  await house.owner`update dossiers set checklist = checklist || ${house.owner.json([
    { key: 'residence_proof', kind: 'copy', count: 1, paper_ids: [id] },
  ])}::jsonb where code = ${code}`
  await house.owner`update papers set held_for = (select id from dossiers where code = ${code}) where id = ${id}`
  await as('desk', (work) => dossiers.acceptDossier(work, target(code)))
  await settle(code)
  await pass()
  const next = await as('desk', async (work) =>
    dossiers.getDossier(
      work,
      (await chains.showChain(work, (await dossiers.getDossier(work, code)).id))?.links[1]?.dossier ?? '',
    ),
  )
  const carried = next.checklist.find(({ key }) => key === 'residence_proof')?.paper_ids ?? []
  assert.equal(carried.length, 1)
  assert.notEqual(carried[0], id)
  const rows = await house.owner<{ held_for: string; sha256: string }[]>`
    select held_for, sha256 from papers where id = ${carried[0] ?? ''}`
  assert.deepEqual([...rows], [{ held_for: next.id, sha256: 'a'.repeat(64) }])
  const none = await house.app`select * from carry_papers(${next.id}, ${next.id}, ${carried}::uuid[])`
  assert.equal(none.length, 0, 'nobody outside the receiving agency copies papers')
})

const REFUSAL = { reason: 'Không thuộc thẩm quyền', legal_basis: 'NĐ 118/2025/NĐ-CP, Đ17' }
const withoutResult = {
  refused: async () => {
    const { code } = await file('ket-hon')
    await as('desk', (work) => dossiers.refuseDossier(work, target(code), REFUSAL))
    await as('leader', (work) => dossiers.refuseDossier(work, target(code), {}))
    return code
  },
  withdrawn: async () => {
    const code = await begun()
    await as('desk', (work) => dossiers.withdrawDossier(work, target(code), { reason: 'Không còn nhu cầu' }))
    return code
  },
  stopped: async () => {
    const code = await begun()
    await as('leader', (work) =>
      dossiers.stopDossier(work, target(code), { reason: 'Hết căn cứ giải quyết' }),
    )
    return code
  },
  declined: async () => {
    const code = await begun()
    await settle(code, { outcome: 'declined' })
    return code
  },
}
for (const [how, ended] of Object.entries(withoutResult)) {
  test(`a link that is ${how} stops the chain with its reason, and nothing more is opened`, async () => {
    const code = await ended()
    assert.equal(await pass(), 1)
    assert.equal(await pass(), 0)
    const view = await seen(code)
    assert.equal(view.state, 'stopped')
    assert.equal(view.ending?.how, how)
    assert.ok((view.ending?.reason ?? '').length > 5)
    assert.deepEqual(
      view.links.map(({ state }) => state),
      ['stopped', 'dropped', 'dropped', 'dropped'],
    )
    assert.match(chains.explainChain(view).at(-1)?.vi ?? '', /Chuỗi dừng ở mắt xích 1/)
  })
}
