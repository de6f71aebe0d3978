import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/clock.ts'
import { formatMoment } from '#platform/dates.ts'
import { lookAt } from '#test/browser.ts'
import { CARD } from '#test/certified-copy.ts'
import { openTestHouse } from '#test/house.ts'
import { heldBy, openOfflineDesk, takeCopyIn, waitUntilReady } from '#test/offline-desk.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const [one, other] = [await openOfflineDesk(address), await openOfflineDesk(address)]
after(async () => {
  await one.close()
  await other.close()
  await app.close()
})

const OFFICER = 'tiepnhan.cau-giay'
const copy = (document: string) => ({ document, pages: 3, copies: 2, card: CARD })
const atIntake = async (page: Page) => {
  await page.goto(`${address}/quay/tiep-nhan`)
  await page.locator('#o-thu-tuc').waitFor()
}
const next = (page: Page) => page.keyboard.press('F2')
const counts = (page: Page, words: string) => page.locator(`[data-counts="${words}"]`).waitFor()

test('two desks go on without the line, one of them crashes, and when it is back everything is there once and in order', async () => {
  for (const desk of [one, other]) {
    await desk.signIn(OFFICER)
    await waitUntilReady(desk.page())
    await desk.cut(true)
    await atIntake(desk.page())
  }
  await lookAt(one.page(), 'choose')
  const taken: { code: string; due: string }[] = []
  for (const [place, desk] of [one, other, one, other].entries()) {
    taken.push(await takeCopyIn(desk.page(), copy(`Bằng số ${place}`)))
    await next(desk.page())
  }
  const held = await heldBy(one.page())
  assert.doesNotMatch(held.text, /Nguyễn Thị Hoa|001190000123|Bằng số|khai sinh/, 'nothing of it can be read')
  assert.match(held.text, /key, not extractable/)

  await one.crash()
  await atIntake(one.page())
  await counts(one.page(), '2/0/0')
  taken.push(await takeCopyIn(one.page(), copy('Bằng sau khi máy tắt')))

  // Nobody is signed in after the crash: the line alone sends nothing, and loses nothing.
  await one.cut(false)
  await one.page().locator('[data-line="signed_out"]').waitFor()
  await counts(one.page(), '3/0/0')
  const second = await one.page().context().newPage()
  await Promise.all([other.cut(false), one.signIn(OFFICER), second.goto(`${address}/quay/mat-mang`)])
  await counts(other.page(), '0/2/0')
  await second.bringToFront()
  await counts(second, '0/3/0')
  await lookAt(second, 'sent')
  await second.close()

  const codes = taken.map(({ code }) => code)
  assert.equal(new Set(codes).size, codes.length)
  const stored = await house.city<{ code: string; accepted_at: string; due_at: string }[]>`
    select code, accepted_at, due_at from dossiers order by accepted_at`
  assert.deepEqual(
    stored.map(({ code }) => code),
    codes,
    'each once, in the order it was taken in',
  )
  assert.deepEqual(
    stored.map(({ due_at }) => formatMoment(due_at)),
    taken.map(({ due }) => due),
  )
  const sent = await house.city<{ code: string }[]>`select code from offline_items order by sent_at`
  for (const desk of [
    [0, 2, 4],
    [1, 3],
  ]) {
    const own = desk.map((place) => codes[place])
    assert.deepEqual(
      sent.map(({ code }) => code).filter((code) => own.includes(code)),
      own,
    )
  }
})

test('signing out leaves nothing to read, and what was not sent goes with whoever signs in next', async () => {
  const page = other.page()
  await other.cut(true)
  await atIntake(page)
  const { code } = await takeCopyIn(page, copy('Sổ hộ khẩu'))
  // The line comes back for everything but the sending.
  await page.context().route('**/api/offline/sealed', (route) => route.abort())
  await other.cut(false)
  await page.goto(`${address}/quay/tiep-nhan`)
  await page.getByText('1 việc chờ gửi').waitFor()
  await page.locator('details.account summary').click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.waitForURL(`${address}/`)
  const held = await heldBy(page)
  assert.deepEqual([held.kept, held.text.includes(code)], [0, true])
  assert.doesNotMatch(held.text, /Sổ hộ khẩu|Nguyễn|definition|extractable/)
  await page.context().unroute('**/api/offline/sealed')
  await other.signIn(OFFICER)
  await page.getByText(/Mất kết nối vẫn tiếp nhận được/).waitFor()
  await page.goto(`${address}/quay/mat-mang`)
  await counts(page, '0/3/0')
  const rows = await house.city`select 1 from dossiers where code = ${code}`
  assert.equal(rows.length, 1)
})
