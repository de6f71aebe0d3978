import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { peopleInChains } from '#test/in-chains.ts'
import * as dossiers from '#modules/dossiers'
import { actorNamed, acting, MONDAY_9 } from '#test/acting.ts'
import { THURSDAY_17, WEDNESDAY_9, type Name } from '#test/cau-giay.ts'
import * as chains from './index.ts'

const house = await openTestHouse()
const { as, pass, seen, settle, begun, atThePolice, scan } = await peopleInChains(house)

const RESULT = {
  outcome: 'granted' as const,
  number: '12/GXN',
  issued_by: 'Công an xã',
  issued_at: WEDNESDAY_9,
}

test('a result from outside is written down by the desk alone, awaited, dated soundly and with evidence', async () => {
  const running = await begun()
  const papers = [await scan()]
  const record = (who: Name, code: string, change = {}) =>
    as(who, (work) => chains.recordLinkResult(work, code, { ...RESULT, papers, ...change }), WEDNESDAY_9)
  await assert.rejects(record('desk', running), { code: 'no_result_awaited' })
  const { first } = await atThePolice()
  await assert.rejects(record('specialist', first), { code: 'chain_desk_only' })
  await assert.rejects(record('hoa', first), { code: 'chain_desk_only' })
  await assert.rejects(record('desk', first, { papers: [] }), /evidence/)
  await assert.rejects(record('desk', first, { issued_at: THURSDAY_17 }), /future/)
  await assert.rejects(record('desk', first, { issued_at: MONDAY_9 }), /after the result before/)
  await assert.rejects(record('desk', first, { outcome: 'declined' }), /why/)
  const view = await seen(first)
  assert.deepEqual([view.awaits, view.links[2]?.state, view.links[2]?.dossier], [2, 'running', null])
  assert.equal(view.links[2]?.due_at, THURSDAY_17, 'two working days from Tuesday')
})

test('the result from outside opens the next dossier since that moment; after the last link the chain is finished', async () => {
  const { first, second } = await atThePolice()
  const input = { ...RESULT, papers: [await scan()] }
  const actor = await actorNamed(house, 'tiepnhan.cau-giay')
  const key = { scope: actor.scope, key: 'k-1', hash: 'd' }
  const press = () =>
    acting(house, { actor, now: WEDNESDAY_9, key }, (work) => chains.recordLinkResult(work, second, input))
  await press()
  await assert.rejects(press(), { name: 'Replay' }, 'the same key again is answered from memory')
  assert.equal(await pass(), 1)
  const { links } = await seen(first)
  const last = await as('desk', (work) => dossiers.getDossier(work, links[3]?.dossier ?? ''), WEDNESDAY_9)
  assert.equal(last.accepted_at, WEDNESDAY_9)
  assert.equal(last.due_at, THURSDAY_17, 'one working day from Wednesday')
  await settle(last.code, { at: WEDNESDAY_9 })
  assert.equal(await pass(), 1)
  const done = await seen(first)
  assert.deepEqual(
    [done.state, done.is_late, done.links.some(({ is_late }) => is_late)],
    ['finished', false, false],
  )
})
