/** A desk's browser on a profile of its own, whose line can be cut and which can crash; for journeys and measurements. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { DESK, FLAGS } from './browser.ts'

/** One desk: its window, and what may happen to it. */
export type OfflineDesk = {
  readonly page: () => Page
  readonly signIn: (account: string) => Promise<void>
  /** Cuts the line, for pages and the worker alike, or brings it back. */
  readonly cut: (isCut: boolean) => Promise<void>
  /** The browser dies and is opened again on the same profile; nobody is signed in then. */
  readonly crash: () => Promise<void>
  /** Sets the computer's clock so many milliseconds ahead. */
  readonly hasten: (ahead: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a desk before a house's address, its clock so many milliseconds ahead of the machine's. */
export async function openOfflineDesk(address: string, ahead = 0): Promise<OfflineDesk> {
  const profile = mkdtempSync(join(tmpdir(), 'haicap-desk-'))
  let hastened = ahead
  const open = async () => {
    const opened = await chromium.launchPersistentContext(profile, {
      ...{ executablePath: '/usr/bin/chromium', args: [...FLAGS], viewport: DESK, locale: 'vi-VN' },
    })
    if (hastened > 0) await opened.addInitScript(hastenPage, hastened)
    return opened
  }
  let context: BrowserContext = await open()
  let isCut = false
  const page = (): Page => {
    const [first] = context.pages()
    if (!first) throw new Error('the desk has no window')
    return first
  }
  return {
    page,
    async signIn(account) {
      await page().goto(`${address}/dang-nhap`)
      await page().getByLabel('Tên tài khoản').fill(account)
      await page().getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
      await page().keyboard.press('Enter')
      await page().waitForURL('**/quay/tiep-nhan')
    },
    async cut(next) {
      isCut = next
      await context.setOffline(next)
    },
    async crash() {
      const dead = new Promise((over) => context.once('close', over))
      const browser = await context.browser()?.newBrowserCDPSession()
      await Promise.race([browser?.send('Browser.crash').catch(() => {}), dead])
      await (browser ? dead : context.close())
      context = await open()
      // Chromium writes cookies to the disk twice a minute, so that a crash may leave a session behind or not.
      await context.clearCookies()
      await context.setOffline(isCut)
    },
    async hasten(next) {
      hastened = next
      await context.addInitScript(hastenPage, next)
      for (const one of context.pages()) await one.evaluate(hastenPage, next)
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** In a page: its clock runs so many milliseconds ahead of the machine's. */
function hastenPage(ahead: number): void {
  const state: { ahead?: number; Machine?: DateConstructor } = Object(globalThis).hastened ?? {}
  Object.assign(globalThis, { hastened: state })
  state.ahead = ahead
  if (state.Machine) return
  const Machine = globalThis.Date
  state.Machine = Machine
  const now = () => Machine.now() + (state.ahead ?? 0)
  Object.assign(globalThis, {
    Date: new Proxy(Machine, {
      construct: (target, given) => Reflect.construct(target, given.length > 0 ? given : [now()]),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    }),
  })
}

/** What one person brought, as it is written at the desk. */
export type Brought = {
  readonly document: string
  readonly pages: number
  readonly copies: number
  readonly card: string
}

/** Takes a certified copy in without the line, by keys and the scanner as with it; answers what its receipt says. */
export async function takeCopyIn(page: Page, brought: Brought): Promise<{ code: string; due: string }> {
  await page.locator('#o-thu-tuc').focus()
  await page.keyboard.type('sao y')
  await page.getByRole('option', { name: 'Chứng thực bản sao từ bản chính' }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('[name="principal.personal_number"]:focus').waitFor()
  await page.keyboard.insertText(brought.card)
  await page.keyboard.press('Enter')
  await page.locator('[name="answers.document"]:focus').waitFor()
  await page.keyboard.insertText(brought.document)
  await page.keyboard.press('Tab')
  await page.keyboard.type(String(brought.pages))
  await page.keyboard.press('Tab')
  await page.keyboard.type(String(brought.copies))
  await page.keyboard.press('Alt+s')
  const receipt = page.locator('.offline-receipt')
  await receipt.waitFor()
  const fact = (label: string) =>
    receipt.locator('.definition', { hasText: label }).locator('dd').first().innerText()
  return { code: await fact('Mã hồ sơ'), due: await fact('Hẹn trả') }
}

/** Everything a desk's browser holds, as text: what is read in it is readable to whoever takes the machine. */
export async function heldBy(
  page: Page,
): Promise<{ readonly kept: number; readonly items: number; readonly text: string }> {
  return page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('haicap-quay')
      asked.addEventListener('success', () => resolve(asked.result))
      asked.addEventListener('error', () => reject(new Error('no base')))
    })
    const all = (name: string) =>
      new Promise<unknown[]>((resolve) => {
        const asked = base.transaction(name).objectStore(name).getAll()
        asked.addEventListener('success', () => resolve(asked.result))
      })
    const [kept, items] = [await all('kept'), await all('outbox')]
    base.close()
    const told = (_name: string, value: unknown): unknown =>
      value instanceof ArrayBuffer || value instanceof Uint8Array
        ? new TextDecoder().decode(value instanceof Uint8Array ? value : new Uint8Array(value))
        : value instanceof CryptoKey
          ? `key, ${value.extractable ? '' : 'not '}extractable`
          : value
    return { kept: kept.length, items: items.length, text: JSON.stringify([kept, items], told) }
  })
}

/** Waits until a desk says that it may go on without the line. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.getByText(/Mất kết nối vẫn tiếp nhận được đến/).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
}
