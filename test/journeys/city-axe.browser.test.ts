import { test } from 'node:test'
import { DESK, PHONE, expectNoSidewaysScroll, expectNoViolations } from '#test/browser.ts'
import { openCityHouse } from '#test/city-house.ts'

const TABLET = { width: 820, height: 1100 }
const { address, open } = await openCityHouse()

/** A dozen rows are judged as 126 are, in a tenth of the time. */
const PATHS = [
  '/dieu-hanh?ky=13-ngay&q=ho',
  '/dieu-hanh/ban-do?ky=13-ngay&so-lieu=overdue',
  '/dieu-hanh/don-vi/cau-giay?ky=13-ngay',
  '/dieu-hanh/phan-tich?ky=13-ngay&unit=cau-giay',
  '/dieu-hanh/giai-trinh?unit=cau-giay',
  '/can-bo/canh-bao',
  '/dieu-hanh/du-bao',
  '/dieu-hanh/du-bao?unit=cau-giay',
  '/dieu-hanh/sap-tre',
  '/dieu-hanh/ho-so?view=received&ky=13-ngay',
]

test('axe finds nothing on any of the city’s pages, on phone, tablet and desk, in both languages', async () => {
  const page = await open('/dieu-hanh')
  for (const viewport of [PHONE, TABLET, DESK]) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
  }
  for (const path of PATHS) {
    await page.goto(address + path)
    for (const viewport of [PHONE, TABLET, DESK]) {
      await page.setViewportSize(viewport)
      await expectNoSidewaysScroll(page)
      if (viewport !== TABLET) await expectNoViolations(page)
    }
  }
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Received' }).waitFor()
  await expectNoViolations(page)
  await page.context().close()
})
