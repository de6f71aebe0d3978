import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { webPages } from '#web/pages.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { backOfficeOf, CARD, playCertifiedCopy, signInAtCounter } from '#test/certified-copy.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'

const house = await openTestHouse()
const { app, door } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await app.close()
})

test('a certified copy is taken in, paid and handed over at the counter within 25 keys and clicks, all of it pressed on the page', async (t) => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  const { keys, model, waited, script } = await playCertifiedCopy(page, {
    backOffice: backOfficeOf(door),
    async onFilled() {
      assert.equal(await page.locator('[name="principal.full_name"]').inputValue(), 'Nguyễn Thị Hoa')
      assert.equal(await page.locator('[name="principal.birth_on"]').inputValue(), '08/03/1990')
      await page.getByText('Hãy đối chiếu ảnh và người').waitFor()
      await expectNoViolations(page)
    },
  })
  t.diagnostic(
    `${keys} keys and clicks, ${model.toFixed(1)} s by the keystroke-level model and ${waited.toFixed(1)} s of waiting: ${script}`,
  )
  assert.ok(keys <= 25, `${keys} keys and clicks: ${script}`)
  assert.ok(model <= 45, `${model} s by the model: ${script}`)
  const [handed] = await house.owner`select delivery from dossiers order by submitted_at desc limit 1`
  assert.equal(handed?.['delivery'], 'delivered')
  const [scans] = await house.owner`select data from events where act = 'scan_card'`
  assert.deepEqual(
    scans?.['data'],
    { purpose: 'intake', of: 'card', is_read: true },
    'recorded, without what the card says',
  )
})

test('without a script the scanned code still fills the person when the form is sent', async () => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN', javaScriptEnabled: false })
  await signInAtCounter(page)
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

test('an electronic copy asks for the scan once it is chosen, and the scan goes up at once', async () => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=2.000815`)
  const scan = page.locator('[id="o-answers.scan"]')
  assert.equal(await scan.count(), 0, 'a paper copy asks for none')
  await page.locator('[name="principal.full_name"]').fill('Nguyễn Thị Hoa')
  await page.locator('[name="principal.phone"]').fill('0912345678')
  await page.locator('[name="answers.document"]').fill('Bằng đại học')
  await page.locator('[name="answers.pages"]').fill('3')
  await page.locator('[name="answers.copies"]').fill('1')
  await page.locator('[name="answers.electronic"][value=yes]').check()
  await scan.waitFor({ state: 'attached' })
  await scan.setInputFiles('test/fixtures/three-pages.pdf')
  await page.getByText('three-pages.pdf · Đã nhận').waitFor()
  for (const [name, viewport] of Object.entries({ DESK, PHONE })) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
    if (process.env['PICTURES'])
      await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true })
  }
  await page.keyboard.press('Alt+s')
  await page.waitForURL('**/quay/da-nhan/**')
  const code = page.url().split('/').at(-1) ?? ''
  await backOfficeOf(door).signAndIssue(code)
  const [row] = await house.owner`
    select (select array_agg(name) from papers where held_for = d.id) as scans, result_number from dossiers d where code = ${code}`
  assert.deepEqual(row?.['scans'], ['three-pages.pdf'])
  assert.ok(row?.['result_number'])
})
