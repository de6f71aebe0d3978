/** People play a scenario on a phone, without a script and by the keyboard alone; every page is looked at on both screens. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { steppingClock } from '#platform/clock.ts'
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

const house = await openTestHouse()
const clock = steppingClock(MONDAY_9)
const { app } = await openDoor(house, { clock: clock.now, pages: webPages, more: { isRehearsal: true } })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
const OWN = '/quan-tri/dien-tap/cau-giay'

/** Signed in at a page, on a phone; with or without scripts. */
async function open(account: string, path: string, javaScriptEnabled: boolean): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap?${new URLSearchParams({ ve: path })}`, {
    ...{ viewport: PHONE, javaScriptEnabled },
  })
  await page.locator('[name=account]').fill(account)
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  await page.waitForURL((url) => url.pathname === path)
  return page
}

/** Axe and width, on a phone and at a desk. */
async function expectGood(page: Page): Promise<void> {
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
  }
}

/** Presses the button that has the focus after so many steps of Tab from a field. */
async function tabAndPress(page: Page, count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
}

test('an observer begins a scenario, ticks its steps by the keyboard, and finds what to fix on the scorecard', async () => {
  const [page, seeing] = await Promise.all([
    open('quantri.cau-giay', OWN, false),
    open('quantri.cau-giay', OWN, true),
  ])
  await expectGood(seeing)
  assert.match(await page.title(), /^DIỄN TẬP – /)
  await page.getByRole('button', { name: /^Bắt đầu.*Địa chỉ của đơn vị cũ/ }).press('Enter')
  await page.getByText('diễn lần 1').waitFor()
  const play = page.url()
  await seeing.goto(play)
  await expectGood(seeing)
  clock.advance(90_000)
  await page.getByLabel(/^Gặp gì, cần sửa gì/).focus()
  await tabAndPress(page, 2)
  await page.getByText('Ghi gặp lỗi gì và cần sửa gì.').first().waitFor()
  await page.getByLabel(/^Gặp gì, cần sửa gì/).fill('Chưa có tên cũ của phường')
  await tabAndPress(page, 2)
  await page.getByText(/Lỗi, 1,5\//).waitFor()
  for (const place of [2, 3]) {
    clock.advance(60_000)
    await page.getByLabel(/^Gặp gì, cần sửa gì/).focus()
    await tabAndPress(page, 1)
    await page
      .getByText('Đã làm, 1/')
      .nth(place - 2)
      .waitFor()
  }
  await page.getByLabel(/^Ghi chú của người quan sát/).focus()
  await tabAndPress(page, 1)
  await page.getByText('Phiếu điểm của lượt này').waitFor()
  await seeing.goto(play.replace(/#.*/, ''))
  await expectGood(seeing)
  await seeing.goto(address + OWN)
  await seeing.getByText('Chưa có tên cũ của phường').first().waitFor()
  await expectGood(seeing)
  await Promise.all([page.context().close(), seeing.context().close()])
})

test('the city sees every commune', async () => {
  const page = await open('quantri.ha-noi', '/quan-tri/dien-tap', true)
  await page.getByText('Phường Cầu Giấy').first().waitFor()
  await expectGood(page)
  await page.context().close()
})
