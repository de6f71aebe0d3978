import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SYSTEM, type Actor } from '#modules/record'
import { Refusal } from '#platform/refusal.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { placeKiosk, removeKiosk } from './place-kiosk.ts'
import { getQueueRule } from './queue-rules.ts'
import { takeTicket, type TakeInput } from './take-ticket.ts'
import { newNumber, openCounters } from './test-queue.ts'

const code = (name: string) => (error: unknown) => error instanceof Refusal && error.code === name

describe('how many numbers one takes in a day', async () => {
  const counters = await openCounters()
  const { house, serve, visit } = counters

  test('a resident who is signed in and shows other people’s cards takes for others, and so many a day', async () => {
    const actor = await actorNamed(house, 'congdan.1')
    const input = { service: 'guidance', source: 'phone' } as const
    const takeFor = (more: Partial<TakeInput>) =>
      acting(house, { actor }, (work) => takeTicket(work, 'ba-dinh', { ...input, ...more }))
    const { per_proxy } = await getQueueRule(house.app, 1, '2026-03-02')
    for (let count = 0; count < per_proxy; count++) await takeFor({ personal_number: newNumber() })
    await assert.rejects(takeFor({ personal_number: newNumber() }), code('queue_cap'))
    await takeFor({})
  })

  test('a kiosk is one only where it stands, and until it is taken away', async () => {
    const device = 'kiosk-in-the-hall'
    const actor: Actor = { ...SYSTEM, kind: 'anyone', scope: `device:${device}` }
    const takeAt = (slug: string) =>
      acting(house, { actor }, (work) =>
        takeTicket(work, slug, { service: 'guidance', source: 'kiosk', personal_number: newNumber() }),
      )
    const at = { unit: 'kim-lien', device }
    await assert.rejects(
      serve('cau-giay', (work) => placeKiosk(work, at)),
      code('not_your_point'),
    )
    const officer = await counters.officer('kim-lien')
    const key = { scope: officer.scope, key: 'place-it-once', hash: 'h' }
    await acting(house, { actor: officer, key }, (work) => placeKiosk(work, at))
    await assert.rejects(
      acting(house, { actor: officer, key }, (work) => placeKiosk(work, at)),
      { name: 'Replay' },
    )
    for (let count = 0; count < 5; count++) await takeAt('kim-lien')
    for (let count = 0; count < 3; count++) await takeAt('cau-giay')
    await assert.rejects(takeAt('cau-giay'), code('queue_cap'))
    await assert.rejects(
      serve('cau-giay', (work) => removeKiosk(work, at)),
      code('not_your_point'),
    )
    await serve('kim-lien', (work) => removeKiosk(work, at))
    await assert.rejects(takeAt('kim-lien'), code('queue_cap'))
  })

  test('one phone takes three numbers a day, whoever they are for', async () => {
    const device = (run: Parameters<typeof visit>[0]) =>
      acting(house, { actor: { ...SYSTEM, kind: 'anyone', scope: 'device:one-phone' } }, run)
    const once = () =>
      device((work) =>
        takeTicket(work, 'ba-dinh', { service: 'guidance', source: 'phone', personal_number: newNumber() }),
      )
    for (let count = 0; count < 3; count++) await once()
    await assert.rejects(once(), code('queue_cap'))
  })
})
