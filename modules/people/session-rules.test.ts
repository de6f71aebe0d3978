import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { revokePasskeys, setAccountClosed } from './keep-account.ts'
import { getKeptAccount } from './officer-accounts.ts'
import { listPasskeys } from './passkeys-store.ts'
import { removePasskey } from './remove-passkey.ts'
import { findActor } from './people-store.ts'
import { findPending } from './sessions-store.ts'
import { hashToken, signIn } from './sign-in.ts'
import { strictest } from './sign-in-rules.ts'

const later = (minutes: number): string => new Date(Date.parse(MONDAY_9) + minutes * 60_000).toISOString()

describe('a session', async () => {
  const house = await openTestHouse()
  const enter = (account: string, now = MONDAY_9) =>
    signIn(house.app, { account, password: 'hai-cap-demo' }, now)
  const behind = (token: string, now: string) => findActor(house.app, hashToken(token), now)
  const keyFor = (account: string, credential: string) => house.owner`
    insert into passkeys (id, account_id, credential_id, public_key, counter, name, created_at)
    select gen_random_uuid(), id, ${credential}, 'x', 0, 'Khóa', ${MONDAY_9} from accounts where name = ${account}`

  test('that is not used for as long as the rule says is over; used within it, it goes on', async () => {
    const { token } = await enter('quantri.cau-giay')
    assert.ok(await behind(token, later(59)))
    assert.ok(await behind(token, later(59 + 59)), 'its use was noted')
    assert.equal(await behind(token, later(59 + 59 + 61)), null)
  })

  test('ends after its absolute time however much it is used', async () => {
    const { token } = await enter('tiepnhan.cau-giay')
    for (let minutes = 100; minutes < 600; minutes += 100) assert.ok(await behind(token, later(minutes)))
    assert.equal(await behind(token, later(601)), null)
  })

  test('begins under a new secret each time', async () => {
    const secrets = new Set([(await enter('congdan.3')).token, (await enter('congdan.3')).token])
    assert.equal(secrets.size, 2)
  })

  test('of an officer ends with his last post, and he can sign in no more', async () => {
    const { token } = await enter('vanthu.hoan-kiem')
    await house.owner`update appointments set valid_to = '2026-03-01' where account_id =
      (select id from accounts where name = 'vanthu.hoan-kiem')`
    assert.equal(await behind(token, MONDAY_9), null)
    await assert.rejects(enter('vanthu.hoan-kiem'), { code: 'wrong_password' })
  })

  test('that waits for its second factor opens nothing, and not for longer than ten minutes', async () => {
    await keyFor('chuyenvien.cau-giay', 'c-1')
    const { token, stage } = await enter('chuyenvien.cau-giay')
    assert.equal(stage, 'passkey')
    assert.equal(await behind(token, MONDAY_9), null)
    assert.equal((await findPending(house.app, hashToken(token), MONDAY_9))?.stage, 'passkey')
    assert.equal(await findPending(house.app, hashToken(token), later(11)), null)
  })

  test('must set up a second factor first where a dated rule asks it of the role, and only from that day on', async () => {
    await house.owner`insert into sign_in_rules values ('officer', 'signer', '2026-03-03', 'required', 60, 600, 'test')`
    assert.equal((await enter('ky.hoan-kiem')).stage, 'open')
    assert.equal((await enter('ky.hoan-kiem', later(24 * 60))).stage, 'enrol')
    await keyFor('ky.hoan-kiem', 'c-2')
    const actor = await actorNamed(house, 'ky.hoan-kiem')
    const [key] = await listPasskeys(house.app, actor.id ?? '')
    const removed = acting(house, { actor, now: later(24 * 60) }, (work) =>
      removePasskey(work, key?.id ?? ''),
    )
    await assert.rejects(removed, { code: 'last_passkey' })
  })

  test('of a resident asks for no second factor', async () => {
    await keyFor('congdan.7', 'c-3')
    assert.equal((await enter('congdan.7')).stage, 'open')
  })
})

test('of several rules the strictest of each part holds', () => {
  const mild = { second_factor: 'optional', idle_minutes: 240, absolute_minutes: 300 } as const
  const hard = { second_factor: 'required', idle_minutes: 60, absolute_minutes: 600 } as const
  assert.deepEqual(strictest([mild, hard]), {
    ...{ second_factor: 'required', idle_minutes: 60, absolute_minutes: 300 },
  })
})

describe('an officer’s account', async () => {
  const house = await openTestHouse()
  const [target] = [await actorNamed(house, 'ky2.cau-giay')]
  const id = target.id ?? ''
  const as = async <T>(name: string, run: Parameters<typeof acting<T>>[2]) =>
    acting(house, { actor: await actorNamed(house, name) }, run)

  test('is kept by nobody but the unit’s own administrator and the city’s, and never by oneself', async () => {
    for (const name of ['tiepnhan.cau-giay', 'ky.cau-giay', 'quantri.hoan-kiem', 'giamsat.ha-noi']) {
      await assert.rejects(
        as(name, (work) => getKeptAccount(work, id)),
        { code: 'not_your_account' },
        name,
      )
    }
    const self = await actorNamed(house, 'quantri.cau-giay')
    await assert.rejects(
      acting(house, { actor: self }, (work) => setAccountClosed(work, self.id ?? '', true)),
      { code: 'not_your_account' },
    )
    for (const name of ['quantri.cau-giay', 'quantri.ha-noi']) {
      assert.equal((await as(name, (work) => getKeptAccount(work, id))).id, id, name)
    }
  })

  test('loses every key and session when a key is lost, and that is an event without a personal word', async () => {
    const { token } = await signIn(house.app, { account: 'ky2.cau-giay', password: 'hai-cap-demo' }, MONDAY_9)
    await house.owner`insert into passkeys (id, account_id, credential_id, public_key, counter, name, created_at)
      values (gen_random_uuid(), ${id}, 'lost', 'x', 0, 'Khóa', ${MONDAY_9})`
    const done = await as('quantri.cau-giay', (work) => revokePasskeys(work, id, { reason: 'lost' }))
    assert.equal(done.keys, 1)
    assert.equal(await findActor(house.app, hashToken(token), MONDAY_9), null)
    const [event] = await house.worker`select data from events where act = 'revoke_passkeys'`
    assert.deepEqual(event?.['data'], { reason: 'lost' })
  })

  test('that is shut ends in every session at once, and opens again', async () => {
    const enter = () => signIn(house.app, { account: 'ky2.cau-giay', password: 'hai-cap-demo' }, MONDAY_9)
    const { token } = await enter()
    await as('quantri.ha-noi', (work) => setAccountClosed(work, id, true))
    assert.equal(await findActor(house.app, hashToken(token), MONDAY_9), null)
    await assert.rejects(enter(), { code: 'wrong_password' })
    await as('quantri.cau-giay', (work) => setAccountClosed(work, id, false))
    assert.equal((await enter()).stage, 'open')
  })
})
