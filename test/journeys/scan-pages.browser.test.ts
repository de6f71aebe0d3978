import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/clock.ts'
import { openOcr } from '#platform/ocr/ocr.ts'
import { webPages } from '#web/pages.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { signInAtCounter } from '#test/certified-copy.ts'
import { openTestHouse } from '#test/house.ts'
import { BIRTH_NOTICE } from '#test/paper-texts.ts'
import { grayPng, pageOf, photoOf } from '#test/scanned-page.ts'
import { openDoor } from '#test/serving.ts'

const house = await openTestHouse()
const ocr = openOcr({ timeoutMs: 120_000 })
const { app } = await openDoor(house, { pages: webPages, clock: systemClock, more: { ocr } })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const folder = await mkdtemp(join(tmpdir(), 'haicap-scans-'))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await Promise.all([app.close(), ocr.close()])
  await rm(folder, { recursive: true })
})

async function scan(name: string, dots: Awaited<ReturnType<typeof pageOf>>): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, grayPng(dots))
  return path
}
const [photo, blurred, broken] = await Promise.all([
  photoOf(BIRTH_NOTICE, { width: 1800 }).then((dots) => scan('photo.png', dots)),
  pageOf(BIRTH_NOTICE, { blur: 5 }).then((dots) => scan('blurred.png', dots)),
  (async () => {
    await writeFile(join(folder, 'broken.png'), 'no picture')
    return join(folder, 'broken.png')
  })(),
])

async function look(page: Page, name: string): Promise<void> {
  for (const [of, viewport] of Object.entries({ PHONE, DESK })) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
    const path = process.env['PICTURES']
    await page.locator('page-scan').scrollIntoViewIfNeeded()
    if (path) await page.locator('page-scan').screenshot({ path: `${path}/${name}-${of}.png` })
  }
}

test('pages of a scanner become one file of a paper: judged, turned, put in order, proposed, and only placed by somebody', async () => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=1.001193`)
  const evidence = page.locator('[name="answers.birth_evidence"]')
  if ((await evidence.count()) === 1) await evidence.selectOption('birth_notice')
  else await page.locator('[name="answers.birth_evidence"][value=birth_notice]').check()
  await page.locator('[name="checklist.birth_notice.has"]').waitFor()
  await page.locator('page-scan input[multiple]').setInputFiles([blurred, photo, broken])
  const pages = page.locator('.scan-page')
  await page.getByText('Không mở được như một ảnh: broken.png').waitFor()
  assert.equal(await pages.count(), 2)
  await pages.nth(0).getByText('Ảnh mờ').waitFor()
  await pages.nth(1).getByText('Đã cắt nền, chỉnh thẳng').waitFor()
  await look(page, 'pages')
  await page.getByRole('button', { name: 'Lên: Trang 2' }).press('Enter')
  await pages.nth(0).getByText('Đọc được').waitFor()
  await page.keyboard.press('Alt+s')
  await page.getByText('Các trang trên chưa được gửi').waitFor()
  await page.getByRole('button', { name: 'Gộp thành một tệp PDF và gửi' }).press('Enter')
  const row = page.locator('page-scan .upload-row')
  await row.getByText('Có vẻ là: Giấy chứng sinh').waitFor({ timeout: 90_000 })
  const box = page.locator('[name="checklist.birth_notice.has"]')
  assert.equal(await box.isChecked(), false, 'nothing is chosen by itself')
  assert.equal(await page.locator('[name="principal.full_name"]').inputValue(), '')
  await look(page, 'proposal')
  await row.getByRole('button', { name: 'Đúng giấy này' }).press('Enter')
  assert.equal(await box.isChecked(), true)
  assert.equal(await page.locator('[name="checklist.birth_notice.paper_ids"]').count(), 1)
  const [paper] = await house.owner`select media, pages from papers`
  assert.deepEqual({ ...paper }, { media: 'application/pdf', pages: 2 })
})

test('what was scanned goes into the dossier, and stays when something else is refused', async () => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=2.000815`)
  await page.locator('page-scan input[multiple]').setInputFiles([photo])
  await page.getByRole('button', { name: 'Gộp thành một tệp PDF và gửi' }).click()
  await page.getByLabel('Đây là giấy tờ nào').selectOption('original')
  await page.locator('[name="principal.full_name"]').fill('Nguyễn Thị Hoa')
  await page.locator('[name="answers.document"]').fill('Giấy chứng sinh')
  await page.locator('[name="answers.pages"]').fill('1')
  await page.locator('[name="answers.copies"]').fill('1')
  await page.keyboard.press('Alt+s')
  await page.getByText('Ghi số định danh hoặc điện thoại').first().waitFor()
  await page.locator('page-scan .uploads').getByText('đã nhận').waitFor()
  await page.locator('[name="principal.phone"]').fill('0912345678')
  await page.keyboard.press('Alt+s')
  await page.waitForURL('**/quay/da-nhan/**')
  const code = page.url().split('/').at(-1) ?? ''
  const [held] = await house.owner`
    select p.pages, p.id::text = d.checklist -> 0 -> 'paper_ids' ->> 0 as named
    from dossiers d join papers p on p.held_for = d.id where d.code = ${code}`
  assert.deepEqual({ ...held }, { pages: 1, named: true })
})
