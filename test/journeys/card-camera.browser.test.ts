import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/clock.ts'
import { webPages } from '#web/pages.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  launchBrowser,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { CARD, signInAtCounter } from '#test/certified-copy.ts'
import { filmOfCode, pictureOfCode } from '#test/codes.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'

const FIRM = 'MST: 0100112437-001|CÔNG TY TNHH HOA SEN|Hà Nội'
const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const folder = await mkdtemp(join(tmpdir(), 'haicap-film-'))
const film = join(folder, 'card.y4m')
await filmOfCode(film, CARD)
const fake = '--use-fake-device-for-media-stream'
/** Without a camera; with a card before it; with a pattern before it that is no code. */
const [plain, withCard, withPattern] = await Promise.all([
  launchBrowser(),
  launchBrowser([fake, `--use-file-for-fake-video-capture=${film}`]),
  launchBrowser([fake]),
])
after(async () => {
  await Promise.all([plain, withCard, withPattern].map((browser) => browser.close()))
  await app.close()
  await rm(folder, { recursive: true })
})

type Browser = typeof plain

async function intakeIn(browser: Browser, procedure = '2.000815'): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=${procedure}`)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  const path = process.env['PICTURES']
  if (path) await page.screenshot({ path: `${path}/${name}.png` })
}

const value = (page: Page, name: string) => page.locator(`[name="principal.${name}"]`).inputValue()

test('without a camera, or where it is refused, the officer is told what to do instead', async () => {
  for (const [browser, words] of [
    [plain, 'Máy này không có camera'],
    [withCard, 'Trình duyệt chưa được phép dùng camera'],
  ] as const) {
    const page = await intakeIn(browser)
    await page.getByRole('button', { name: 'Quét bằng camera' }).press('Enter')
    await page.getByText(words).waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0, 'its window is closed again')
    await expectNoViolations(page)
    await page.context().close()
  }
})

test('a picture without a code, one that is none, and a code of something else are told apart', async () => {
  const page = await intakeIn(plain)
  const input = page.locator('card-scan input[type=file]')
  const status = page.locator('card-scan [role=status]')
  const says = (words: string) => status.filter({ hasText: words }).waitFor()
  await input.setInputFiles('test/fixtures/picture.png')
  await says('Không thấy mã QR trong ảnh')
  const broken = join(folder, 'broken.png')
  await writeFile(broken, 'no picture')
  await input.setInputFiles(broken)
  await says('Không mở được tệp này như một ảnh')
  const other = join(folder, 'other.png')
  await writeFile(other, await pictureOfCode('https://vneid.gov.vn'))
  await input.setInputFiles(other)
  await says('không phải mã QR của thẻ căn cước')
  assert.equal(await value(page, 'full_name'), '')
  await page.locator('[name="principal.personal_number"]').fill('')
  const card = join(folder, 'card.png')
  await writeFile(card, await pictureOfCode(CARD))
  await input.setInputFiles(card)
  await says('Hãy đối chiếu ảnh và người')
  assert.deepEqual(
    [await value(page, 'personal_number'), await value(page, 'full_name')],
    ['001190000123', 'Nguyễn Thị Hoa'],
  )
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute('name')),
    'answers.document',
    'the keyboard stands where a scanner would have left it',
  )
  for (const [name, viewport] of Object.entries({ DESK, PHONE })) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
    await page.evaluate(() => window.scrollTo(0, 0))
    await picture(page, `scan-${name}`)
  }
})

test('the camera reads a card, asked for by keyboard alone, and the scan is recorded like any other', async () => {
  const page = await intakeIn(withCard)
  await page.context().grantPermissions(['camera'])
  await page.getByRole('button', { name: 'Quét bằng camera' }).press('Enter')
  await page.getByText('Hãy đối chiếu ảnh và người').waitFor()
  assert.equal(await value(page, 'birth_on'), '08/03/1990')
  assert.equal(await page.getByRole('dialog').count(), 0)
  const scans = await house.owner`select data from events where act = 'scan_card' order by id`
  assert.deepEqual(scans.at(-1)?.['data'], { purpose: 'intake', of: 'card', is_read: true })
})

test('Escape closes the camera and leads back to its button', async () => {
  const page = await intakeIn(withPattern)
  await page.context().grantPermissions(['camera'])
  const button = page.getByRole('button', { name: 'Quét bằng camera' })
  await button.press('Enter')
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng camera' }).waitFor()
  for (const [name, viewport] of Object.entries({ DESK, PHONE })) {
    await page.setViewportSize(viewport)
    await expectNoViolations(page)
    await picture(page, `camera-${name}`)
  }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.textContent === 'Quét bằng camera')
})

test('a certificate of a firm fills the organisation; where a procedure takes none, it says so', async () => {
  const firm = join(folder, 'firm.png')
  await writeFile(firm, await pictureOfCode(FIRM))
  const [forFirms] = await house.owner<{ code: string }[]>`
    select code from procedure_versions
    where definition -> 'applicants' ? 'organisation' order by code = '1.013225' desc limit 1`
  const page = await intakeIn(plain, forFirms?.code)
  await page.locator('card-scan input[type=file]').setInputFiles(firm)
  await page.getByText('chữ số kiểm tra đúng').waitFor()
  assert.deepEqual(
    [await value(page, 'kind'), await value(page, 'tax_code'), await value(page, 'full_name')],
    ['organisation', '0100112437-001', 'CÔNG TY TNHH HOA SEN'],
  )
  await picture(page, 'scan-firm')
  const typed = page.locator('[name="principal.tax_code"]')
  await typed.fill('0100112438')
  await typed.press('Enter')
  await page.getByText('không đúng chữ số kiểm tra').waitFor()
  const [citizens] = await house.owner<{ code: string }[]>`
    select code from procedure_versions where definition -> 'applicants' = '["citizen"]' limit 1`
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=${citizens?.code}`)
  await page.locator('card-scan input[type=file]').setInputFiles(firm)
  await page.getByText('thủ tục này không nhận đối tượng đó').waitFor()
})
