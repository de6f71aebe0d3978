import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach } from 'node:test'
import type { default as Axe, RunOptions } from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium,
} from 'playwright-core'

/** A phone and a desk, as journeys look at pages. */
export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1366, height: 900 }

const CHROMIUM = '/usr/bin/chromium'

/**
 * What Chromium does without. Of several lists it heeds the last one, so that this one names what Playwright does without
 * too. The first two are pages of Chromium's own, made ahead of need for the suggestions below its address bar: a process
 * and a second of processor for each window, which here nobody types an address in.
 */
const WITHOUT = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ...['DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay'],
  ...['MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  'ThirdPartyStoragePartitioning',
]

/** How Chromium is started here. */
export const FLAGS = [
  `--disable-features=${WITHOUT.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Axe, without its comments: half as much for a page to read. */
const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Only what is wrong, and where it stands in the page's own words: to name every place costs as much as to judge it.
  ...{ resultTypes: ['violations'], selectors: false },
}

/** Opens Debian's Chromium, with more flags where needed; whoever opens it closes it. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...more] })
}

/** Opens Debian's Chromium; it closes by itself after the tests of the file. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launchBrowser()
  afterEach(async (test) => {
    if ('passed' in test && !test.passed) await tellPages(browser, test.name)
  })
  after(() => browser.close())
  return browser
}

/** What stood before the eyes when a test failed: a wait that ends says only what did not come. */
async function tellPages(browser: Browser, test: string): Promise<void> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const words = await page.innerText('body', { timeout: 2000 }).catch(() => 'a page that says nothing')
    process.stderr.write(`${test}: ${page.url()} shows: ${words.replace(/\s+/g, ' ').slice(0, 600)}\n`)
  }
}

/**
 * A session of its own (cookies, sign-in); on a desk, and asking for less motion, unless told. A browser without a graphics
 * card draws each step of a page's coming and going by its processor, a fifth of what a journey costs.
 */
export function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ viewport: DESK, reducedMotion: 'reduce', ...options })
}

/** A page in a session of its own, already at an address. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await openContext(browser, options)
  const page = await context.newPage()
  await page.goto(address)
  return page
}

/** Fails with what axe finds wrong on the page as it stands, and where. */
export async function expectNoViolations(page: Page): Promise<void> {
  // Half a megabyte of program, which a page that has it already is not given again.
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(AXE)
  const found = await page.evaluate(async (rules) => {
    const { axe } = globalThis as typeof globalThis & { axe: typeof Axe }
    const { violations } = await axe.run(document, rules)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  }, RULES)
  assert.deepEqual(found, [], `axe on ${page.url()}`)
}

/** Fails when the page is wider than its window, which on a phone means scrolling sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, frame] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ])
  assert.ok((content ?? 0) <= (frame ?? 0), `${page.url()} is ${content} px wide in a window of ${frame}`)
}

/** Looks at a page as a phone and a desk show it; with `PICTURES` (a folder) it keeps what it saw under a name. */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ PHONE, DESK })) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
    if (process.env['PICTURES'])
      await page.screenshot({ path: `${process.env['PICTURES']}/${name}-${size}.png`, fullPage: true })
  }
}
