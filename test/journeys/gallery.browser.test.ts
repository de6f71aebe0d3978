import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fastify from 'fastify'
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
import { galleryRoutes } from '#web/gallery/gallery.tsx'
import { languageRoutes } from '#web/language.ts'
import { staticRoutes } from '#web/static.ts'

const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const app = fastify({ forceCloseConnections: true })
app.addHook('onSend', async (_request, reply) => {
  reply.header('content-security-policy', POLICY)
})
await app.register(staticRoutes)
await app.register(languageRoutes)
await app.register(galleryRoutes)
const house = await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())
const browser = await openBrowser()

function open(section: string, options: BrowserContextOptions = {}): Promise<Page> {
  return openPage(browser, `${house}/_/giao-dien?xem=${section}`, options)
}

for (const section of ['phan', 'bieu-mau', 'so-lieu']) {
  test(`axe finds nothing in "${section}" on phone and desk, light and dark`, async () => {
    const page = await open(section)
    for (const viewport of [PHONE, DESK]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        await expectNoViolations(page)
        await expectNoSidewaysScroll(page)
      }
    }
    await page.context().close()
  })
}

test('the strictest content security policy has nothing to complain about', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const section of ['phan', 'bieu-mau', 'so-lieu'])
    await page.goto(`${house}/_/giao-dien?xem=${section}`)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('until our letters have come the system’s are as wide, regular and bold, so that no line breaks elsewhere', async () => {
  const page = await open('phan')
  const widths = await page.evaluate(async () => {
    const SENTENCE = 'Chứng thực bản sao từ bản chính: nơi nộp, giấy tờ cần mang theo, ngày trả kết quả'
    const widthOf = async (family: string, weight: number): Promise<number> => {
      await document.fonts.load(`${weight} 20px ${family}`, SENTENCE)
      const line = document.createElement('span')
      Object.assign(line.style, {
        font: `${weight} 20px ${family}, monospace`,
        whiteSpace: 'nowrap',
        position: 'absolute',
      })
      line.textContent = SENTENCE
      document.body.append(line)
      return line.getBoundingClientRect().width
    }
    const found: { weight: number; times: number }[] = []
    for (const weight of [400, 700]) {
      const [theirs, ours] = [
        await widthOf("'Fallback DejaVu'", weight),
        await widthOf("'Be Vietnam Pro'", weight),
      ]
      found.push({ weight, times: theirs / ours })
    }
    return found
  })
  for (const { weight, times } of widths)
    assert.ok(Math.abs(times - 1) < 0.03, `weight ${weight}: ${times.toFixed(3)} times as wide as ours`)
  await page.context().close()
})

test('a first page weighs at most 100 KB over the wire, fonts and all', async () => {
  const context = await openContext(browser, { viewport: PHONE })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  let bytes = 0
  wire.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength
  })
  await wire.send('Network.enable')
  await page.goto(`${house}/_/giao-dien`, { waitUntil: 'networkidle' })
  assert.ok(bytes > 20_000 && bytes <= 100_000, `${bytes} bytes`)
  await context.close()
})

test('the language switch turns the same page into English and back', async () => {
  const page = await open('bieu-mau')
  await page.getByRole('link', { name: 'English' }).click()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  assert.match(page.url(), /xem=bieu-mau$/)
  await page.getByRole('link', { name: 'Tiếng Việt' }).click()
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi')
  await page.context().close()
})

test('a form with errors gives the focus to its summary, and each line to its field', async () => {
  const page = await open('bieu-mau')
  await page.locator('.error-summary:focus').waitFor()
  await page.getByRole('link', { name: /Ngày sinh phải là/ }).click()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'o-born_on')
  await page.context().close()
})

test('without scripts lists are plain lists, files plain files, and nothing is dead', async () => {
  const page = await open('bieu-mau', { javaScriptEnabled: false })
  assert.equal(await page.locator('combo-box select').count(), 1)
  assert.equal(await page.getByLabel('Bản chụp giấy chứng sinh').isVisible(), true)
  assert.equal(await page.getByRole('combobox', { name: 'Phường, xã' }).isEnabled(), true)
  await expectNoSidewaysScroll(page)
  await page.context().close()
})

test('a browser too old for the style is told so in plain words, script or not; any other sees nothing of it', async () => {
  const old = await openContext(browser, { javaScriptEnabled: false })
  const page = await old.newPage()
  // What a browser that knows no cascade layers keeps of a style whose every rule stands in one.
  await page.route('**/*.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }))
  await page.goto(`${house}/_/giao-dien?xem=bieu-mau`)
  assert.equal(await page.getByText('Trình duyệt này quá cũ').isVisible(), true)
  await page.unroute('**/*.css')
  await page.reload()
  assert.equal(await page.getByText('Trình duyệt này quá cũ').isVisible(), false)
  await old.close()
})
