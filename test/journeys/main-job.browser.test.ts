import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { runJobs } from '#jobs/run-jobs.ts'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from '#test/acting.ts'
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

/** The main job, end to end, on the real pages: nobody here knows an address that a page did not show him. */
const house = await openTestHouse()
const clock = fixedClock(MONDAY_9)
const { app } = await openDoor(house, { clock, pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const jobs = runJobs(house, clock)
const browser = await openBrowser()

/** Somebody at his own screen; residents on a phone, officers at a desk. */
async function signIn(account: string, path: string): Promise<Page> {
  const viewport = account.startsWith('congdan') ? PHONE : DESK
  const page = await openPage(browser, `${address}/dang-nhap?${new URLSearchParams({ ve: path })}`, {
    viewport,
  })
  await page.getByLabel('Tên tài khoản hoặc số định danh').fill(account)
  await page.getByLabel('Mật khẩu').fill('hai-cap-demo')
  await page.locator('main').getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
  return page
}

const looked = new Set<string>()

/** Axe and width, once for each kind of page, its reader and its state. */
async function expectGoodPage(page: Page): Promise<void> {
  const kind = new URL(page.url()).pathname.replaceAll(/TD\.[^/]+|[0-9a-f-]{36}/g, '…')
  const state = await page.locator('h1').first().innerText()
  const seen = `${kind} ${state}`
  if (looked.has(seen)) return
  looked.add(seen)
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục' }).click()

/** Puts a picture into the page's file field and waits until the house has it. */
async function upload(page: Page): Promise<void> {
  const buffer = readFileSync('test/fixtures/picture.png')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'giấy cũ.png', mimeType: 'image/png', buffer })
  await page.getByText('Đã nhận').first().waitFor()
}

/** Hoa files a confirmation of her marital status online and gets her code. */
async function fileOnline(hoa: Page, hasEarlier = false): Promise<string> {
  await hoa.goto(`${address}/nop/1.004873?q=quan+hoa`)
  await expectGoodPage(hoa)
  await hoa.getByRole('button', { name: 'Chọn Phường Cầu Giấy' }).click()
  await hoa.waitForURL(/nguoi-nop/)
  await expectGoodPage(hoa)
  await goOn(hoa)
  await hoa.waitForURL(/ke-khai-1/)
  await goOn(hoa)
  await hoa.getByText('Có chỗ cần sửa').first().waitFor()
  await expectGoodPage(hoa)
  await hoa.locator('[name="answers.by_proxy"][value=no]').check()
  await hoa.locator('[name="answers.residence.line"]').fill('Số 12, ngõ 68 đường Cầu Giấy')
  await goOn(hoa)
  await hoa.waitForURL(/ke-khai-2/)
  await hoa.locator('[name="answers.status"][value=never]').check()
  await hoa.locator('[name="answers.purpose"][value=property]').check()
  await hoa.locator(`[name="answers.issued_before"][value=${hasEarlier ? 'yes' : 'no'}]`).check()
  await goOn(hoa)
  await hoa.waitForURL(/giay-to/)
  await expectGoodPage(hoa)
  if (hasEarlier) await upload(hoa)
  await goOn(hoa)
  await hoa.waitForURL(/xem-lai/)
  await expectGoodPage(hoa)
  await hoa.getByRole('button', { name: 'Nộp hồ sơ' }).click()
  await hoa.waitForURL(/da-nop/)
  await expectGoodPage(hoa)
  const [, code = ''] = /ho-so\/([^/]+)\/da-nop/.exec(hoa.url()) ?? []
  assert.match(code, /^TD\.H26\.00166-260302-\d{4}$/)
  return code
}

const screens = new Map<string, Page>()

/** An officer opens the dossier and does one act on it; each stays signed in at his own screen. */
async function doAct(account: string, code: string, act: (page: Page) => Promise<void>): Promise<void> {
  const path = `/can-bo/ho-so/${code}`
  const page = screens.get(account) ?? (await signIn(account, path))
  screens.set(account, page)
  if (new URL(page.url()).pathname !== path || page.url().includes('?')) await page.goto(address + path)
  await expectGoodPage(page)
  await act(page)
  await page.getByText('Đã xong').first().waitFor()
  await expectGoodPage(page)
}

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click()

/** Opens an act that stands folded and presses its button. */
function fillAndPress(fold: string, fields: Record<string, string>, button: string) {
  return async (page: Page) => {
    const summary = page.locator('summary', { hasText: fold }).first()
    if (await summary.count()) await summary.click()
    for (const [name, text] of Object.entries(fields)) {
      const field = page.locator(`[name="${name}"]`).first()
      if ((await field.getAttribute('type')) === 'radio')
        await page.locator(`[name="${name}"][value="${text}"]`).check()
      else await field.fill(text)
    }
    await page.getByRole('button', { name: button, exact: true }).last().click()
  }
}

test('old address → procedure → file online → accept → review → approve → number → hand over → rate → the board shows it', async () => {
  const visitor = await openPage(browser, `${address}/`, { viewport: PHONE })
  await expectGoodPage(visitor)
  await visitor.goto(`${address}/noi-nop?q=quan+hoa`)
  await visitor.getByText('Hãy chọn').first().waitFor()
  await expectGoodPage(visitor)
  await visitor
    .getByRole('link', { name: /Phường Cầu Giấy/ })
    .first()
    .click()
  await visitor.getByRole('heading', { name: /Phường Cầu Giấy/ }).waitFor()
  await expectGoodPage(visitor)
  await visitor.goto(`${address}/thu-tuc?q=giay+doc+than`)
  await visitor
    .getByRole('link', { name: /tình trạng hôn nhân/i })
    .first()
    .click()
  await visitor.getByRole('heading', { level: 1 }).waitFor()
  await expectGoodPage(visitor)

  const hoa = await signIn('congdan.1', '/ho-so')
  await expectGoodPage(hoa)
  const code = await fileOnline(hoa)

  await doAct('tiepnhan.cau-giay', code, press('Tiếp nhận'))
  await doAct('tiepnhan.cau-giay', code, press('Chuyển phòng chuyên môn'))
  await doAct('truongphong.cau-giay', code, async (page) => {
    await page.locator('[name="assign.specialist"]').selectOption('chuyenvien.cau-giay')
    await press('Phân công thụ lý')(page)
  })
  const granted = { 'propose.outcome': 'granted', 'propose.summary': 'Đủ điều kiện xác nhận' }
  await doAct('chuyenvien.cau-giay', code, fillAndPress('Trình kết quả', granted, 'Trình kết quả'))
  await doAct('truongphong.cau-giay', code, press('Duyệt, ký'))
  await doAct('ky.cau-giay', code, press('Duyệt, ký'))
  await doAct('vanthu.cau-giay', code, press('Cấp số, phát hành'))
  await doAct('tiepnhan.cau-giay', code, async (page) => {
    const [number = ''] = /\d+\/2\d{3}(?= đã sẵn sàng)/.exec(await page.locator('main').innerText()) ?? []
    await page.locator('[name="deliver.paper"]').fill(number)
    await press('Trả kết quả')(page)
  })
  await hoa.goto(`${address}/ho-so/${code}`)
  await expectGoodPage(hoa)
  await hoa.locator('[name="score"][value="5"]').check()
  const rate = hoa.getByRole('button', { name: /[Đđ]ánh giá/ })
  await rate.last().click()
  const thanks = hoa.getByText(/[Cc]ảm ơn/)
  await thanks.first().waitFor()
  await expectGoodPage(hoa)

  const tracker = await openPage(browser, `${address}/tra-cuu?ma=${code}`, { viewport: PHONE })
  await expectGoodPage(tracker)
  await tracker.locator('[name="phone_tail"]').fill('5678')
  await tracker.locator('main').getByRole('button', { name: 'Xem hồ sơ' }).click()
  await tracker
    .getByText(/[Đđ]ã trả kết quả/)
    .first()
    .waitFor()
  assert.ok(!tracker.url().includes('5678'), 'the second factor is never in the address')
  await expectGoodPage(tracker)

  const city = await signIn('giamsat.ha-noi', '/dieu-hanh')
  await city.locator('[data-figure="settled"]', { hasText: '1' }).first().waitFor()
  await expectGoodPage(city)
  await city.goto(`${address}/dieu-hanh/ban-do`)
  await expectGoodPage(city)
  await city.goto(`${address}/dieu-hanh/ho-so?view=settled`)
  await city.getByText(code).first().waitFor()
  await expectGoodPage(city)
})

test('one dossier refused, one supplemented, one withdrawn', async () => {
  const hoa = await signIn('congdan.1', '/ho-so')
  const refused = await fileOnline(hoa)
  const reasons = { 'refuse.reason': 'Không thuộc thẩm quyền', 'refuse.legal_basis': 'NĐ 118/2025/NĐ-CP' }
  await doAct('tiepnhan.cau-giay', refused, fillAndPress('Từ chối tiếp nhận', reasons, 'Từ chối tiếp nhận'))
  await doAct('lanhdaoquay.cau-giay', refused, async (page) => {
    const fold = page.locator('summary', { hasText: 'Từ chối tiếp nhận' })
    if (await fold.count()) await fold.first().click()
    await page
      .getByRole('button', { name: /từ chối/i })
      .last()
      .click()
  })
  await hoa.goto(`${address}/ho-so/${refused}`)
  await hoa.getByText('Không thuộc thẩm quyền').first().waitFor()
  await expectGoodPage(hoa)

  const supplemented = await fileOnline(hoa, true)
  await doAct('tiepnhan.cau-giay', supplemented, async (page) => {
    await page.locator('summary', { hasText: 'Yêu cầu bổ sung' }).click()
    await page.locator('[name="request_supplement.items.earlier"]').fill('Chụp rõ cả hai mặt')
    await page.locator('[name="request_supplement.reason"]').fill('Ảnh mờ, không đọc được')
    await page.getByRole('button', { name: 'Yêu cầu bổ sung', exact: true }).last().click()
  })
  await hoa.goto(`${address}/ho-so/${supplemented}`)
  await hoa.getByText('Chụp rõ cả hai mặt').first().waitFor()
  await expectGoodPage(hoa)
  await upload(hoa)
  await hoa.getByRole('button', { name: 'Gửi bổ sung' }).click()
  await hoa.getByText('Chờ tiếp nhận').or(hoa.getByText('Mới đăng ký')).first().waitFor()
  await doAct('tiepnhan.cau-giay', supplemented, press('Tiếp nhận'))

  const withdrawn = await fileOnline(hoa)
  await hoa.goto(`${address}/ho-so/${withdrawn}`)
  await hoa.getByRole('link', { name: 'Rút hồ sơ' }).click()
  await hoa.waitForURL(/\/rut$/)
  await expectGoodPage(hoa)
  await hoa.locator('[name="reason"]').fill('Tôi không cần nữa')
  await hoa.getByRole('button', { name: 'Rút hồ sơ' }).click()
  const told = hoa.getByText(/đã được rút/)
  await told.first().waitFor()
  await expectGoodPage(hoa)
})

test('the house closes its jobs', async () => {
  await jobs.stop()
})
