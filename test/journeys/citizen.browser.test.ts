import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import {
  DESK,
  PHONE,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openContext,
  openPage,
} from '#test/browser.ts'
import { systemClock } from '#platform/clock.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

// The browser judges by its own clock whether a session's cookie is over.
const { app } = await openDoor(await openTestHouse(), { pages: webPages, clock: systemClock })
const house = await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())
const browser = await openBrowser()

const PAPER = 'test/fixtures/three-pages.pdf'
const NO_SCRIPT: BrowserContextOptions = { viewport: PHONE, javaScriptEnabled: false }

function open(path: string, options: BrowserContextOptions = { viewport: PHONE }): Promise<Page> {
  return openPage(browser, house + path, options)
}

/** The page as it stands: nothing for axe, nothing to scroll sideways to. */
async function lookClosely(page: Page): Promise<void> {
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.getByLabel('Tên tài khoản').fill(account)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('hai-cap-demo')
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click()
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục' }).click()

test('axe finds nothing on the open pages, light on a phone and dark on a desk', async () => {
  const page = await open('/')
  for (const path of [
    '/',
    '/thu-tuc?q=khai%20sinh',
    '/thu-tuc/1.001193',
    '/thu-tuc/1.000080',
    '/noi-nop',
    '/noi-nop?q=dich%20vong',
    '/noi-nop/cau-giay',
    '/tra-cuu',
  ]) {
    await page.goto(house + path)
    for (const [viewport, colorScheme] of [
      [PHONE, 'light'],
      [DESK, 'dark'],
    ] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await lookClosely(page)
    }
  }
  await page.context().close()
})

test('the first page weighs at most 100 KB over the wire', async () => {
  const context = await openContext(browser, { viewport: PHONE })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  let bytes = 0
  wire.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength
  })
  await wire.send('Network.enable')
  await page.goto(house, { waitUntil: 'networkidle' })
  assert.ok(bytes > 20_000 && bytes <= 100_000, `${bytes} bytes`)
  await context.close()
})

test('procedures and places are found as one types, by keyboard alone', async () => {
  const page = await open('/thu-tuc')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('trich luc')
  await page.waitForURL(/q=trich\+luc$/)
  await page.getByRole('link', { name: 'Cấp bản sao trích lục hộ tịch', exact: true }).waitFor()
  await page.goto(`${house}/noi-nop`)
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('dich vong, cau giay')
  await page.getByRole('link', { name: 'Phường Nghĩa Đô' }).waitFor()
  await page.context().close()
})

for (const [name, options, look] of [
  ['with a script', { viewport: PHONE }, lookClosely],
  // Axe itself is a script and hangs in a browser without.
  ['without a script', NO_SCRIPT, expectNoSidewaysScroll],
] as const) {
  test(`a resident who knows an old address files and tracks a dossier by phone, ${name}`, async () => {
    const page = await open('/thu-tuc/1.004873', options)
    await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
    await signIn(page, 'congdan.1')
    await look(page)
    await page.getByRole('searchbox').fill('dich vong')
    await page.getByRole('button', { name: 'Tìm', exact: true }).click()
    await page.getByRole('button', { name: 'Chọn Phường Cầu Giấy' }).click()
    await page.waitForURL(/nguoi-nop$/)
    await look(page)
    await goOn(page)
    await page.waitForURL(/ke-khai-1$/)
    await goOn(page)
    await page.locator('.error-summary').waitFor()
    await look(page)
    await page.getByLabel('Số nhà, đường, thôn, tổ dân phố').fill('Số 12, ngõ 68 đường Cầu Giấy')
    await goOn(page)
    await page.waitForURL(/ke-khai-2$/)
    await page
      .getByLabel('Chưa từng kết hôn')
      .or(page.locator('[name="answers.status"][value=never]'))
      .first()
      .check()
    await page.locator('[name="answers.purpose"][value=marry]').check()
    if (look === lookClosely) await page.locator('[name="answers.intended.full_name"]').waitFor()
    await page.locator('[name="answers.purpose"][value=property]').check()
    await page.locator('[name="answers.issued_before"][value=yes]').check()
    await look(page)
    await goOn(page)
    await page.waitForURL(/giay-to$/)
    await page.locator('input[type=file]').first().setInputFiles(PAPER)
    if (look === lookClosely) await page.getByText('three-pages.pdf · Đã nhận').waitFor()
    await look(page)
    await goOn(page)
    await page.waitForURL(/xem-lai$/)
    await look(page)
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click()
    await page.waitForURL(/da-nop$/)
    await look(page)
    const code = (await page.locator('.code').first().textContent()) ?? ''
    await page.getByRole('link', { name: 'Xem hồ sơ' }).click()
    await page.getByText('three-pages.pdf').waitFor()
    await look(page)
    await page.goto(`${house}/ho-so`)
    await look(page)
    const stranger = await open(`/tra-cuu?ma=${code}`, options)
    await stranger.getByLabel('4 số cuối điện thoại').fill('5678')
    await stranger.getByRole('button', { name: 'Xem hồ sơ' }).click()
    await stranger.getByText('đang chờ cơ quan tiếp nhận').waitFor()
    assert.ok(!stranger.url().includes('5678'))
    await look(stranger)
    await page.goto(`${house}/ho-so/${code}/rut`)
    await look(page)
    await page.getByLabel('Vì sao bạn rút?').fill('Tôi nộp nhầm')
    await page.getByRole('button', { name: 'Rút hồ sơ' }).click()
    await page.getByText('đã được rút theo yêu cầu').waitFor()
    await look(page)
    await stranger.context().close()
    await page.context().close()
  })
}

test('a draft is saved while one types, and goes on where one left', async () => {
  const page = await open('/nop/1.001193?noi=cau-giay')
  await signIn(page, 'congdan.2')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await goOn(page)
  await page.waitForURL(/ke-khai-1$/)
  await page.getByLabel('Số nhà, đường, thôn, tổ dân phố').fill('Số 5 phố Duy Tân')
  await page.getByText('Đã lưu nháp lúc').waitFor()
  await page.goto(`${house}/ho-so`)
  await page.getByRole('link', { name: 'Làm tiếp' }).first().click()
  await goOn(page)
  assert.equal(await page.getByLabel('Số nhà, đường, thôn, tổ dân phố').inputValue(), 'Số 5 phố Duy Tân')
  await page.context().close()
})
