import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { submitDossier } from '#modules/dossiers'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { systemClock } from '#platform/clock.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openContext,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const PATH = '/can-bo/ban-chinh'
const PICTURES = process.env['PICTURES']

const house = await openTestHouse()
const { as } = await peopleOfCauGiay(house)
// The browser drops cookies that its own clock finds expired, so the journey plays today.
const { app } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
const dossier = await as('desk', (work) => submitDossier(work, MARITAL_STATUS), systemClock())
const personal = MARITAL_STATUS.persons.principal.personal_number ?? ''

/** An officer of the city's own desk, which answers for itself alone. */
async function cityDesk(): Promise<{ account: string; agency: string }> {
  const [row] = await house.owner<{ account: string; agency: string }[]>`
    select c.name as account, a.name as agency from appointments p join accounts c on c.id = p.account_id
      join agencies a on a.id = p.agency_id
    where a.kind in ('city_centre', 'city_office', 'city_committee', 'centre_branch') and p.valid_to is null
      and p.role in ('specialist', 'desk_officer', 'body_head', 'clerk')
      and not exists (select from appointments q where q.account_id = c.id and q.role like 'city%')
    order by a.kind, c.name limit 1`
  return row ?? assert.fail('the city has no desk')
}

async function signIn(account: string): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await page.getByLabel('Tên tài khoản').fill(account)
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
  return page
}

/** Nothing wrong on a phone, nor on a desk; with a picture of each where they are asked for. */
async function look(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of [
    ['desk', DESK],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    if (size === 'phone') await expectNoViolations(page)
    if (PICTURES) {
      mkdirSync(PICTURES, { recursive: true })
      await page.screenshot({ path: join(PICTURES, `${name}-${size}.png`), fullPage: true })
    }
  }
  await page.setViewportSize(DESK)
}

test('an original taken at the counter goes to the city under a QR, is received there, sent back, and returned against a signature', async () => {
  const city = await cityDesk()
  const desk = await signIn('tiepnhan.cau-giay')
  await desk.goto(address + PATH)
  await look(desk, 'held')
  await desk.getByRole('checkbox').first().check()
  const place = desk.getByRole('combobox', { name: /Giao cho cơ quan/ })
  await place.pressSequentially(unaccented(city.agency))
  await desk.getByRole('option').first().waitFor()
  if (PICTURES) await look(desk, 'place')
  await place.press('Enter')
  await desk.getByLabel('Người mang').fill('Anh Bình')
  await desk.getByRole('button', { name: 'Lập phiếu bàn giao' }).click()
  await desk.waitForURL(/phieu\/\w{9}\?xong=lap/)
  if (PICTURES) await look(desk, 'slip-sent')
  const code = /phieu\/(\w{9})/.exec(desk.url())?.[1] ?? ''

  const there = await signIn(city.account)
  await there.goto(address + PATH)
  // The scanner types the address in the QR and presses Enter.
  await there.getByLabel(/Quét mã QR/).fill(`${address}${PATH}/phieu/${code}`)
  await there.keyboard.press('Enter')
  await there.waitForURL(new RegExp(`phieu/${code}$`))
  await look(there, 'slip-coming')
  await there.getByRole('button', { name: 'Ký nhận những bản đã đánh dấu' }).click()
  await there.waitForURL(/xong=nhan/)
  await there.getByText('Đã ký nhận đủ').waitFor()

  await there.goto(address + PATH)
  await there.getByRole('checkbox').first().check()
  const back = there.getByRole('combobox', { name: /Giao cho cơ quan/ })
  await back.pressSequentially('diem phuc vu cau giay')
  await there.getByRole('option').first().waitFor()
  await back.press('Enter')
  await there.getByRole('button', { name: 'Lập phiếu bàn giao' }).click()
  await there.waitForURL(/phieu\/\w{9}\?xong=lap/)
  await desk.goto(there.url().replace(/\?.*/, ''))
  await desk.getByRole('button', { name: 'Ký nhận những bản đã đánh dấu' }).click()
  await desk.waitForURL(/xong=nhan/)

  await desk.goto(`${address}/can-bo/ho-so/${dossier.code}/ban-chinh`)
  await desk.getByLabel('Thẻ căn cước', { exact: true }).check()
  await desk.getByLabel('4 số cuối trên thẻ').fill(personal.slice(-4))
  await desk.getByLabel('Trên màn hình').check()
  const box = desk.locator('sign-box canvas, sign-box svg').first()
  await box.scrollIntoViewIfNeeded()
  const area = (await box.boundingBox()) ?? assert.fail('there is nowhere to sign')
  await desk.mouse.move(area.x + 20, area.y + 20)
  await desk.mouse.down()
  for (const [x, y] of [
    [60, 50],
    [100, 20],
    [140, 60],
  ] as const)
    await desk.mouse.move(area.x + x, area.y + y, { steps: 3 })
  await desk.mouse.up()
  await look(desk, 'return')
  await desk.getByRole('button', { name: 'Trả bản chính' }).click()
  await desk.waitForURL(/xong=tra/)
  await desk.getByText('Đã trả người dân').first().waitFor()
  assert.equal(await desk.getByRole('img', { name: 'Chữ ký người nhận' }).count(), 1)
  await look(desk, 'returned')
  await desk.goto(`${address}${PATH}/qua-han`)
  if (PICTURES) await look(desk, 'late')
})

test('without scripts the place is typed, and words that fit several are answered with a short list', async () => {
  await as('desk', (work) => submitDossier(work, MARITAL_STATUS), systemClock())
  const context = await openContext(browser, { javaScriptEnabled: false, viewport: PHONE, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(`${address}/dang-nhap`)
  await page.getByLabel('Tên tài khoản').fill('tiepnhan.cau-giay')
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
  await page.goto(address + PATH)
  await page.getByRole('checkbox').first().check()
  await page.getByLabel(/Giao cho cơ quan/).fill('cau giay')
  await page.getByRole('button', { name: 'Lập phiếu bàn giao' }).click()
  await page
    .getByText(/nơi khớp “cau giay”/)
    .first()
    .waitFor()
  if (PICTURES) await page.screenshot({ path: join(PICTURES, 'several-phone.png'), fullPage: true })
  await page.getByRole('radio', { name: 'Phòng Văn hóa – Xã hội phường Cầu Giấy' }).check()
  await page.getByRole('button', { name: 'Lập phiếu bàn giao' }).click()
  await page.waitForURL(/phieu\/\w{9}\?xong=lap/)
  await context.close()
})

function unaccented(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()
}
