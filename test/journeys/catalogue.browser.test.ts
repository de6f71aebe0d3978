import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftVersion, findVersion } from '#modules/procedures'
import { systemClock } from '#platform/clock.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { dayOf, formatDay, fromDayNumber, toDayNumber } from '#platform/dates.ts'
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

const CODE = '1.004873'
const house = await openTestHouse()
const { app } = await openDoor(house, { clock: systemClock, pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
const today = dayOf(systemClock())
const nextWeek = formatDay(fromDayNumber(toDayNumber(today) + 7))

test('the administrator imports a list, schedules and undoes a switch, publishes a version and takes it back', async () => {
  const actor = await actorNamed(house, 'quantri.ha-noi', systemClock())
  const version = await findVersion(house.app, CODE, today)
  assert.ok(version)
  const definition = { ...version.definition, papers: version.definition.papers.slice(1) }
  await acting(house, { actor, now: systemClock() }, (work) => draftVersion(work, { code: CODE, definition }))

  const entrance = `${address}/dang-nhap?ve=%2Fquan-tri%2Fdanh-sach%2Fcommunes_112`
  // One journey in which pages come and go as they do for who asks for nothing else.
  const page = await openPage(browser, entrance, { reducedMotion: 'no-preference' })
  await page.locator('[name=account]').fill('quantri.ha-noi')
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  const looks = async (): Promise<void> => {
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport)
      await expectNoSidewaysScroll(page)
      await expectNoViolations(page)
    }
  }

  await page.getByLabel('Dán các mã').fill('2.000815\n9.999999')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText('Dòng 2').first().waitFor()
  await looks()
  await page.getByLabel('Dán các mã').fill('2.000815\n1.001193')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('button', { name: 'Nhập danh sách này' }).click()
  await page.getByText('Đã nhập 2 mã').waitFor()
  await looks()

  await page.goto(`${address}/quan-tri/chuyen-danh-muc`)
  await page.getByLabel('Danh sách').selectOption('communes_112')
  await page.getByLabel('Từ 00:00 ngày').fill(nextWeek)
  await page.getByRole('button', { name: 'Xem' }).click()
  await page.getByText('Thủ tục thôi nhận').waitFor()
  await looks()
  await page.getByRole('button', { name: `Chuyển từ 00:00 ngày ${nextWeek}` }).click()
  await page.getByText('Sắp có hiệu lực').waitFor()
  await page.getByRole('button', { name: `Hủy lần chuyển ngày ${nextWeek}` }).click()
  await page.getByText('Đã hủy lần chuyển').waitFor()

  await page.goto(`${address}/quan-tri/thu-tuc/${CODE}/phien-ban`)
  await looks()
  await page.getByRole('link', { name: 'So sánh với bản đang áp dụng' }).click()
  await page.getByRole('heading', { name: 'So sánh phiên bản 1 với bản đang soạn' }).waitFor()
  await looks()
  await page.goto(`${address}/quan-tri/thu-tuc/${CODE}/cong-bo`)
  await page.getByLabel('Có hiệu lực từ ngày').fill(nextWeek)
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await looks()
  await page.getByRole('button', { name: `Công bố từ 00:00 ${nextWeek}` }).click()
  await page.getByText('Đã công bố').waitFor()
  await page.getByRole('button', { name: 'Thu hồi bản 2' }).click()
  await page.getByText('Đã thu hồi phiên bản').waitFor()

  for (const path of [
    '/quan-tri/con-thieu',
    '/quan-tri/tep-danh-muc',
    '/ngon-ngu/en?ve=/quan-tri/con-thieu',
  ]) {
    await page.goto(address + path)
    await looks()
  }
  await page.context().close()
})
