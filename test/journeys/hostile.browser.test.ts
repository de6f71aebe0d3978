import assert from 'node:assert/strict'
import { test } from 'node:test'
import { submitDossier } from '#modules/dossiers'
import { openBrowser, openPage } from '#test/browser.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { SCRIPTS } from '../../bench/access/hostile.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()

test('a script typed into every free text of a dossier runs on no page of anybody who sees it', async () => {
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const codes: string[] = []
  for (const script of SCRIPTS) {
    const filer = { kind: 'citizen', full_name: script, personal_number: '001190000123' } as const
    const answers = { ...CERTIFIED_COPY.answers, document: script }
    const { code } = await acting(house, { actor: desk }, (work) =>
      submitDossier(work, { ...CERTIFIED_COPY, persons: { filer, principal: filer }, answers }),
    )
    codes.push(code)
  }
  const shown: Readonly<Record<string, (code: string) => string[]>> = {
    'tiepnhan.cau-giay': (code) => [`/can-bo/ho-so/${code}`, '/can-bo/ho-so', '/quay/cho-tiep-nhan'],
    'congdan.1': (code) => [`/ho-so/${code}`, '/ho-so'],
    'giamsat.ha-noi': () => ['/dieu-hanh', '/dieu-hanh/ho-so?xem=waiting'],
  }
  let pages = 0
  for (const [name, pathsOf] of Object.entries(shown)) {
    const page = await openPage(browser, `${address}/dang-nhap`)
    const ran: string[] = []
    await page.exposeFunction('haicapRan', () => ran.push(page.url()))
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push(page.url())))
    await page.locator('[name=account]').fill(name)
    await page.locator('[name=password]').fill('hai-cap-demo')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/dang-nhap')
    await page.evaluate('haicapRan()')
    assert.equal(ran.splice(0).length, 1, 'a script that runs would be heard')
    for (const path of new Set(codes.flatMap(pathsOf))) {
      await page.goto(`${address}${path}`)
      for (const field of await page.locator('input:visible').all())
        await field.focus({ timeout: 1000 }).catch(() => {})
      pages++
    }
    assert.deepEqual(ran, [], name)
    await page.context().close()
  }
  assert.ok(pages >= 17)
})
