import assert from 'node:assert/strict'
import { after, test } from 'node:test'
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
import { publishFileForm } from '#test/file-form.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
const code = await publishFileForm(house)
const { app } = await openDoor(house, { clock: systemClock, pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())
const browser = await openBrowser()

async function signedIn(account: string, path: string, viewport = PHONE): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap?ve=${encodeURIComponent(path)}`, { viewport })
  await page.locator('[name=account]').fill(account)
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  return page
}

async function look(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page)
  await expectNoViolations(page)
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục' }).click()

test('on a phone files of the form are sent at once, several to one question, and the officer opens them', async () => {
  const page = await signedIn('congdan.1', `/nop/${code}?noi=cau-giay`)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.waitForURL(/nguoi-nop/)
  await goOn(page)
  await page.getByLabel('Số nhà, đường, thôn, tổ dân phố').fill('Số 12, ngõ 68')
  await goOn(page)
  await page.locator('[name="answers.status"][value=never]').check()
  await page.locator('[name="answers.purpose"]').first().waitFor()
  await page.locator('[name="answers.purpose"][value=property]').check()
  await page.locator('[name="answers.issued_before"][value=no]').check()
  await goOn(page)
  await page.getByRole('heading', { name: 'Tệp kèm' }).waitFor()
  await look(page)
  // On a slow line the first file is chosen before the script has come.
  let come = () => {}
  const late = new Promise<void>((resolve) => (come = resolve))
  await page.route('**/_/assets/citizen-*.js', (route) => late.then(() => route.continue()))
  await page.reload({ waitUntil: 'commit' })
  await page.locator('[id="o-answers.photo"]').setInputFiles('test/fixtures/picture.png')
  come()
  await page.getByText('picture.png · Đã nhận').waitFor()
  await page
    .locator('[id="o-answers.booklet"]')
    .setInputFiles(['test/fixtures/three-pages.pdf', 'test/fixtures/picture.png'])
  await page.getByText('three-pages.pdf · Đã nhận').waitFor()
  await page.getByText('picture.png · Đã nhận').nth(1).waitFor()
  await look(page)
  await goOn(page)
  await page.waitForURL(/giay-to/)
  await goOn(page)
  await page.getByRole('link', { name: 'three-pages.pdf' }).waitFor()
  await look(page)
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click()
  await page.waitForURL(/da-nop/)
  const dossier = page.url().split('/').at(-2) ?? ''

  const officers = await signedIn('tiepnhan.cau-giay', `/can-bo/ho-so/${dossier}`, DESK)
  const links = officers.getByRole('link', { name: 'three-pages.pdf' })
  assert.equal(await links.count(), 2)
  await look(officers)
  const answer = await officers.request.get(address + (await links.first().getAttribute('href')))
  assert.equal(answer.status(), 200)
  await page.context().close()
  await officers.context().close()
})

test('at the desk the file goes up beside the other questions, and the administrator asks for files in the editor', async () => {
  const desk = await signedIn('tiepnhan.cau-giay', `/quay/tiep-nhan?thu-tuc=${code}`, DESK)
  await desk.locator('[id="o-answers.photo"]').setInputFiles('test/fixtures/picture.png')
  await desk.getByText('picture.png · Đã nhận').waitFor()
  await look(desk)

  const editor = await signedIn('quantri.ha-noi', `/quan-tri/thu-tuc/${code}`, DESK)
  await editor.getByRole('button', { name: 'Soạn phiên bản tiếp theo' }).click()
  await editor.getByRole('navigation', { name: 'Các phần' }).getByText('Biểu mẫu').click()
  await editor.getByRole('link', { name: 'Thêm mục' }).first().click()
  await editor.getByLabel('Tên mục', { exact: true }).fill('Ảnh hiện trạng')
  await editor.getByLabel('Tên mục bằng tiếng Anh').fill('Photographs')
  await editor.getByLabel('Kiểu trả lời').selectOption('file')
  await editor.getByLabel('JPG').check()
  await editor.getByLabel('Nhiều nhất').fill('5')
  await editor.locator('#xem-thu').getByText('JPG, tối đa 50 MB mỗi tệp').waitFor()
  await look(editor)
  await editor.getByRole('button', { name: 'Lưu' }).click()
  await editor.getByText('Đã lưu. Bản soạn có thể công bố.').waitFor()
  await desk.context().close()
  await editor.context().close()
})
