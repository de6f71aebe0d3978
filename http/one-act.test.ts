import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptDossier, forwardDossier, submitDossier, type Dossier } from '#modules/dossiers'
import { acting, actorNamed } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import type { Work } from '#modules/record'
import { asOneAct } from './one-act.ts'
import { act, keyOf } from './work.ts'

const house = await openTestHouse()
const { door } = await openDoor(house)
const desk = await actorNamed(house, 'tiepnhan.cau-giay')

function takeIn(work: Work): Promise<Dossier> {
  return asOneAct(work, async (quiet, last) => {
    const { code } = await submitDossier(quiet, CERTIFIED_COPY)
    await acceptDossier(quiet, { code })
    return forwardDossier(last, { code })
  })
}

async function countDossiers(): Promise<number> {
  return acting(house, { actor: desk }, async ({ trx }) => {
    const [row] = await trx<{ count: number }[]>`select count(*) as count from dossiers`
    return row?.count ?? 0
  })
}

test('joined verbs under one key are done once, and the second request gets the first answer', async () => {
  const key = keyOf(desk, 'one-act-of-three-verbs', { path: '/x', body: 1 })
  const first = await act(door, { actor: desk, key }, takeIn)
  const second = await act(door, { actor: desk, key }, takeIn)
  assert.equal(first.answer.business, 'forwarded')
  assert.equal(second.replayed, true)
  assert.deepEqual(second.answer, first.answer)
  assert.equal(await countDossiers(), 1)
})

test('two requests that arrive together under one key make one dossier', async () => {
  const before = await countDossiers()
  const key = keyOf(desk, 'two-presses-at-once', { path: '/x', body: 1 })
  const [one, two] = await Promise.all([1, 2].map(() => act(door, { actor: desk, key }, takeIn)))
  assert.equal(one?.answer.code, two?.answer.code)
  assert.equal(await countDossiers(), before + 1)
})

test('when a later verb refuses, nothing of the earlier ones stays, and the key is free again', async () => {
  const before = await countDossiers()
  const key = keyOf(desk, 'half-done-is-not-done', { path: '/x', body: 1 })
  const broken = (work: Work): Promise<Dossier> =>
    asOneAct(work, async (quiet, last) => {
      const { code } = await submitDossier(quiet, CERTIFIED_COPY)
      return forwardDossier(last, { code })
    })
  await assert.rejects(act(door, { actor: desk, key }, broken), /act_not_allowed_now/)
  assert.equal(await countDossiers(), before)
  const done = await act(door, { actor: desk, key }, takeIn)
  assert.equal(done.replayed, false)
})
