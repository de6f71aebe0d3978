import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fastify from 'fastify'
import type { Page } from 'playwright-core'
import { expectNoViolations, openBrowser, openPage } from '#test/browser.ts'
import { galleryRoutes } from '#web/gallery/gallery.tsx'
import { languageRoutes } from '#web/language.ts'
import { staticRoutes } from '#web/static.ts'

const app = fastify({ forceCloseConnections: true })
await app.register(staticRoutes)
await app.register(languageRoutes)
await app.register(galleryRoutes)
const house = await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())
const browser = await openBrowser()

function open(section: string): Promise<Page> {
  return openPage(browser, `${house}/_/giao-dien?xem=${section}`)
}

/** What the form would send under a name. */
async function sent(page: Page, name: string): Promise<unknown[]> {
  return page.evaluate((name) => {
    const form = document.querySelector('form.form')
    return form instanceof HTMLFormElement ? new FormData(form).getAll(name) : []
  }, name)
}

test('a unit is chosen by the keyboard alone, without accents, and its value is sent', async () => {
  const page = await open('bieu-mau')
  const box = page.getByRole('combobox', { name: 'Phường, xã' })
  await box.focus()
  await page.keyboard.type('o cho du')
  await page.getByRole('listbox').getByRole('option', { name: 'Phường Ô Chợ Dừa' }).waitFor()
  await expectNoViolations(page)
  await page.keyboard.press('Enter')
  assert.equal(await box.inputValue(), 'Phường Ô Chợ Dừa')
  assert.deepEqual(await sent(page, 'unit'), ['Phường Ô Chợ Dừa'])
  await page.context().close()
})

test('words that match no unit are not sent as a choice', async () => {
  const page = await open('bieu-mau')
  await page.getByRole('combobox', { name: 'Phường, xã' }).fill('Gotham')
  await page.getByText('Không thấy mục nào khớp').waitFor({ state: 'attached' })
  await page.keyboard.press('Tab')
  assert.deepEqual(await sent(page, 'unit'), [''])
  await page.context().close()
})

test('something found on the server is taken with the arrows; untaken words go as typed', async () => {
  const page = await open('bieu-mau')
  const box = page.getByRole('combobox', { name: 'Tìm trên máy chủ' })
  await box.fill('ba')
  assert.deepEqual(await sent(page, 'place'), ['ba'])
  await page.getByRole('option', { name: 'Phường Ba Đình' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  assert.deepEqual(await sent(page, 'place'), ['phuong-hai-ba-trung'])
  await page.context().close()
})

test('a form pressed twice is sent once', async () => {
  const page = await open('bieu-mau')
  let posts = 0
  await page.route('**/_/giao-dien', async (route) => {
    if (route.request().method() === 'POST') posts += 1
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.fulfill({ status: 200, contentType: 'text/html', body: 'xong' })
  })
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('.button-primary')
    button?.click()
    button?.click()
  })
  await page.getByText('xong').waitFor()
  assert.equal(posts, 1)
  await page.context().close()
})

test('the key on a button presses it, and plain letters never do', async () => {
  const page = await open('bieu-mau')
  await page.route('**/_/giao-dien', (route) => route.fulfill({ contentType: 'text/html', body: 'xong' }))
  await page.getByLabel('Ghi chú').fill('F2 trong ghi chú')
  assert.match(page.url(), /bieu-mau/)
  await page.keyboard.press('F2')
  await page.getByText('xong').waitFor()
  await page.context().close()
})

test('a file that could not be sent may be tried again, and only its id goes with the form', async () => {
  const page = await open('bieu-mau')
  const keys: (string | undefined)[] = []
  await page.route('**/_/giao-dien/tep', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length === 1) return route.abort()
    return route.fulfill({ status: 201, json: { id: 'paper-7' } })
  })
  const file = { name: 'chung-sinh.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  await page.locator('upload-field input[type=file]').setInputFiles(file)
  await page.getByText('Không gửi được').waitFor()
  assert.deepEqual(await sent(page, 'paper'), [])
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await page.getByText('chung-sinh.pdf · Đã nhận').waitFor()
  assert.deepEqual(await sent(page, 'paper'), ['paper-7'])
  assert.equal(keys[0], keys[1])
  await page.context().close()
})

test('a live board changes its figures, says when the line is cut, and comes back', async () => {
  const page = await open('so-lieu')
  await page.getByText('Đang cập nhật trực tiếp').waitFor()
  await page.getByText('66.019').waitFor()
  await page.route('**/su-kien', (route) => route.abort())
  app.server.closeAllConnections()
  await page.getByText('Mất kết nối').waitFor()
  await page.unroute('**/su-kien')
  await page.getByText('Đang cập nhật trực tiếp').waitFor()
  await page.context().close()
})

test('results change as one types, how many is read out, and the address keeps the search', async () => {
  const page = await open('phan')
  await page.getByRole('searchbox', { name: 'Tên phường, xã' }).pressSequentially('cau giay')
  await page.locator('#don-vi').getByText('1 đơn vị').waitFor()
  await page.getByRole('status').filter({ hasText: '1 đơn vị' }).waitFor({ state: 'attached' })
  assert.match(page.url(), /[?&]q=cau\+giay/)
  await page.context().close()
})

test('what was typed before the program came is searched for when it has come', async () => {
  const page = await openPage(browser, 'about:blank')
  const typed = Promise.withResolvers<void>()
  await page.route('**/_/assets/*.js', async (route) => {
    await typed.promise
    await route.continue()
  })
  await page.goto(`${house}/_/giao-dien?xem=phan`, { waitUntil: 'commit' })
  await page.getByRole('searchbox', { name: 'Tên phường, xã' }).fill('cau giay')
  typed.resolve()
  await page.locator('#don-vi').getByText('1 đơn vị').waitFor()
  await page.context().close()
})

test('a half-composed syllable is not searched for', async () => {
  const page = await open('phan')
  let searches = 0
  page.on('request', (request) => {
    if (request.url().includes('q=')) searches += 1
  })
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#tim-q-don-vi')
    if (!input) return
    input.value = 'gia^'
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
  })
  await page.waitForTimeout(400)
  assert.equal(searches, 0)
  await page.context().close()
})

test('what is typed is saved as a draft a moment later, and a draft that cannot be saved is told', async () => {
  const page = await open('bieu-mau')
  const drafts: string[] = []
  await page.route('**/_/giao-dien/nhap', async (route) => {
    drafts.push(route.request().postData() ?? '')
    await route.fulfill({ status: drafts.length === 1 ? 503 : 200, json: {} })
  })
  await page.getByLabel('Ghi chú').fill('Cần gấp')
  await page.getByText('Chưa lưu được nháp').waitFor()
  await page.getByLabel('Ghi chú').fill('Cần trước thứ Sáu')
  await page.getByText(/Đã lưu nháp lúc \d\d:\d\d/).waitFor()
  assert.equal(new URLSearchParams(drafts[1]).get('note'), 'Cần trước thứ Sáu')
  assert.equal(new URLSearchParams(drafts[1]).has('idempotency_key'), false)
  await page.context().close()
})
