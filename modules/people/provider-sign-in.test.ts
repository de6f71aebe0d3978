import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { findActor } from './people-store.ts'
import { signInByProvider } from './provider-sign-in.ts'
import { hashToken, signIn } from './sign-in.ts'

const ISSUER = 'https://dinhdanh.example.vn'

describe('signing in by an electronic identity', async () => {
  const house = await openTestHouse()
  const enter = (subject: string, claims: Record<string, string>, issuer = ISSUER) =>
    signInByProvider(house.app, { issuer, subject, texts: new Map(Object.entries(claims)) }, MONDAY_9)
  const HOA = { SoDinhDanh: '001190000123', HoVaTen: 'Nguyễn Thị Hoa' }

  test('without a sound personal number or a name opens nothing', async () => {
    const wrong = [{}, { HoVaTen: 'A' }, { SoDinhDanh: '001190000123' }, { ...HOA, SoDinhDanh: '123' }]
    for (const claims of wrong) await assert.rejects(enter('s0', claims), { code: 'identity_incomplete' })
  })

  test('opens the account of the personal number, and the same one again', async () => {
    for (let time = 0; time < 2; time++) {
      const { token } = await enter('hoa', HOA)
      const actor = await findActor(house.app, hashToken(token), MONDAY_9)
      assert.deepEqual([actor?.kind, actor?.name], ['citizen', 'Nguyễn Thị Hoa'])
    }
    const [{ accounts }] = await house.owner<[{ accounts: number }]>`
      select count(*)::int as accounts from accounts where personal_number = ${HOA.SoDinhDanh}`
    assert.equal(accounts, 1)
  })

  test('a subject that was linked opens no other person’s account, whatever it claims later', async () => {
    await assert.rejects(enter('hoa', { SoDinhDanh: '001195004321', HoVaTen: 'Kẻ Khác' }), {
      code: 'identity_refused',
    })
  })

  test('the same subject of another provider is somebody else', async () => {
    const other = await enter(
      'hoa',
      { SoDinhDanh: '001095001234', HoVaTen: 'Trần Văn Nam' },
      'https://khac.example',
    )
    const actor = await findActor(house.app, hashToken(other.token), MONDAY_9)
    assert.equal(actor?.name, 'Trần Văn Nam')
  })

  test('an account made this way has no password that fits', async () => {
    await enter('moi', { SoDinhDanh: '001195007777', HoVaTen: 'Lê Thị Mới' })
    await assert.rejects(signIn(house.app, { account: '001195007777', password: '' }, MONDAY_9), {
      code: 'wrong_password',
    })
  })

  test('never opens an officer’s account', async () => {
    await house.owner`update accounts set personal_number = '001085001111' where name = 'ky.cau-giay'`
    await assert.rejects(enter('can-bo', { SoDinhDanh: '001085001111', HoVaTen: 'Cán Bộ' }), {
      code: 'identity_refused',
    })
  })
})
