import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DESK, expectNoSidewaysScroll, expectNoViolations, PHONE } from '#test/browser.ts'
import { openCityHouse } from '#test/city-house.ts'

const { address, open } = await openCityHouse()
const PAGE = '/dieu-hanh/phan-tich?ky=13-ngay&unit=hoan-kiem'

for (const [size, viewport] of [
  ['a phone', PHONE],
  ['a desk', DESK],
] as const) {
  test(`on ${size} each chart has a name and its text: bars, calendar, line`, async () => {
    const page = await open(PAGE, { viewport })
    await expectNoViolations(page)
    await expectNoSidewaysScroll(page)
    const table = (name: RegExp) => page.getByRole('table', { name })
    assert.equal(await table(/^Đang quá hạn, theo số ngày/).count(), 1)
    assert.equal(await table(/^Mức hài lòng theo tiêu chí/).count(), 1)
    const calendar = table(/^Tiếp nhận theo ngày/)
    assert.ok((await calendar.getByRole('link').count()) >= 77, 'eleven whole weeks and this one')
    assert.match(
      (await calendar.getByRole('link').first().textContent()) ?? '',
      /^\d\d\/\d\d\/\d{4}: \d+$/,
      'a day says its own date',
    )
    const line = page.getByRole('img', { name: /^12 tuần: tuần đầu tiếp nhận \d+, trễ \d+; tuần này/ })
    assert.equal(await line.count(), 1)
    await page.context().close()
  })

  test(`on ${size} the keyboard alone goes from the board to a breakdown, its dossiers and back to all of them`, async () => {
    const page = await open('/dieu-hanh?ky=13-ngay', { viewport })
    await page.getByRole('link', { name: 'Phân tích' }).press('Enter')
    await page.waitForURL(/phan-tich\?ky=13-ngay/)
    const online = page
      .getByRole('row', { name: /^Trực tuyến/ })
      .getByRole('link')
      .first()
    const shown = await online.textContent()
    await online.press('Enter')
    await page.waitForURL(/cach-nop=online/)
    assert.equal(await page.locator('[data-summary]').textContent(), `${shown} hồ sơ trên trang này`)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV' }).press('Enter')
    assert.match((await download).suggestedFilename(), /^ho-so-received-.*\.csv$/)
    await page.getByRole('link', { name: 'Bỏ lọc' }).press('Enter')
    await page.waitForURL((url) => !url.search.includes('cach-nop'))
    assert.match(page.url(), /view=received&from=\d{4}-\d\d-\d\d&to=/)
    await page.context().close()
  })
}

test('in English the breakdown speaks English', async () => {
  const page = await open(PAGE, { viewport: DESK })
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'By way of filing' }).waitFor()
  assert.equal(await page.getByRole('img', { name: /^12 weeks: / }).count(), 1)
  await page.goto(`${address}/dieu-hanh/du-bao`)
  await page.getByRole('heading', { name: 'Forecast of lateness' }).waitFor()
  await expectNoViolations(page)
  await page.context().close()
})
