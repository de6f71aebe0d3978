import { after, test } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { addMonths, dayOf, formatDay, fromDayNumber, toDayNumber } from '#platform/dates.ts'
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

// The browser judges by its own clock whether a session's cookie is over.
const { app } = await openDoor(await openTestHouse(), { pages: webPages, clock: systemClock })
const house = await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())
const browser = await openBrowser()

test('an administrator closes a day: the year, the form, the preview and the saved calendar are sound on phone and desk', async () => {
  const page = await openPage(browser, `${house}/dang-nhap?ve=/quan-tri/lich/thanh-pho`, { viewport: DESK })
  const lookClosely = async (): Promise<void> => {
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport)
      await expectNoViolations(page)
      await expectNoSidewaysScroll(page)
    }
  }
  await page.locator('[name=account]').fill('quantri.ha-noi')
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  await page.waitForURL('**/quan-tri/lich/thanh-pho')
  await lookClosely()
  await page.getByRole('link', { name: 'Sửa lịch' }).click()
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.locator('.error-summary').waitFor()
  await lookClosely()
  const nextMonth = fromDayNumber(addMonths(toDayNumber(dayOf(systemClock())), 1))
  await page.locator('[name=from]').fill(formatDay(nextMonth))
  await page.locator('[name=name]').fill('Mất điện toàn thành phố')
  await page.locator('[name=legal_basis]').fill('Thông báo 5/TB-UBND')
  await page.locator('[name=reason]').fill('Theo thông báo của điện lực')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText('Chưa có gì được ghi').waitFor()
  await lookClosely()
  await page.getByRole('button', { name: 'Ghi lịch này' }).click()
  await page.getByText('Không hẹn nào thay đổi').waitFor()
  await lookClosely()
  await page.context().close()
})
