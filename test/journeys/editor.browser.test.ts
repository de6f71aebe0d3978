import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findVersionDraft, problemsOf } from '#modules/procedures'
import { systemClock } from '#platform/clock.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const CODE = '1.001193'
const house = await openTestHouse()
const { app } = await openDoor(house, { clock: systemClock, pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()

test('an administrator writes the next version: a field with a condition, a paper, a limit and its steps', async () => {
  const back = encodeURIComponent(`/quan-tri/thu-tuc/${CODE}`)
  const page = await openPage(browser, `${address}/dang-nhap?ve=${back}`)
  await page.locator('[name=account]').fill('quantri.ha-noi')
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  const looks = async (): Promise<void> => {
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport)
      await expectNoSidewaysScroll(page)
      await expectNoViolations(page)
    }
  }
  const part = (name: string) => page.getByRole('navigation', { name: 'Các phần' }).getByText(name)

  await page.getByRole('button', { name: 'Soạn phiên bản tiếp theo' }).click()
  await page.getByText('Bản soạn đã đủ để công bố').waitFor()
  await looks()

  await part('Biểu mẫu').click()
  await looks()
  // The line is slow: the words are there before the script.
  const held = Promise.withResolvers<void>()
  await page.route(/\.js$/, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.getByRole('link', { name: 'Thêm mục' }).first().click({ noWaitAfter: true })
  await page.getByLabel('Tên mục', { exact: true }).fill('Giờ có thể đến')
  await page.getByLabel('Tên mục bằng tiếng Anh').fill('Hour one can come')
  held.resolve()
  // The preview follows what was typed, without anything being pressed.
  const tried = page.locator('#xem-thu')
  await tried.getByLabel('Giờ có thể đến').waitFor()
  await page.getByLabel('Khi đúng tất cả').check()
  const condition = page.getByLabel('Câu trả lời trước')
  await condition.selectOption({ label: '“Đi thay người khác” là có' })
  await tried.getByText('Giờ có thể đến: “Đi thay người khác” là có').waitFor()
  await looks()
  await tried.getByLabel('Có', { exact: true }).check()
  await tried.getByLabel('Giờ có thể đến').waitFor()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã lưu. Bản soạn có thể công bố.').waitFor()

  await part('Giấy tờ').click()
  await page.getByRole('link', { name: 'Thêm giấy tờ' }).click()
  await looks()
  await page.getByLabel('Tên ngắn của giấy tờ', { exact: true }).fill('Ảnh 3x4')
  await page.getByLabel('Tên ngắn của giấy tờ bằng tiếng Anh').fill('Photograph 3x4')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('link', { name: 'Ảnh 3x4' }).waitFor()

  await part('Thời hạn').click()
  await page.getByRole('link', { name: 'trong ngày' }).click()
  await page.getByLabel('Ngày làm việc').check()
  await page.getByLabel('Bao nhiêu').fill('2')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Còn 1 chỗ cần sửa').waitFor()

  await part('Các bước').click()
  await looks()
  await page.getByRole('link', { name: 'Thời gian của các bước' }).last().click()
  await page.getByText('Còn thiếu 8 giờ').waitFor()
  await page.getByLabel('Bước 2').first().fill('12')
  await page.getByText('= 16 giờ. Khớp.').waitFor()
  await looks()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã lưu. Bản soạn có thể công bố.').waitFor()

  const draft = await findVersionDraft(house.city, CODE)
  assert.deepEqual(problemsOf(draft?.definition), [])
  await page.context().close()
})
