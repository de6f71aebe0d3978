/** A house with a fortnight behind it, served, and its controller at a browser. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { House } from '#db/house.ts'
import { systemClock } from '#platform/clock.ts'
import { webPages } from '#web/pages.ts'
import { openBrowser, openPage } from './browser.ts'
import { foldEverything } from './folding.ts'
import { playHistory } from './history.ts'
import { openTestHouse } from './house.ts'
import { openDoor } from './serving.ts'

const DAYS_12_MS = 12 * 86_400_000

export type CityHouse = {
  readonly house: House
  readonly address: string
  readonly browser: Browser
  /** A page of the city's, opened by its controller. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>
}

/** Opens it on the machine's clock, because browsers drop cookies of the past. */
export async function openCityHouse(): Promise<CityHouse> {
  const house = await openTestHouse()
  const from = new Date(Date.parse(systemClock()) - DAYS_12_MS).toISOString()
  await playHistory(house, { dossiers: 40, seed: 3, from })
  await foldEverything(house)
  const { app } = await openDoor(house, { clock: systemClock, pages: webPages })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await openPage(browser, `${address}/dang-nhap?${new URLSearchParams({ ve: path })}`, options)
    await page.locator('[name=account]').fill('giamsat.ha-noi')
    await page.locator('[name=password]').fill('hai-cap-demo')
    await page.locator('main form button').click()
    await page.waitForURL((url) => url.pathname === path.split('?')[0])
    return page
  }
  return { house, address, browser, open }
}
