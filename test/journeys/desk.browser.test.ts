import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
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
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'

const house = await openTestHouse()
// The browser drops cookies that its own clock finds expired, so the journey plays today.
const { app } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()

/** Signs an officer of Cầu Giấy in; the page stands where his work begins. */
async function signIn(name: string): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await page.getByLabel('Tên tài khoản').fill(`${name}.cau-giay`)
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Việc của tôi' }).first().waitFor({ state: 'attached' })
  return page
}

/** Nothing wrong for those who cannot see or use a mouse, on a desk and on a phone. */
async function look(page: Page): Promise<void> {
  await expectNoViolations(page)
  await page.setViewportSize(PHONE)
  await expectNoSidewaysScroll(page)
  await expectNoViolations(page)
  await page.setViewportSize(DESK)
}

/** What the keyboard stands on: its name or its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const one = document.activeElement
    return one?.getAttribute('name') || one?.id || one?.textContent || ''
  })
}

/** Waits until the page has put the keyboard where one is to type. */
async function standsOn(page: Page, name: string): Promise<void> {
  await page.waitForFunction((name) => {
    const one = document.activeElement
    return one?.getAttribute('name') === name || one?.id === name
  }, name)
}

/** Presses Tab until a control is reached, as a hand does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    if ((await focused(page)) === name) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${name} is not reached by Tab; the keyboard stands on ${await focused(page)}`)
}

async function fillByKeys(page: Page, fields: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name, text] of fields) {
    await tabTo(page, name)
    await page.keyboard.type(text)
  }
}

const HOA = [
  ['principal.personal_number', '001190000123'],
  ['principal.full_name', 'Nguyễn Thị Hoa'],
  ['principal.phone', '0912345678'],
  ['answers.document', 'Bằng tốt nghiệp'],
  ['answers.pages', '3'],
  ['answers.copies', '2'],
] as const

let code = ''

test('a dossier is taken in by the keyboard alone: procedure, person, answers, one key to save', async () => {
  const page = await signIn('tiepnhan')
  await page.waitForURL('**/quay/tiep-nhan')
  await look(page)
  await page.goto(`${address}/quay/tiep-nhan`)
  await standsOn(page, 'o-thu-tuc')
  await page.keyboard.type('chung thuc ban sao tu ban chinh')
  await page.getByRole('option', { name: 'Chứng thực bản sao từ bản chính' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**thu-tuc=2.000815')
  await standsOn(page, 'principal.personal_number')
  await fillByKeys(page, HOA)
  await page.keyboard.press('Tab')
  await page.getByText('10.000 đồng').first().waitFor()
  await page.keyboard.press('Alt+s')
  await page.waitForURL('**/quay/da-nhan/**')
  code = page.url().split('/').at(-1) ?? ''
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('In giấy hẹn'))
  await look(page)
  await page.keyboard.press('Alt+p')
  await page.getByText('Đã thu 10.000 đồng').waitFor()
  await page.keyboard.press('F2')
  await page.waitForURL('**thu-tuc=2.000815')
  await look(page)
  await page.context().close()
})

test('what is wrong in the intake stands at the top with the keyboard on it, and leads to its field', async () => {
  const page = await signIn('tiepnhan')
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=1.004873`)
  await standsOn(page, 'principal.personal_number')
  await page.keyboard.type('12345')
  await page.keyboard.press('Alt+s')
  await page.getByRole('alert').waitFor()
  await look(page)
  await page.getByRole('link', { name: '12 chữ số' }).first().click()
  assert.equal(await focused(page), 'principal.personal_number')
  assert.equal(await page.locator('[name="principal.personal_number"]').inputValue(), '12345')
  await page.context().close()
})

test('an answer that brings other questions and papers draws them, and leaves what was typed alone', async () => {
  const page = await signIn('tiepnhan')
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=1.004873`)
  await page.getByLabel('Họ và tên', { exact: true }).fill('Nguyễn Thị Hoa')
  await page.getByLabel('Số nhà, đường').fill('Số 12, ngõ 68')
  await page.getByLabel('Đăng ký kết hôn', { exact: true }).check()
  await page.locator('[name="answers.intended.full_name"]').waitFor()
  assert.equal(await page.getByLabel('Số nhà, đường').inputValue(), 'Số 12, ngõ 68')
  assert.ok(await page.getByLabel('Đăng ký kết hôn', { exact: true }).isChecked())
  await page.getByText('Người khác nộp thay').click()
  await page.getByLabel('Họ và tên người nộp thay').fill('Trần Văn Nam')
  await page.keyboard.press('Tab')
  await page.locator('[name="checklist.authorisation.has"]').waitFor()
  await look(page)
  await page.context().close()
})

/** An officer finds the dossier in his inbox, opens it and does the act that stands first. */
async function work(name: string, button: string): Promise<void> {
  const page = await signIn(name)
  await page.goto(`${address}/can-bo`)
  if (name === 'ky') await look(page)
  await page.getByRole('link', { name: code }).click()
  await look(page)
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByText('Đã xong:').waitFor()
  await page.context().close()
}

test('signer and clerk each find it in their inbox and do their part', async () => {
  await work('ky', 'Duyệt, ký')
  await work('vanthu', 'Cấp số, phát hành')
})

test('the result is found by the name without accents and handed over', async () => {
  const page = await signIn('tiepnhan')
  await page.goto(`${address}/quay/tra-ket-qua`)
  await standsOn(page, 'q')
  const searched = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.keyboard.insertText('nguyen thi hoa')
  await searched
  await page.locator('#ket-qua:not([aria-busy])').getByText('1 hồ sơ').waitFor()
  await look(page)
  assert.ok(!page.url().includes('hoa'), 'a name searched for does not stand in the address')
  await page.getByRole('link', { name: code }).click()
  const number = /Kết quả số (\d+\/\d{4})/.exec(await page.locator('main').innerText())?.[1]
  await page.locator('[name="deliver.paper"]').fill(number ?? '')
  await page.getByRole('button', { name: 'Trả kết quả', exact: true }).click()
  await page.getByText('Đã xong: Trả kết quả').waitFor()
  await look(page)
  await page.goto(`${address}/quay/cho-tiep-nhan`)
  await look(page)
  await page.goto(`${address}/can-bo/ho-so?xem=tat-ca`)
  await look(page)
  await page.context().close()
})

test('two officers at once: the slower one sees who was faster and goes on from there', async () => {
  const slow = await signIn('tiepnhan')
  await slow.goto(`${address}/quay/tiep-nhan?thu-tuc=2.000815`)
  for (const [name, text] of HOA) await slow.locator(`[name="${name}"]`).fill(text)
  await slow.getByRole('button', { name: 'Lưu chờ kiểm tra' }).click()
  await slow.getByRole('link', { name: 'Kiểm tra hồ sơ' }).click()
  const fast = await signIn('lanhdaoquay')
  await fast.goto(slow.url())
  await fast.getByRole('button', { name: 'Tiếp nhận', exact: true }).click()
  await fast.getByText('Đã xong: Tiếp nhận').waitFor()
  await slow.getByRole('button', { name: 'Tiếp nhận', exact: true }).click()
  await slow.getByText('Hồ sơ đã thay đổi từ khi bạn mở trang').waitFor()
  await slow.getByRole('button', { name: 'Trình kết quả', exact: true }).waitFor()
  await look(slow)
  await fast.context().close()
  await slow.context().close()
})
