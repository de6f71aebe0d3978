import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { changePassword, giveNewPassword } from './change-password.ts'
import { weaknessOf } from './password-rule.ts'
import { countWrongPresent } from './prove-password.ts'
import { signIn } from './sign-in.ts'

const HOA = { name: 'tiepnhan.cau-giay', full_name: 'Trần Thị Hòa' }

describe('a password too weak to be one', () => {
  const refused = [
    ['short', 'mưa rơi'],
    ['longer than anything one types', 'a b'.repeat(70)],
    ['among those leaked most', 'iloveyou1'],
    ['the account and the year', 'TiepNhan.CauGiay26'],
    ['the own name without accents', 'tranthihoa12'],
    ['the house', 'HaiCap@HaNoi'],
    ['one sign again and again', '########'],
  ] as const
  for (const [what, password] of refused) {
    test(`${what} is refused, in both languages`, async () => {
      const why = await weaknessOf(password, HOA)
      assert.ok(why?.vi && why.en)
    })
  }
  for (const password of ['mưa rơi trên phố', 'Zq7!mv2#', 'tiep nhan ho so vui ve', '再见再见再见你好吗']) {
    test(`"${password}" is taken: no kind of sign is demanded or forbidden`, async () => {
      assert.equal(await weaknessOf(password, HOA), null)
    })
  }
})

describe('giving and changing passwords', async () => {
  const house = await openTestHouse()
  const as = async <T>(name: string, run: (work: Work) => Promise<T>, key: Work['key'] = null): Promise<T> =>
    acting(house, { actor: await actorNamed(house, name), key }, run)
  const idOf = async (name: string) => (await actorNamed(house, name)).id ?? ''
  const enter = (account: string, password: string, now = MONDAY_9) =>
    signIn(house.app, { account, password }, now)

  test('nobody gives himself a new password, and no administrator those of another unit', async () => {
    const [own, other] = [await idOf('quantri.cau-giay'), await idOf('tiepnhan.ba-dinh')]
    for (const id of [own, other])
      await assert.rejects(
        as('quantri.cau-giay', (work) => giveNewPassword(work, id)),
        /administrator/,
      )
  })

  test('five wrong present passwords lock the account as at the door', async () => {
    const id = await idOf('thungan.cau-giay')
    const change = () =>
      as('thungan.cau-giay', (work) =>
        changePassword(work, { present: 'sai', next: 'mưa rơi trên phố', keep: '' }),
      )
    for (let time = 0; time < 5; time += 1) {
      await assert.rejects(change(), /present password is wrong/)
      await countWrongPresent(house.app, id, MONDAY_9)
    }
    await assert.rejects(change(), /locked/)
    await assert.rejects(enter('thungan.cau-giay', 'hai-cap-demo'), /locked/)
  })

  test('a given password holds for a day and no longer, and leads to nothing but setting one’s own', async () => {
    const id = await idOf('chuyenvien.cau-giay')
    const { given } = await as('quantri.cau-giay', (work) => giveNewPassword(work, id))
    assert.ok(given)
    assert.equal((await enter('chuyenvien.cau-giay', given, '2026-03-03T01:59:00.000Z')).stage, 'password')
    await assert.rejects(enter('chuyenvien.cau-giay', given, '2026-03-03T02:00:00.000Z'), /past its time/)
  })

  test('the remembered answer and the event hold no password', async () => {
    const id = await idOf('ky.cau-giay')
    const { given } = await as('quantri.cau-giay', (work) => giveNewPassword(work, id), {
      ...{ scope: await idOf('quantri.cau-giay'), key: 'mot-lan', hash: 'h' },
    })
    const kept = await house.owner<{ text: string }[]>`
      select answer::text as text from answers union all select data::text from events`
    assert.ok(given && kept.length > 0)
    assert.ok(kept.every(({ text }) => !text.includes(given)))
  })
})
