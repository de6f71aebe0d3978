import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DESK, expectNoSidewaysScroll, expectNoViolations, openPage, PHONE } from '#test/browser.ts'
import { openCityHouse } from '#test/city-house.ts'
import { systemClock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'

const { address, browser, open } = await openCityHouse()

const today = dayOf(systemClock())
/** The month before this one; nothing happened in it, and it is over. */
const before = `${today.slice(0, 4)}-${String(Number(today.slice(5, 7)) - 1).padStart(2, '0')}`
const lastMonth = before.endsWith('-00') ? `${Number(today.slice(0, 4)) - 1}-12` : before

const PAGES = ['/bao-cao', '/chi-so-766?don-vi=cau-giay', '/bao-cao/ra-soat']
for (const path of PAGES) {
  test(`${path} reads on a phone and a desk, without a violation`, async () => {
    for (const viewport of [PHONE, DESK]) {
      const page = await open(path, { viewport })
      await expectNoViolations(page)
      await expectNoSidewaysScroll(page)
      await page.context().close()
    }
  })
}

test('the controller closes last month by the keyboard; then it shows both figures and no form', async () => {
  const page = await open('/bao-cao')
  await page.getByLabel('Kỳ').selectOption(lastMonth)
  await page.getByRole('button', { name: 'Xem' }).press('Enter')
  await page.getByRole('button', { name: /^Chốt/ }).press('Enter')
  await page.getByText('Đã chốt kỳ báo cáo này.').waitFor()
  await page.getByText('Tính lại theo địa giới hiện nay').first().waitFor()
  assert.equal(await page.getByRole('button', { name: /^Chốt/ }).count(), 0)
  await expectNoViolations(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /XLSX/ }).click()
  assert.match((await download).suggestedFilename(), /^ii06a-\d{4}-\d\d\.xlsx$/)
  await page.context().close()
})

test('an indicator says what to do and which dossiers cost most, and leads to them', async () => {
  const page = await open('/chi-so-766')
  const card = page.locator('section', { hasText: '2.1' }).last()
  await card.getByText('Nên làm').first().waitFor()
  await card.locator('summary').first().click()
  const code = await card.locator('details a').first().textContent()
  await card.locator('details a').first().click()
  await page.waitForURL(new RegExp(`ho-so/${code}`))
  await page.context().close()
})

test('everybody reads the public figures of a month, and takes them as CSV and JSON', async () => {
  for (const viewport of [PHONE, DESK]) {
    const page = await openPage(browser, `${address}/so-lieu`, { viewport })
    await expectNoViolations(page)
    await expectNoSidewaysScroll(page)
    await page.context().close()
  }
  const json = await (await fetch(`${address}/so-lieu/${lastMonth}.json`)).json()
  assert.equal(json.licence.name, 'CC BY 4.0')
  assert.equal(json.items.length, 126)
  const csv = await (await fetch(`${address}/so-lieu/${lastMonth}.csv`)).text()
  assert.equal(csv.trim().split('\r\n').length, 128)
  assert.equal((await fetch(`${address}/so-lieu/${today.slice(0, 7)}.json`)).status, 404)
})
