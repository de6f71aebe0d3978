import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { findActor } from './people-store.ts'
import { deleteSessions } from './sessions-store.ts'
import { hashToken, signIn } from './sign-in.ts'

const PASSWORD = 'hai-cap-demo'

describe('signing in', async () => {
  const house = await openTestHouse()
  const enter = (account: string, password = PASSWORD, now = MONDAY_9) =>
    signIn(house.app, { account, password }, now)

  test('a wrong password and an unknown account are told alike', async () => {
    await assert.rejects(enter('congdan.5', 'khong-dung'), /account name or the password is wrong/)
    await assert.rejects(enter('khong-co-ai'), /account name or the password is wrong/)
  })

  test('five wrong passwords lock the account for fifteen minutes, also against the right one', async () => {
    for (let time = 0; time < 5; time += 1) await assert.rejects(enter('congdan.6', 'sai'))
    await assert.rejects(enter('congdan.6'), /locked/)
    const later = await enter('congdan.6', PASSWORD, '2026-03-02T02:15:01.000Z')
    assert.ok(later.token.length >= 32)
  })

  test('a resident signs in with his account name or his personal number', async () => {
    const byNumber = await enter('001190000123')
    const actor = await findActor(house.app, hashToken(byNumber.token), MONDAY_9)
    assert.equal(actor?.name, 'Nguyễn Thị Hoa')
    assert.equal(actor?.kind, 'citizen')
  })

  test('only the hash of the session secret is kept, and signing out everywhere ends every session', async () => {
    const [one, two] = [await enter('tiepnhan.cau-giay'), await enter('tiepnhan.cau-giay')]
    const kept = await house.worker`select 1 from sessions where token_hash in (${one.token}, ${two.token})`
    assert.equal(kept.length, 0)
    await deleteSessions(house.app, one.account_id, MONDAY_9)
    for (const session of [one, two]) {
      assert.equal(await findActor(house.app, hashToken(session.token), MONDAY_9), null)
    }
  })

  test('every sign-in, refusal and sign-out is an event; what was typed is not kept', async () => {
    const told = await house.worker<{ act: string; why: string | null; locked: boolean; known: boolean }[]>`
      select e.act, e.data ->> 'why' as why, e.data ? 'locked' as locked, a.id is not null as known
      from events e left join accounts a on a.id = e.noun_id where noun = 'session' order by e.id`
    assert.deepEqual(
      told.map(({ act, why, locked, known }) => [act, why, locked, known].filter(Boolean).join(' ')),
      [
        'refuse_sign_in password true',
        'refuse_sign_in unknown',
        ...Array.from({ length: 4 }, () => 'refuse_sign_in password true'),
        'refuse_sign_in password true true',
        'refuse_sign_in locked true',
        'sign_in true',
        'sign_in true',
        'sign_in true',
        'sign_in true',
        'sign_out true',
      ],
    )
    const [{ typed }] = await house.worker<[{ typed: number }]>`
      select count(*) as typed from events where data::text like '%khong-co-ai%' or data::text like '%001190000123%'`
    assert.equal(typed, 0)
  })

  test('a post is held only on its days: before it begins the officer cannot sign in', async () => {
    const early = '2025-06-30T02:00:00.000Z'
    await assert.rejects(enter('ky.cau-giay', PASSWORD, early), { code: 'wrong_password' })
    const { token } = await enter('ky.cau-giay', PASSWORD)
    assert.equal(await findActor(house.app, hashToken(token), early), null)
  })
})
