import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { systemClock } from '#platform/clock.ts'
import { webPages } from '#web/pages.ts'
import { expectNoViolations, openBrowser, openPage } from '#test/browser.ts'
import { openTestHouse } from '#test/house.ts'
import { handAt } from '#test/keystrokes.ts'
import { openDoor } from '#test/serving.ts'

const CARD =
  '001190000123|012345678|Nguyễn Thị Hoa|08031990|Nữ|Số 12, ngõ 68, Dịch Vọng, Cầu Giấy, Hà Nội|15042021'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await app.close()
})

test('a certified copy is taken in and paid at the counter within 25 keys and clicks', async (t) => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await page.getByLabel('Tên tài khoản').fill('tiepnhan.cau-giay')
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/quay/tiep-nhan')
  const stands = (name: string) =>
    page.waitForFunction((wanted) => {
      const one = document.activeElement
      return one?.getAttribute('name') === wanted || one?.id === wanted
    }, name)
  await stands('o-thu-tuc')

  const hand = handAt(page)
  hand.decide()
  await hand.type('sao y')
  await hand.wait(() => page.getByRole('option', { name: 'Chứng thực bản sao từ bản chính' }).waitFor())
  await hand.press('Enter')
  await hand.wait(() => stands('principal.personal_number'))
  await hand.scan(CARD)
  await hand.wait(() => stands('answers.document'))
  assert.equal(await page.locator('[name="principal.full_name"]').inputValue(), 'Nguyễn Thị Hoa')
  assert.equal(await page.locator('[name="principal.birth_on"]').inputValue(), '08/03/1990')
  await page.getByText('Hãy đối chiếu ảnh và người').waitFor()
  await expectNoViolations(page)
  hand.decide()
  await hand.type('Bằng ĐH')
  await hand.press('Tab')
  hand.decide()
  await hand.type('3')
  await hand.press('Tab')
  await hand.type('2')
  hand.decide()
  await hand.press('Alt+s')
  await hand.wait(() => page.waitForURL('**/quay/da-nhan/**'))
  await hand.wait(() =>
    page.waitForFunction(() => document.activeElement?.textContent?.includes('In giấy hẹn')),
  )
  hand.decide()
  await hand.press('Alt+p')
  await hand.wait(() => page.getByText('Đã thu 10.000 đồng').waitFor())

  const { keys, seconds, script } = hand.told()
  t.diagnostic(`${keys} keys and clicks, ${seconds.toFixed(1)} s by the keystroke-level model: ${script}`)
  assert.ok(keys <= 25, `${keys} keys and clicks: ${script}`)
  const [scans] = await house.owner`select data from events where act = 'scan_card'`
  assert.deepEqual(
    scans?.['data'],
    { purpose: 'intake', is_read: true },
    'recorded, without what the card says',
  )
})

test('without a script the scanned code still fills the person when the form is sent', async () => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN', javaScriptEnabled: false })
  await page.getByLabel('Tên tài khoản').fill('tiepnhan.cau-giay')
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/quay/tiep-nhan')
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=2.000815`)
  await page.locator('[name="principal.personal_number"]').fill(CARD)
  await page.locator('[name="answers.document"]').fill('Bằng đại học')
  await page.locator('[name="answers.pages"]').fill('1')
  await page.locator('[name="answers.copies"]').fill('1')
  await page.locator('[name="principal.full_name"]').fill('Nguyễn Thị Hoa')
  await page.getByRole('button', { name: 'Tiếp nhận và chuyển' }).click()
  await page.waitForURL('**/quay/da-nhan/**')
  const [taken] =
    await house.owner`select persons -> 'principal' as principal from dossiers order by submitted_at desc`
  assert.deepEqual(taken?.['principal'], {
    ...{
      kind: 'citizen',
      full_name: 'Nguyễn Thị Hoa',
      personal_number: '001190000123',
      birth_on: '1990-03-08',
    },
    address_printed: 'Số 12, ngõ 68, Dịch Vọng, Cầu Giấy, Hà Nội',
  })
})
