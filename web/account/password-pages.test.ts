import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { openTestHouse } from '#test/house.ts'
import { formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

test('another new password under the same key is not answered as if it were set', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { pages: webPages })
  const officer = await caller(app, 'chuyenvien.cau-giay')
  const url = '/tai-khoan/mat-khau'
  const shown = formFields((await officer.get(url)).body, url)
  const change = (next: string) =>
    sendForm(officer, url, { ...shown, password: DEMONSTRATION_PASSWORD, next, again: next })
  const [one, other] = ['cau long bien bac qua song', 'ho tay buoi sang co suong mu']
  assert.equal((await change(one)).statusCode, 303)
  assert.equal((await change(one)).statusCode, 303)
  const second = await change(other)
  assert.notEqual(second.statusCode, 303)
  const signsIn = async (password: string) =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { account: 'chuyenvien.cau-giay', password },
      })
    ).statusCode
  assert.deepEqual([await signsIn(one), await signsIn(other)], [201, 401])
})
