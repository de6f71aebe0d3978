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
const port = new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port
const address = `http://localhost:${port}`
const browser = await openBrowser()

async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

async function enter(page: Page, account: string): Promise<void> {
  await page.goto(`${address}/dang-nhap`)
  await page.locator('[name=account]').fill(account)
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
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

test('an officer enrols a passkey, needs it at the next sign-in, loses it, and his administrator lets him begin anew', async () => {
  const page = await openPage(browser, `${address}/dang-nhap`)
  await withAuthenticator(page)
  await enter(page, 'chuyenvien.cau-giay')
  await page.goto(`${address}/tai-khoan`)
  await looks(page)
  await page.getByLabel('Tên để nhận ra khóa này').fill('Máy ở quầy 3')
  await page.getByLabel('Mật khẩu hiện tại').fill('khong-phai-toi')
  await page.getByRole('button', { name: 'Đăng ký khóa' }).press('Enter')
  await page.getByText('Mật khẩu hiện tại không đúng.').waitFor()
  await page.getByLabel('Tên để nhận ra khóa này').fill('Máy ở quầy 3')
  await page.getByLabel('Mật khẩu hiện tại').fill('hai-cap-demo')
  await page.getByRole('button', { name: 'Đăng ký khóa' }).press('Enter')
  await page.getByText('Đã đăng ký khóa.').waitFor()
  await page.getByRole('rowheader', { name: 'Máy ở quầy 3' }).waitFor()
  await looks(page)

  await page.getByRole('button', { name: 'Đăng xuất mọi nơi' }).click()
  await page.waitForURL((url) => url.pathname === '/dang-nhap')
  await enter(page, 'chuyenvien.cau-giay')
  await page.getByRole('heading', { name: 'Bước hai: khóa đăng nhập' }).waitFor()
  await looks(page)
  await page.goto(`${address}/can-bo`)
  assert.match(page.url(), /dang-nhap/, 'the password alone opens nothing')
  await enter(page, 'chuyenvien.cau-giay')
  await page.getByRole('button', { name: 'Dùng khóa' }).click()
  await page.waitForURL(`${address}/can-bo`)

  const other = await openPage(browser, `${address}/dang-nhap`)
  await enter(other, 'chuyenvien.cau-giay')
  await other.getByRole('heading', { name: 'Bước hai: khóa đăng nhập' }).waitFor()

  await enter(other, 'quantri.cau-giay')
  await other.goto(`${address}/quan-tri/tai-khoan`)
  await looks(other)
  const row = other.getByRole('row', { name: /chuyenvien\.cau-giay/ })
  await row.getByRole('link').click()
  await looks(other)
  await other.getByLabel('Vì sao thu hồi?').selectOption('lost')
  await other.getByRole('button', { name: 'Thu hồi mọi khóa' }).click()
  await other.getByText('Đã thu hồi mọi khóa').waitFor()

  await page.goto(`${address}/can-bo`)
  assert.match(page.url(), /dang-nhap/, 'every session ended')
  await enter(page, 'chuyenvien.cau-giay')
  await page.waitForURL(`${address}/can-bo`)
})

test('where the role must have one, signing in leads to enrolling and on from there', async () => {
  await house.owner`insert into sign_in_rules values ('officer', 'body_head', '2020-01-01', 'required', 60, 600, 'test')`
  const page = await openPage(browser, `${address}/dang-nhap`)
  await withAuthenticator(page)
  await enter(page, 'truongphong.cau-giay')
  await page.getByRole('heading', { name: 'Đăng ký khóa đăng nhập' }).waitFor()
  await page.getByRole('button', { name: 'Đăng ký khóa' }).click()
  await page.waitForURL(`${address}/can-bo`)
  await page.goto(`${address}/tai-khoan`)
  await page.getByRole('link', { name: 'Gỡ' }).click()
  await looks(page)
  await page.getByLabel('Mật khẩu hiện tại').fill('hai-cap-demo')
  await page.getByRole('button', { name: 'Gỡ khóa' }).click()
  await page.getByText('Hãy đăng ký khóa khác trước khi gỡ khóa này.').waitFor()
})

test('a key of somebody else does not open the second step, and without a script the page says what is needed', async () => {
  const page = await openPage(browser, `${address}/dang-nhap`, { javaScriptEnabled: false })
  await enter(page, 'truongphong.cau-giay')
  await page.getByText('Khóa đăng nhập cần JavaScript.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Dùng khóa' }).isVisible(), false)
  const forged = await page.request.post(`${address}/dang-nhap/khoa`, {
    form: { response: JSON.stringify({ id: 'x', rawId: 'x', type: 'public-key' }) },
  })
  assert.equal(forged.status(), 403)
  assert.match(await forged.text(), /Khóa đăng nhập không đúng/)
})

test('at 127.0.0.1 the page says where passkeys work', async () => {
  const page = await openPage(browser, `http://127.0.0.1:${port}/dang-nhap`)
  await page.locator('[name=account]').fill('truongphong.cau-giay')
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.keyboard.press('Enter')
  await page.getByText('hãy mở trang bằng “localhost”').waitFor()
})
