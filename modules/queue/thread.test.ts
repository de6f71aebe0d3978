import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptDossier, submitDossier } from '#modules/dossiers'
import { acting } from '#test/acting.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { callNext } from './call-next.ts'
import { startTicket } from './desk-acts.ts'
import { linkDossier } from './link-dossier.ts'
import { readThread } from './read-thread.ts'
import { openCounters } from './test-queue.ts'

test('what is taken in while a number is at the desk is told on its page, and to nobody with another secret', async () => {
  const { house, take, serve, visit, desks, officer } = await openCounters()
  const [first, second] = [await take('cau-giay'), await take('cau-giay')]
  const [desk, free] = await desks('cau-giay')
  await serve('cau-giay', (work) => callNext(work, desk?.id ?? ''))
  await serve('cau-giay', (work) => startTicket(work, desk?.id ?? ''))
  const actor = await officer('cau-giay')
  const { code, linked } = await acting(house, { actor }, async (work) => {
    const dossier = await submitDossier(work, MARITAL_STATUS)
    await acceptDossier(work, { code: dossier.code })
    return {
      code: dossier.code,
      linked: [
        await linkDossier(work, { desk: desk?.id ?? '', dossier: dossier.id }),
        await linkDossier(work, { desk: free?.id ?? '', dossier: dossier.id }),
      ],
    }
  })
  assert.deepEqual(linked, [true, false], 'a desk that serves nobody has no visit')
  const told = await visit(({ trx }) => readThread(trx, first.token))
  assert.deepEqual(
    told.dossiers.map((one) => [one.code, one.status]),
    [[code, 2]],
  )
  assert.deepEqual((await visit(({ trx }) => readThread(trx, second.token))).dossiers, [])
})
