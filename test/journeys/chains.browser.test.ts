import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { fixedClock } from '#platform/clock.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { WEDNESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { FOUR, peopleInChains } from '#test/in-chains.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

/** Liên thông on the real pages: chosen at filing, seen by everybody it concerns, carried on by the desk. */
const house = await openTestHouse()
const { atThePolice, pass, seen } = await peopleInChains(house)
const { app } = await openDoor(house, { clock: fixedClock(WEDNESDAY_9), pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await app.close()
})

async function signIn(account: string, path: string, viewport = DESK): Promise<Page> {
  const back = new URLSearchParams({ ve: path })
  const page = await openPage(browser, `${address}/dang-nhap?${back}`, { viewport })
  await page.getByLabel('Tên tài khoản hoặc số định danh').fill(account)
  await page.getByLabel('Mật khẩu').fill('hai-cap-demo')
  await page.locator('main').getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
  return page
}

/** Nothing wrong for those who cannot see or use a mouse, on a desk and on a phone. */
async function look(page: Page): Promise<void> {
  const stood = page.viewportSize() ?? DESK
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size)
    await expectNoViolations(page)
    await expectNoSidewaysScroll(page)
  }
  await page.setViewportSize(stood)
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục' }).click()

/** The panel of the chain, as words. */
const panelOf = (page: Page) => page.locator('section', { hasText: 'Chuỗi liên thông' }).last().innerText()

/** Answers what the form of 1.004873 asks, by the buttons that are in sight. */
async function answer(page: Page, names: readonly string[]): Promise<void> {
  const answers = { by_proxy: 'no', status: 'never', purpose: 'property', issued_before: 'no' }
  for (const [name, value] of Object.entries(answers)) {
    if (names.includes(name)) await page.locator(`[name="answers.${name}"][value=${value}]`).check()
  }
}

test('a resident chooses the chain in the review of what she files, and sees its links, dates and cap', async () => {
  const hoa = await signIn('congdan.1', '/nop/1.004873?q=quan+hoa', PHONE)
  await hoa.getByRole('button', { name: 'Chọn Phường Cầu Giấy' }).click()
  await hoa.waitForURL(/nguoi-nop/)
  await goOn(hoa)
  await hoa.waitForURL(/ke-khai-1/)
  await answer(hoa, ['by_proxy'])
  await hoa.locator('[name="answers.residence.line"]').fill('Số 12, ngõ 68 đường Cầu Giấy')
  await goOn(hoa)
  await hoa.waitForURL(/ke-khai-2/)
  await answer(hoa, ['status', 'purpose', 'issued_before'])
  await goOn(hoa)
  await hoa.waitForURL(/giay-to/)
  await goOn(hoa)
  await hoa.waitForURL(/xem-lai/)
  await hoa.locator(`[name=chain][value=${FOUR.key}]`).check()
  await look(hoa)
  await hoa.getByRole('button', { name: 'Nộp hồ sơ' }).click()
  await hoa.waitForURL(/da-nop/)
  const [, code = ''] = /ho-so\/([^/]+)\/da-nop/.exec(hoa.url()) ?? []
  assert.equal((await seen(code)).key, FOUR.key)
  await hoa.goto(`${address}/ho-so/${code}`)
  const panel = await panelOf(hoa)
  assert.match(panel, /3\. Đăng ký cư trú[^]*Do Công an xã giải quyết[^]*không quá 7 ngày làm việc/)
  await look(hoa)
  await hoa.context().close()
})

test('the counter files a chain in its form, and the officer’s page leads through its links', async () => {
  const page = await signIn('tiepnhan.cau-giay', '/quay/tiep-nhan?thu-tuc=1.004873')
  for (const [name, text] of [
    ['principal.personal_number', '001190000123'],
    ['principal.full_name', 'Nguyễn Thị Hoa'],
    ['principal.birth_on', '08/03/1990'],
    ['principal.phone', '0912345678'],
    ['answers.residence.line', 'Số 12, ngõ 68 đường Cầu Giấy'],
  ] as const)
    await page.locator(`[name="${name}"]`).fill(text)
  await answer(page, ['status', 'purpose', 'issued_before'])
  await page.locator(`[name=chain][value=${FOUR.key}]`).check()
  await look(page)
  await page.keyboard.press('Alt+s')
  await page.waitForURL('**/quay/da-nhan/**')
  const code = page.url().split('/').at(-1) ?? ''
  await page.goto(`${address}/can-bo/ho-so/${code}`)
  assert.match(await panelOf(page), /1\. [^]*Đang thực hiện[^]*Chưa đến lượt/)
  await look(page)
  await page.context().close()
})

test('the desk writes down what the police decided, what is wrong comes back, and the next link opens', async () => {
  const { first } = await atThePolice()
  const page = await signIn('tiepnhan.cau-giay', `/can-bo/ho-so/${first}`)
  await look(page)
  const form = page.locator('form[action$="/lien-thong"]')
  await form.getByLabel('Kết quả', { exact: true }).selectOption('granted')
  await form.getByLabel('Số văn bản').fill('12/GXN')
  await form.getByLabel('Nơi cấp').fill('Công an xã')
  await form.getByLabel('Cấp lúc').fill('hôm qua')
  await form.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByRole('alert').waitFor()
  await look(page)
  assert.equal(await form.getByLabel('Số văn bản').inputValue(), '12/GXN')
  await form.getByLabel('Cấp lúc').fill('04/03/2026 08:30')
  const buffer = readFileSync('test/fixtures/picture.png')
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'giấy xác nhận.png', mimeType: 'image/png', buffer })
  // Pressed while the file is still on its way: the form waits for it.
  await form.getByRole('button', { name: 'Ghi kết quả' }).click()
  await form.waitFor({ state: 'detached' })
  assert.match(await panelOf(page), /số 12\/GXN/)
  await look(page)
  await pass()
  await page.reload()
  assert.match(await panelOf(page), /4\. [^]*TD\.H26/)
  await look(page)
  await page.context().close()
  const visitor = await openPage(browser, `${address}/tra-cuu`, { viewport: PHONE })
  await visitor.getByLabel('Mã hồ sơ').fill(first)
  await visitor.getByLabel(/4 số cuối/).fill('5678')
  await visitor.locator('main').getByRole('button', { name: 'Xem hồ sơ' }).click()
  await visitor.getByText('Chuỗi liên thông').waitFor()
  await look(visitor)
  await visitor.context().close()
})
