import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { peopleInChains, UNKNOWN } from '#test/in-chains.ts'
import * as dossiers from '#modules/dossiers'
import { findVersion, papersFor } from '#modules/procedures'
import { actorNamed, acting, MONDAY_9 } from '#test/acting.ts'
import { answersFor } from '#test/answers-for.ts'
import { THURSDAY_17 } from '#test/cau-giay.ts'
import { HOA } from '#test/example-dossiers.ts'
import * as chains from './index.ts'

const house = await openTestHouse()
const { as, file, pass, seen, settle, begun } = await peopleInChains(house)
const target = (code: string) => ({ code })

test('before the receipt no clock of a chain runs; from it the first link and the cap count, the rest are expected', async () => {
  const { code } = await file()
  const before = await seen(code)
  assert.deepEqual([before.received_at, before.cap_due_at, before.links[0]?.due_at], [null, null, null])
  assert.equal(await pass(), 0, 'nothing goes on before there is a result')
  await as('desk', (work) => dossiers.acceptDossier(work, target(code)))
  const { links, cap_due_at, received_at } = await seen(code)
  assert.equal(received_at, MONDAY_9)
  assert.equal(cap_due_at, '2026-03-11T10:00:00.000Z', 'seven working days from Monday, counted once')
  assert.equal(links[0]?.due_at, THURSDAY_17)
  assert.deepEqual(
    links.map(({ state }) => state),
    ['running', 'waiting', 'waiting', 'waiting'],
  )
})

test('who is late is the link whose own date passed, not those after it', async () => {
  const code = await begun()
  await settle(code, { at: '2026-03-09T02:00:00.000Z' })
  await pass('2026-03-09T02:00:00.000Z')
  const view = await seen(code, '2026-03-09T03:00:00.000Z')
  assert.deepEqual(
    view.links.map(({ is_late }) => is_late),
    [true, false, false, false],
  )
  assert.equal(view.links[1]?.from_at, '2026-03-09T02:00:00.000Z')
  assert.equal(view.is_late, false, 'the cap has not passed')
  assert.ok(chains.explainChain(view).some(({ vi }) => vi === 'Trễ ở mắt xích 1.'))
  assert.equal((await seen(code, '2026-03-12T03:00:00.000Z')).is_late, true, 'later it has')
})

test('a link that no catalogue has is shown as not known, and waits for its result by hand', async () => {
  const code = await begun(UNKNOWN.key)
  await settle(code)
  await pass()
  const view = await seen(code)
  assert.deepEqual([view.links[1]?.limit, view.links[1]?.due_at, view.awaits], [{ unit: 'unknown' }, null, 1])
  assert.ok(chains.explainChain(view).some(({ vi }) => /chưa rõ.*chưa tính được hạn/.test(vi)))
})

test('the karaoke chain adds up: 3 + 3 + 10 = 16 working days, counted once from the receipt', async () => {
  const code = '1.001612'
  const version = await findVersion(house.app, code, MONDAY_9)
  assert.ok(version)
  const answers = answersFor(version.definition.form)
  const checklist = papersFor(version, answers)
    .filter((paper) => paper.required && paper.handed === 'kept' && !paper.from_form)
    .map(({ key, count }) => ({ key, kind: 'original' as const, count, paper_ids: [] }))
  const input = {
    ...{ procedure: code, unit: 'cau-giay', channel: 'counter' as const, answers, checklist },
    ...{ persons: { filer: HOA, principal: HOA }, chain: 'ho-kinh-doanh-karaoke' },
  }
  const filed = await as('desk', (work) => chains.fileInChain(work, input))
  await as('desk', (work) => dossiers.acceptDossier(work, target(filed.code)))
  const view = await seen(filed.code)
  assert.equal(view.cap_due_at, '2026-03-24T10:00:00.000Z')
  assert.equal(view.links.at(-1)?.due_at, view.cap_due_at, 'on time at each link is on time for the whole')
  const words = chains.explainChain(view).map(({ vi }) => vi)
  assert.ok(
    words.includes('Cả chuỗi: 3 + 3 + 10 = 16 ngày làm việc; không quá 16 ngày làm việc.'),
    words.join('\n'),
  )
})

test('who may not see a dossier learns nothing of its chain', async () => {
  const code = await begun()
  const { id } = await as('desk', (work) => dossiers.getDossier(work, code))
  const stranger = await actorNamed(house, 'tiepnhan.hoan-kiem')
  assert.equal(await acting(house, { actor: stranger }, (work) => chains.showChain(work, id)), null)
})
