import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { acceptDossier, submitDossier } from '#modules/dossiers'
import type { Board } from '#modules/oversight'
import { systemClock } from '#platform/clock.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { expectNoViolations, openPage } from '#test/browser.ts'
import { openCityHouse } from '#test/city-house.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { foldEverything } from '#test/folding.ts'

const { house, address, browser, open } = await openCityHouse()

async function acceptOneMore(): Promise<void> {
  const actor = await actorNamed(house, 'tiepnhan.cau-giay', systemClock())
  const now = systemClock()
  const { code } = await acting(house, { actor, now }, (work) => submitDossier(work, CERTIFIED_COPY))
  await acting(house, { actor, now }, (work) => acceptDossier(work, { code }))
  await foldEverything(house)
}

const figure = (page: Page, key: string) => page.locator(`[data-figure="${key}"]`)

test('a commune’s officer is told whose page it is, and a visitor signs in first', async () => {
  const visitor = await openPage(browser, `${address}/dieu-hanh`)
  assert.match(visitor.url(), /dang-nhap\?ve=%2Fdieu-hanh$/)
  await visitor.locator('[name=account]').fill('tiepnhan.cau-giay')
  await visitor.locator('[name=password]').fill('hai-cap-demo')
  await visitor.locator('main form button').click()
  await visitor.getByText('Trang này dành cho công việc khác').waitFor()
  await visitor.context().close()
})

test('the board changes by itself while another process acts, and so does the row of the commune', async () => {
  const page = await open('/dieu-hanh?ky=hom-nay')
  await page.getByText('Đang cập nhật trực tiếp').waitFor()
  const before = Number(await figure(page, 'cau-giay.received').textContent())
  const all = Number(await figure(page, 'received').textContent())
  await acceptOneMore()
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-figure="cau-giay.received"]')?.textContent === wanted,
    String(before + 1),
  )
  assert.equal(await figure(page, 'received').textContent(), String(all + 1))
  await page.context().close()
})

test('every figure leads to a list of that length, and a line to its dossier, read only and masked', async () => {
  const page = await open('/dieu-hanh?ky=13-ngay')
  for (const key of ['received', 'open', 'overdue', 'cau-giay.settled', 'hoan-kiem.late']) {
    await page.goto(`${address}/dieu-hanh?ky=13-ngay`)
    const shown = Number(await figure(page, key).textContent())
    const place = figure(page, key)
    const link = key.includes('.') ? place : place.locator('xpath=following-sibling::a')
    await link.click()
    await page.waitForURL(/\/dieu-hanh\/ho-so\?view=/)
    assert.equal(await page.locator('[data-summary]').textContent(), `${shown} hồ sơ`, key)
    if (shown <= 50) assert.equal(await page.locator('tbody tr').count(), shown, key)
  }
  await page.goto(`${address}/dieu-hanh/ho-so?view=open`)
  await page.locator('tbody tr a').first().click()
  await expectNoViolations(page)
  await page.getByLabel('Giám sát, đôn đốc tiến độ').check()
  await page.getByRole('button', { name: 'Ghi mục đích và mở hồ sơ' }).click()
  await page.getByRole('heading', { name: 'Quá trình giải quyết' }).waitFor()
  assert.match((await page.locator('main').textContent()) ?? '', /•+123/)
  assert.doesNotMatch(await page.content(), /001190000123|0912345678/)
  assert.equal(await page.locator('main form').count(), 0)
  await page.context().close()
})

test('units are ordered by any figure and found without accents, and the address keeps it', async () => {
  const page = await open('/dieu-hanh')
  assert.equal(await page.locator('tbody tr').count(), 126)
  await page.getByRole('link', { name: /^Xã, phường/ }).click()
  await page.locator('th[aria-sort=ascending]').waitFor()
  assert.match((await page.locator('tbody tr').first().textContent()) ?? '', /An Khánh/)
  await page.getByRole('searchbox', { name: /Tìm xã, phường/ }).fill('cau giay')
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1)
  assert.match(page.url(), /q=cau\+giay/)
  assert.match(page.url(), /theo=name/)
  await page.context().close()
})

test('days that are none are told, and what was typed stays', async () => {
  const page = await open('/dieu-hanh?from=31/02/2026&to=01/03/2026')
  await page.getByRole('link', { name: /Ghi ngày\/tháng\/năm có thật/ }).waitFor()
  assert.equal(await page.getByLabel('Từ ngày').inputValue(), '31/02/2026')
  await page.context().close()
})

test('the map has 126 tiles, each with its name and figure, and the same in a table', async () => {
  const page = await open('/dieu-hanh/ban-do?ky=13-ngay')
  assert.equal(await page.locator('.tile').count(), 126)
  await page.getByRole('link', { name: 'Tỷ lệ trực tuyến' }).first().click()
  await page.waitForURL(/so-lieu=online_share/)
  const board = (await (await page.request.get(`${address}/api/board`)).json()) as Board
  assert.equal(board.items.length, 126)
  await page.getByText('Xem dạng bảng').click()
  assert.equal(await page.locator('.tile-map tbody tr').count(), 126)
  const tile = page.locator('.tile', { hasText: 'Cầu Giấy' })
  await tile.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Phường Cầu Giấy' }).waitFor()
  await page.context().close()
})

test('everything is there without a script: period, order, search, lists', async () => {
  const page = await open('/dieu-hanh?ky=13-ngay', { javaScriptEnabled: false })
  await page.getByRole('searchbox', { name: /Tìm xã, phường/ }).fill('hoan kiem')
  await page.getByRole('button', { name: 'Tìm' }).click()
  assert.equal(await page.locator('tbody tr').count(), 1)
  assert.match(page.url(), /ky=13-ngay/)
  await page.getByRole('link', { name: 'Phường Hoàn Kiếm' }).click()
  await page.getByRole('heading', { name: 'Theo thủ tục' }).waitFor()
  await page.goto(`${address}/dieu-hanh/ho-so?view=open`)
  await page.getByLabel('Xã, phường').selectOption({ label: 'Phường Hoàn Kiếm' })
  await page.getByRole('button', { name: 'Xem' }).click()
  assert.match(page.url(), /unit=hoan-kiem/)
  await page.context().close()
})
