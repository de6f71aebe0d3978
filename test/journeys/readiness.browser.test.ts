import { test } from 'node:test'
import type { Page } from 'playwright-core'
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
import { giveCertificates } from '#test/certificates.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'

const house = await openTestHouse()
await giveCertificates(house)
const { app } = await openDoor(house, { clock: systemClock, pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
const desk = await caller(app, 'tiepnhan.cau-giay')
const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
await desk.post(`/api/dossiers/${code}/acceptance`)
const [first] = (await desk.get('/api/directory/cau-giay')).json().desks
const city = await caller(app, 'giamsat.ha-noi')
await city.post(`/api/dossiers/${code}/purpose`, { purpose: 'supervision' })

/** Signed in as somebody, at a page. */
async function open(account: string, path: string): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap?${new URLSearchParams({ ve: path })}`)
  await page.locator('[name=account]').fill(account)
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  await page.waitForURL((url) => url.pathname === path.split('?')[0])
  return page
}

const PAGES: readonly (readonly [account: string, paths: readonly string[]])[] = [
  ['quantri.ha-noi', ['/quan-tri/san-sang?muc=alarm', '/quan-tri/san-sang/cau-giay', '/quan-tri/quay']],
  ['quantri.cau-giay', ['/quan-tri/quay/cau-giay', `/quan-tri/quay/cau-giay/${first.id}`]],
  ['giamsat.ha-noi', [`/dieu-hanh/ho-so/${code}/nhat-ky`, `/dieu-hanh/ho-so/${code}/muc-dich`]],
  ['tiepnhan.cau-giay', [`/can-bo/ho-so/${code}/nhat-ky`]],
  ['congdan.1', ['/danh-ba', '/danh-ba/cau-giay', '/doi-chieu']],
]

for (const [account, paths] of PAGES) {
  test(`axe finds nothing and nothing scrolls sideways on the pages of ${account}: ${paths.join(' ')}`, async () => {
    const page = await open(account, paths[0]?.split('?')[0] ?? '/')
    for (const path of paths) {
      await page.goto(address + path)
      for (const viewport of [PHONE, DESK]) {
        await page.setViewportSize(viewport)
        await expectNoSidewaysScroll(page)
        await expectNoViolations(page)
      }
    }
    await page.context().close()
  })
}
