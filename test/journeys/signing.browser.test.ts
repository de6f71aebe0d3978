import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { endorsedBy } from '#http/signing/test-endorsed.ts'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { systemClock } from '#platform/clock.ts'
import { webPages } from '#web/pages.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { app, door } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()

async function signIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN', ...options })
  await page.getByLabel('Tên tài khoản').fill(`${name}.cau-giay`)
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Việc của tôi' }).first().waitFor({ state: 'attached' })
  return page
}

/** Nothing wrong for those who cannot see or use a mouse, on a desk and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of [
    ['phone', PHONE],
    ['desk', DESK],
  ] as const) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
    const folder = process.env['PICTURES']
    if (!folder) continue
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true })
  }
}

test('a signer chooses by keyboard, signs many at once, sees how far it is and what failed; the clerk issues them', async () => {
  const codes = []
  for (let turn = 0; turn < 6; turn += 1) codes.push((await endorsedBy(people)).code)
  const [own = ''] = codes
  await house.owner`update dossiers set holder_id = ${people.actor('signer').id} where code = ${own}`
  const page = await signIn('ky')
  await page.goto(`${address}/can-bo/ky`)
  await look(page, 'ky')
  await page.getByRole('link', { name: 'Chọn tất cả' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**chon=tat-ca')
  assert.equal(
    await page.locator('input[name="papers"]:checked').count(),
    5,
    'what cannot be signed is not ticked',
  )
  await page.locator(`[id="chon-${own}"]`).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Ký các hồ sơ đã chọn' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/can-bo/ky/lo/**')
  await page.getByText('1 hồ sơ chưa xong').waitFor()
  assert.match(await page.locator('main').innerText(), /Người soạn kết quả không được tự duyệt/)
  await look(page, 'lo-ky')

  const clerk = await signIn('vanthu')
  await clerk.goto(`${address}/can-bo/phat-hanh?chon=tat-ca`)
  await look(clerk, 'phat-hanh')
  await clerk.getByRole('button', { name: 'Đóng dấu và phát hành' }).click()
  await clerk.getByText('Đã phát hành cả 5 hồ sơ').waitFor()
})

test('without a script too: one press signs, and the page says how far it is when asked', async () => {
  const { code } = await endorsedBy(people)
  const page = await signIn('ky', { javaScriptEnabled: false })
  await page.goto(`${address}/can-bo/ky`)
  await page.locator(`[id="chon-${code}"]`).check()
  await page.getByRole('button', { name: 'Ký các hồ sơ đã chọn' }).click()
  await page.waitForURL('**/can-bo/ky/lo/**')
  for (let turn = 0; turn < 50 && !(await page.getByText('Đã ký cả 1 hồ sơ').isVisible()); turn += 1) {
    await page.waitForTimeout(200)
    await page.reload()
  }
  await page.getByText('Đã ký cả 1 hồ sơ').waitFor()
})

test('a failed signature stands on the page with its number, and is given up with a reason', async () => {
  const { code } = await endorsedBy(people)
  const { stamps } = door.signing
  Object.assign(door.signing, { stamps: () => Promise.reject(new Error('mất kết nối')) })
  const page = await signIn('ky')
  await page.goto(`${address}/can-bo/ky`)
  await page.locator(`[id="chon-${code}"]`).check()
  await page.getByRole('button', { name: 'Ký các hồ sơ đã chọn' }).click()
  await page.getByText('1 hồ sơ chưa xong').waitFor()
  Object.assign(door.signing, { stamps })
  await page.goto(`${address}/can-bo/ky`)
  await page.getByText(`Bỏ ký ${code}`).click()
  await look(page, 'ky-hong')
  await page.getByLabel('Lý do (ít nhất 5 ký tự)').fill('Soạn sai nội dung')
  await page.getByRole('button', { name: 'Bỏ ký, hủy số' }).click()
  await page.waitForURL('**/can-bo/ky')
  assert.equal(await page.getByText('Chữ ký chưa xong').count(), 0)
})
