import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
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

const house = await openTestHouse()
const { app } = await openDoor(house, { clock: systemClock, pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()

async function enter(page: Page, account: string, password: string): Promise<void> {
  await page.goto(`${address}/dang-nhap`)
  await page.locator('[name=account]').fill(account)
  await page.locator('[name=password]').fill(password)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

async function looks(page: Page): Promise<void> {
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
    const folder = process.env['HAICAP_PICTURES']
    const name = new URL(page.url()).pathname.replaceAll('/', '_')
    if (folder) await page.screenshot({ path: `${folder}/${name}-${viewport.width}.png`, fullPage: true })
  }
}

async function set(page: Page, next: string, again = next): Promise<void> {
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(next)
  await page.getByLabel('Gõ lại mật khẩu mới').fill(again)
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click()
}

test('who forgot his password is given one for a day, sets his own before anything else, and the given one is over', async () => {
  const keeper = await openPage(browser, `${address}/dang-nhap`)
  await enter(keeper, 'quantri.cau-giay', 'hai-cap-demo')
  await keeper.goto(`${address}/quan-tri/tai-khoan`)
  await keeper
    .getByRole('row', { name: /vanthu\.cau-giay/ })
    .getByRole('link')
    .click()
  await keeper.getByRole('button', { name: 'Cấp mật khẩu tạm' }).click()
  await looks(keeper)
  const given = (await keeper.locator('code').textContent()) ?? ''
  assert.match(given, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)

  const page = await openPage(browser, `${address}/dang-nhap`)
  await enter(page, 'vanthu.cau-giay', 'hai-cap-demo')
  await page.getByText('mật khẩu không đúng').waitFor()
  await enter(page, 'vanthu.cau-giay', given)
  await page.getByRole('heading', { name: 'Đặt mật khẩu của bạn' }).waitFor()
  await looks(page)
  await page.goto(`${address}/can-bo`)
  assert.match(page.url(), /dang-nhap/, 'the given password alone opens nothing')
  await enter(page, 'vanthu.cau-giay', given)
  await set(page, 'hai-cap-demo')
  await page.getByText('chỉ gồm tên của bạn').first().waitFor()
  await set(page, 'mưa rơi trên phố', 'mưa rơi')
  await page.getByText('Hai lần gõ không giống nhau').first().waitFor()
  await set(page, 'mưa rơi trên phố')
  await page.waitForURL(`${address}/can-bo`)

  await enter(page, 'vanthu.cau-giay', given)
  await page.getByText('mật khẩu không đúng').waitFor()
  await enter(page, 'vanthu.cau-giay', 'mưa rơi trên phố')
  await page.waitForURL(`${address}/can-bo`)
})

test('one changes one’s own password with the present one, and the other sessions end', async () => {
  const [here, there] = [
    await openPage(browser, `${address}/dang-nhap`),
    await openPage(browser, `${address}/dang-nhap`),
  ]
  for (const page of [here, there]) await enter(page, 'congdan.1', 'hai-cap-demo')
  await here.goto(`${address}/tai-khoan`)
  await here.getByRole('link', { name: 'Đổi mật khẩu' }).click()
  await looks(here)
  await here.getByLabel('Mật khẩu hiện tại').fill('sai-roi-day')
  await set(here, 'cau tre lac leo')
  await here.getByText('Mật khẩu hiện tại không đúng.').first().waitFor()
  await here.getByLabel('Mật khẩu hiện tại').fill('hai-cap-demo')
  await set(here, 'cau tre lac leo')
  await here.getByText('Đã đổi mật khẩu; các phiên khác đã kết thúc.').waitFor()
  await there.goto(`${address}/tai-khoan`)
  assert.match(there.url(), /dang-nhap/, 'the session elsewhere is over')
})
