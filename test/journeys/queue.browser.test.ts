import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
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
// Monday 9:00: the counter is open whenever this is played.
const { app } = await openDoor(house, { pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
const TV = { width: 1920, height: 1080 }
const HERE = `${address}/xep-hang/cau-giay`
/** A point of its own for each journey that calls: one that breaks off leaves its desk as it is. */
const AT_HOAN_KIEM = { here: `${address}/xep-hang/hoan-kiem`, account: 'tiepnhan.hoan-kiem' }
const AT_BA_DINH = { here: `${address}/xep-hang/ba-dinh`, account: 'tiepnhan.ba-dinh' }

async function look(page: Page): Promise<void> {
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
}

/** Looks at a display at each stage of the flash of a call, which is over sooner than axe has looked. */
async function lookAtFlash(display: Page): Promise<void> {
  for (const share of [0.25, 0.5, 0.75]) {
    const held = await display.locator('.display-now').evaluate((now, at) => {
      const flashes = now.getAnimations()
      for (const flash of flashes) {
        flash.pause()
        flash.currentTime = at
      }
      return flashes.length
    }, share * 1000)
    assert.equal(held, 1)
    await expectNoViolations(display)
  }
}

let people = 0
/** Somebody new takes a number at the kiosk; answers what the slip says and where its page is. */
async function takeAtKiosk(kiosk: Page, here = HERE): Promise<{ label: string; page: string }> {
  await kiosk.goto(`${here}/may`)
  await kiosk.getByRole('link', { name: 'Chứng thực' }).click()
  await kiosk.getByLabel('Số định danh (căn cước)').fill(`001190${String(++people).padStart(6, '0')}`)
  await kiosk.getByRole('button', { name: 'Lấy số', exact: true }).click()
  await kiosk.waitForURL(/\/xep-hang\/ve\//)
  const label = (await kiosk.locator('.ticket-label').textContent()) ?? ''
  return { label, page: kiosk.url().replace('?may=1', '') }
}

async function signIn(account = 'tiepnhan.cau-giay'): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await page.getByLabel('Tên tài khoản').fill(account)
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Việc của tôi' }).first().waitFor({ state: 'attached' })
  return page
}

/** The numbers of the calls a display has shown, the newest first. */
const shownOn = (display: Page): Promise<(string | null)[]> =>
  display.locator('.display-calls li').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-call')))

test('a number is taken at the kiosk, called at a desk, seen in the hall and on the phone', async () => {
  const officer = await signIn()
  await officer.goto(`${HERE}/may`)
  await officer.getByRole('button', { name: 'Đặt làm máy lấy số' }).click()
  const kiosk = officer
  await look(kiosk)
  const first = await takeAtKiosk(kiosk)
  assert.equal(first.label, 'A001')
  await look(kiosk)
  assert.equal(
    await kiosk.getByRole('button', { name: 'Hủy số' }).count(),
    0,
    'the next person could cancel it',
  )
  const second = await takeAtKiosk(kiosk)
  assert.equal(second.label, 'A002')

  const phone = await openPage(browser, first.page, { viewport: PHONE, locale: 'vi-VN' })
  await phone.getByText('Bạn là người tiếp theo').waitFor()
  await look(phone)
  const moving = { viewport: TV, locale: 'vi-VN', reducedMotion: 'no-preference' } as const
  const display = await openPage(browser, `${HERE}/man-hinh`, moving)
  await display.getByText('Đang cập nhật trực tiếp').waitFor()

  // The bar stands on the pages where dossiers are taken in, and does its work without leaving them.
  await officer.goto(`${address}/quay/tiep-nhan?thu-tuc=2.000815`)
  await officer.getByRole('button', { name: 'Gọi số tiếp' }).waitFor()
  await officer.keyboard.press('Alt+G')
  await officer.getByRole('button', { name: 'Bắt đầu' }).waitFor()
  await phone.getByText('Mời đến quầy 1').waitFor()
  assert.equal(await display.locator('.display-now .display-label').textContent(), 'A001')
  await lookAtFlash(display)
  await look(display)
  await look(officer)
  await officer.keyboard.press('Alt+L')
  await display.locator('.display-calls li[data-call="2"]').waitFor()
  await officer.keyboard.press('Alt+B')
  await officer.getByRole('button', { name: 'Kết thúc' }).waitFor()
  await officer.keyboard.press('Alt+X')
  await officer.getByText('Chưa gọi ai').waitFor()
  await phone.getByText('Đã xong').waitFor()
  await Promise.all([phone.context().close(), display.context().close(), officer.context().close()])
})

test('a display whose line was cut, and which was loaded again, shows every call once and in order', async () => {
  const { here, account } = AT_HOAN_KIEM
  const officer = await signIn(account)
  await officer.goto(`${here}/may`)
  await officer.getByRole('button', { name: 'Đặt làm máy lấy số' }).click()
  for (let count = 0; count < 4; count++) await takeAtKiosk(officer, here)
  await officer.goto(`${address}/quay/goi-so`)
  const display = await openPage(browser, `${here}/man-hinh`, { viewport: TV, locale: 'vi-VN' })
  await display.getByText('Đang cập nhật trực tiếp').waitFor()
  const before = await shownOn(display)
  const callOne = async (): Promise<void> => {
    await officer.keyboard.press('Alt+G')
    await officer.getByRole('button', { name: 'Bắt đầu' }).waitFor()
    await officer.keyboard.press('Alt+B')
    await officer.getByRole('button', { name: 'Kết thúc' }).waitFor()
  }
  await callOne()
  const last = Number(before[0] ?? 0)
  await display.locator(`.display-calls li[data-call="${last + 1}"]`).waitFor()

  // A stream that is already open outlives the offline switch: the house ends it, as a cable would.
  await display.context().setOffline(true)
  await display.evaluate(() =>
    document.querySelector('queue-display')?.dispatchEvent(new Event('haicap-cut')),
  )
  await callOne()
  await callOne()
  await display.context().setOffline(false)
  await display.locator(`.display-calls li[data-call="${last + 3}"]`).waitFor()
  assert.deepEqual((await shownOn(display)).slice(0, 3), [last + 3, last + 2, last + 1].map(String))
  await display.reload()
  await display.getByText('Đang cập nhật trực tiếp').waitFor()
  await callOne()
  await display.locator(`.display-calls li[data-call="${last + 4}"]`).waitFor()
  assert.deepEqual((await shownOn(display)).slice(0, 4), [last + 4, last + 3, last + 2, last + 1].map(String))
  await Promise.all([display.context().close(), officer.context().close()])
})

test('a key pressed while the bar is drawn anew is not lost, nor is a press whose line was cut', async () => {
  const { here, account } = AT_BA_DINH
  const officer = await signIn(account)
  await officer.goto(`${here}/may`)
  await officer.getByRole('button', { name: 'Đặt làm máy lấy số' }).click()
  await takeAtKiosk(officer, here)
  await officer.goto(`${address}/quay/goi-so`)
  await officer.route('**/quay/goi-so/tiep', async (route) => {
    await new Promise((done) => setTimeout(done, 700))
    await route.continue()
  })
  await officer.keyboard.press('Alt+G')
  await officer.keyboard.press('Alt+B')
  await officer.getByRole('button', { name: 'Kết thúc' }).waitFor()

  await officer.context().setOffline(true)
  await officer.keyboard.press('Alt+X')
  await officer.getByText('Chưa gửi được').waitFor()
  await look(officer)
  await officer.context().setOffline(false)
  await officer.keyboard.press('Alt+X')
  await officer.getByText('Chưa gọi ai').waitFor()
  assert.equal(await officer.getByText('Chưa gửi được').count(), 0)
  // Not even figures are fetched again on this page: they come with the line.
  const asked: string[] = []
  officer.on('request', (request) => asked.push(request.url()))
  const kiosk = await openPage(browser, `${here}/may`, { locale: 'vi-VN' })
  await takeAtKiosk(kiosk, here)
  await officer.locator('[data-figure="waiting"]', { hasText: '1' }).waitFor()
  await officer.waitForTimeout(1500)
  assert.deepEqual(asked, [])
  await kiosk.context().close()
  await officer.goto(`${here}/may`)
  await officer.getByRole('button', { name: 'Bỏ máy lấy số này' }).click()
  await officer.getByRole('button', { name: 'Đặt làm máy lấy số' }).waitFor()
  await officer.context().close()
})

test('the pages of the queue are sound on a phone and a desk, and booking a time works without a script', async () => {
  for (const viewport of [PHONE, DESK]) {
    const page = await openPage(browser, `${address}/xep-hang?q=cau`, { viewport, locale: 'vi-VN' })
    await look(page)
    for (const path of ['', '/lay-so', '/lay-so?dich-vu=civil_status', '/dat-cho', '/ma-cua', '/man-hinh']) {
      await page.goto(`${HERE}${path}`)
      await look(page)
    }
    await page.context().close()
  }
  const plain = await openPage(browser, `${HERE}/dat-cho?dich-vu=certification`, {
    viewport: PHONE,
    locale: 'vi-VN',
    javaScriptEnabled: false,
  })
  await plain.getByRole('button', { name: 'Đặt giờ này' }).click()
  await plain.getByText('Chọn một giờ trong danh sách').first().waitFor()
  await plain.getByLabel('Giờ đến').selectOption({ index: 3 })
  await plain.getByLabel('Số định danh (căn cước)').fill('001190009999')
  await plain.getByRole('button', { name: 'Đặt giờ này' }).click()
  await plain.getByRole('button', { name: 'Tôi đã đến' }).click()
  await plain.getByText('Đang chờ', { exact: true }).waitFor()
  await plain.getByRole('button', { name: 'Hủy số' }).click()
  await plain.getByText('Đã hủy', { exact: true }).waitFor()
  await plain.context().close()
})
