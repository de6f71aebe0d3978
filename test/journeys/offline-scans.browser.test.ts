import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { lookAt } from '#test/browser.ts'
import { openTestHouse } from '#test/house.ts'
import { openOfflineDesk, waitUntilReady } from '#test/offline-desk.ts'
import { BIRTH_NOTICE } from '#test/paper-texts.ts'
import { grayPng, photoOf } from '#test/scanned-page.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const desk = await openOfflineDesk(address)
const folder = await mkdtemp(join(tmpdir(), 'haicap-scans-'))
after(async () => {
  await desk.close()
  await app.close()
  await rm(folder, { recursive: true })
})
const photo = join(folder, 'photo.png')
await writeFile(photo, grayPng(await photoOf(BIRTH_NOTICE, { width: 1800 })))

const look = (name: string) => lookAt(desk.page(), name)

const counts = (words: string) => desk.page().locator(`[data-counts="${words}"]`).waitFor()
const joinPages = () => desk.page().getByRole('button', { name: 'Gộp thành một tệp PDF và giữ để gửi' })

/** Scans one page and says which paper it is. */
async function scanOne(): Promise<void> {
  const page = desk.page()
  await page.locator('page-scan input[multiple]').setInputFiles([photo])
  await page.locator('.scan-page').getByText('Đã cắt nền').waitFor()
  await joinPages().click()
  await page.locator('page-scan .upload-row').getByText('Đã giữ trên máy').waitFor()
  await page.getByLabel('Đây là giấy tờ nào').selectOption('original')
}

/** All that lies in the base of scans, as text. */
function heldScans(): Promise<{ pieces: number; text: string }> {
  return desk.page().evaluate(async () => {
    const base = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('haicap-quay-trang')
      asked.addEventListener('success', () => resolve(asked.result))
    })
    const all = (name: string) =>
      new Promise<unknown[]>((resolve) => {
        const asked = base.transaction(name).objectStore(name).getAll()
        asked.addEventListener('success', () => resolve(asked.result))
      })
    const pieces = await all('pieces')
    const text = pieces.map((one) => new TextDecoder('latin1').decode(one as Uint8Array)).join('')
    base.close()
    return { pieces: pieces.length, text }
  })
}

test('pages scanned without the line are kept sealed, outlive the browser, and go behind their dossier once', async () => {
  await desk.signIn('tiepnhan.cau-giay')
  const page = desk.page()
  await waitUntilReady(page)
  await desk.cut(true)
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=2.000815`)
  await page.locator('[name="principal.full_name"]').fill('Nguyễn Thị Hoa')
  await page.locator('[name="principal.phone"]').fill('0912345678')
  await page.locator('[name="answers.document"]').fill('Giấy chứng sinh')
  await page.locator('[name="answers.pages"]').fill('1')
  await page.locator('[name="answers.copies"]').fill('1')
  await page.locator('page-scan input[multiple]').setInputFiles([photo])
  await page.locator('.scan-page').getByText('Đã cắt nền').waitFor()
  await page.keyboard.press('Alt+s')
  await page.getByText('Các trang trên chưa được gửi').waitFor()
  await joinPages().click()
  await page.locator('page-scan .upload-row').getByText('Đã giữ trên máy').waitFor()
  await page.getByLabel('Đây là giấy tờ nào').selectOption('original')
  await look('offline-scan')
  await page.keyboard.press('Alt+s')
  await page.locator('.offline-receipt').waitFor()
  await counts('2/0/0')
  const held = await heldScans()
  assert.ok(held.pieces > 0)
  assert.doesNotMatch(held.text, /%PDF|JFIF/, 'nobody here reads it')
})

test('the next dossier goes on from the one before: for the same person, or the whole of it once more', async () => {
  const page = desk.page()
  const valueOf = (name: string) => page.locator(`[name="${name}"]`).inputValue()
  const both = async () => [await valueOf('principal.full_name'), await valueOf('answers.document')]
  await page.keyboard.press('Alt+r')
  await page.locator('[name="answers.document"]').waitFor()
  assert.deepEqual(await both(), ['Nguyễn Thị Hoa', 'Giấy chứng sinh'])
  assert.equal(await page.locator('[name$=".paper_ids"]').count(), 0, 'files belong to the one before')
  await page.evaluate(() => {
    history.pushState(null, '', '/quay/tiep-nhan?nguoi')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await page.getByText('Hồ sơ khác của người vừa nộp').waitFor()
  await page.getByRole('link', { name: 'Chứng thực bản sao từ bản chính' }).click()
  await page.locator('[name="answers.document"]').waitFor()
  assert.deepEqual(await both(), ['Nguyễn Thị Hoa', ''])
  await page.goto(`${address}/quay/tiep-nhan?thu-tuc=2.000815&nhu`)
  await page.locator('[name="answers.document"]').waitFor()
  assert.deepEqual(await both(), ['', ''], 'a window opened anew knows nobody')
})

test('more pages are scanned later for a dossier that was taken in on this machine', async () => {
  const page = desk.page()
  await page
    .getByRole('link', { name: /^Quét giấy tờ/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Giữ để gửi' }).click()
  await page.getByText('Chưa có tệp nào được chọn giấy tờ').waitFor()
  await scanOne()
  await look('scan-later')
  await page.getByRole('button', { name: 'Giữ để gửi' }).click()
  await page.getByText('Đã giữ 1 tệp để gửi').waitFor()
  await counts('3/0/0')
})

test('where the browser has no room it says so, and what was kept stays', async () => {
  const page = desk.page()
  // As a browser answers whose disk is full.
  await page.evaluate(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its own this below
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function full(value: unknown, key?: IDBValidKey) {
      if (this.name === 'pieces') throw new DOMException('full', 'QuotaExceededError')
      return put.call(this, value, key)
    }
  })
  await page.locator('page-scan input[multiple]').setInputFiles([photo])
  await page.locator('.scan-page').getByText('Đã cắt nền').waitFor()
  await joinPages().click()
  await page
    .locator('page-scan .upload-row')
    .getByText('Bộ nhớ của trình duyệt trên máy này đã đầy')
    .waitFor()
  await counts('3/0/0')
})

test('after a crash of the browser everything is sent in its order by whoever signs in', async () => {
  await desk.crash()
  await desk.cut(false)
  await desk.signIn('tiepnhan.cau-giay')
  await desk.page().goto(`${address}/quay/mat-mang`)
  await counts('0/3/0')
  await look('scans-sent')
  const files = await house.owner`
    select p.pages, d.checklist -> 0 -> 'paper_ids' ? p.id::text as named
    from dossiers d join papers p on p.held_for = d.id`
  assert.deepEqual(
    files.map((one) => ({ ...one })),
    [
      { pages: 1, named: true },
      { pages: 1, named: true },
    ],
  )
  assert.equal((await house.owner`select 1 from offline_pieces`).length, 0)
  assert.equal((await heldScans()).pieces, 0, 'nothing stays on the machine')
  const acts = await house.city<{ act: string }[]>`
    select act from events where noun = 'dossier' order by id`
  assert.deepEqual(acts.map(({ act }) => act).slice(-2), ['add_scan', 'add_scan'])
})
