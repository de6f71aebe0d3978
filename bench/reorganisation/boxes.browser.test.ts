/** A clerk lists the boxes of his archive on the real pages: by hand, by file, and looks a file up. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
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
const { app } = await openDoor(house, { clock: () => '2026-11-30T02:00:00.000Z', pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())
const browser = await openBrowser()

const LIST = [
  'box,box_title,shelf,file,title,sheets,dossier,register,year',
  'HT-01,Sổ đăng ký khai sinh,"Kho 1, giá 2",1,Quyển số 1 năm 2019,200,,births,2019',
  'HT-01,Sổ đăng ký khai sinh,"Kho 1, giá 2",2,Quyển số 2 năm 2019,180,,births,2019',
  'XD-07,Cấp phép xây dựng,"Kho 1, giá 4",1,Hồ sơ cấp phép nhà ở riêng lẻ,35,H26.7-260101-0001,,2026',
].join('\r\n')

test('boxes are listed by hand and by file, a bad file says which line, and a file is found without accents', async () => {
  const page = await openPage(browser, `${address}/dang-nhap?ve=/can-bo/luu-tru`)
  page.setDefaultTimeout(12_000)
  await page.locator('[name=account]').fill('vanthu.ba-dinh')
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  await page.waitForURL('**/can-bo/luu-tru')

  await page.locator('[name=code]').fill('CT-03')
  await page.locator('[name=title]').fill('Chứng thực bản sao năm 2024')
  await page.locator('[name=files]').fill('Quyển số 1; 150\nQuyển số 2; nhiều')
  await page.getByRole('button', { name: 'Ghi hộp' }).click()
  await page.getByText('Dòng 2: ghi').first().waitFor()
  await page.locator('[name=files]').fill('Quyển số 1; 150\nQuyển số 2')
  await page.getByRole('button', { name: 'Ghi hộp' }).click()
  await page.getByText('Đã ghi mục lục của 1 hộp').waitFor()

  const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.locator('[name=file]').setInputFiles(file('sai.csv', LIST.replace('HT-01', '')))
  await page.getByRole('button', { name: 'Nhập mục lục' }).click()
  await page.getByText('Dòng 2: chưa ghi hộp số').first().waitFor()
  await page.locator('[name=file]').setInputFiles(file('muc-luc.csv', LIST))
  await page.getByRole('button', { name: 'Nhập mục lục' }).click()
  await page.getByText('Đã ghi mục lục của 2 hộp').waitFor()

  await page.getByRole('searchbox').fill('nha o rieng le')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByRole('link', { name: 'hộp XD-07, hồ sơ số 1' }).waitFor()
  assert.equal(new URL(page.url()).search, '')
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    await expectNoSidewaysScroll(page)
  }
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'hộp XD-07, hồ sơ số 1' }).click()
  await page.waitForURL('**/hop/**')
  await page.getByText('H26.7-260101-0001').waitFor()
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    await expectNoSidewaysScroll(page)
  }
  await expectNoViolations(page)
})
