import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { anyone } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { actorNamed, acting, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { submitDossier } from './submit-dossier.ts'
import { trackDossier } from './track-dossier.ts'

describe('tracking by code and a second factor', async () => {
  const house = await openTestHouse()
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const file = (phone?: string) =>
    acting(house, { actor: desk }, (work) => {
      const { personal_number, full_name } = CERTIFIED_COPY.persons.filer
      const person = {
        kind: 'citizen' as const,
        full_name,
        ...(personal_number ? { personal_number } : {}),
        ...(phone ? { phone } : {}),
      }
      return submitDossier(work, { ...CERTIFIED_COPY, persons: { filer: person, principal: person } })
    })
  const look = (code: string, phone_tail: string, now = MONDAY_9) =>
    acting(house, { actor: anyone('test'), now }, (work) => trackDossier(work, { code, phone_tail }))

  test('the code alone opens nothing; a wrong tail says how many tries are left, not which part was wrong', async () => {
    const { code } = await file('0912345678')
    const wrong = await look(code, '0000')
    assert.ok('refusal' in wrong)
    assert.match(wrong.refusal.message, /code or the four digits.*4 tries/)
    const unknown = await look('TD.H26.00000-260302-9999', '0000')
    assert.ok('refusal' in unknown)
    assert.match(unknown.refusal.message, /code or the four digits.*4 tries/)
  })

  test('code and phone tail open it, whatever the case the code is typed in', async () => {
    const { code, id } = await file('0912345678')
    const found = await look(` ${code.toLowerCase()} `, '5678')
    assert.ok('dossier' in found && found.dossier.id === id)
  })

  test('without a phone the tail of the personal number opens it', async () => {
    const { code } = await file()
    assert.ok('dossier' in (await look(code, '0123')))
  })

  test('a try waits for those before it at the same code: sent at once, a right one does not slip by five wrong ones', async () => {
    const { code } = await file('0912345678')
    const at = (trx: Trx) => ({ trx, actor: anyone('test'), now: MONDAY_9, key: null })
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const { promise: tried, resolve: hasTried } = Promise.withResolvers<void>()
    const wrong = inTransaction(house.app, {}, async (trx) => {
      for (let time = 0; time < 5; time += 1) await trackDossier(at(trx), { code, phone_tail: '1111' })
      hasTried()
      await mayEnd
    })
    await tried
    const right = inTransaction(house.app, {}, (trx) => trackDossier(at(trx), { code, phone_tail: '5678' }))
    const first = await Promise.race([right, sleep(300, 'waits')])
    end()
    await wrong
    assert.equal(first, 'waits')
    assert.ok('refusal' in (await right))
  })

  test('a right try writes nothing, unless it forgets wrong ones', async () => {
    const { code } = await file('0912345678')
    const written = () =>
      inTransaction(house.app, {}, async (trx) => {
        await trackDossier(
          { trx, actor: anyone('test'), now: MONDAY_9, key: null },
          { code, phone_tail: '5678' },
        )
        const [row] = await trx<
          { has: boolean }[]
        >`select pg_current_xact_id_if_assigned() is not null as has`
        return row?.has
      })
    assert.equal(await written(), false)
    await look(code, '1111')
    assert.equal(await written(), true)
    assert.equal((await house.owner`select 1 from tracking_tries where code = ${code}`).length, 0)
  })

  test('after five wrong tries even the right tail waits fifteen minutes, then works again', async () => {
    const { code } = await file('0912345678')
    for (let time = 0; time < 5; time += 1) await look(code, '1111')
    const locked = await look(code, '5678')
    assert.ok('refusal' in locked && /15/.test(locked.refusal.message))
    assert.ok('dossier' in (await look(code, '5678', '2026-03-02T02:15:01.000Z')))
  })
})
