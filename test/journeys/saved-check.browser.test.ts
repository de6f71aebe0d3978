import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { after, test } from 'node:test'
import { renderSVG } from 'uqr'
import { listStated, proveRecord, statePaper } from '#modules/evidence'
import { SYSTEM } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { makeSigningKey } from '#platform/tlog/signing-key.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import { savedCheckPage } from '#web/checking/saved-page.tsx'
import { MONDAY_9 } from '#test/acting.ts'
import { expectNoSidewaysScroll, expectNoViolations, openBrowser, openContext, PHONE } from '#test/browser.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything, makeEvents } from '#test/logging.ts'

const house = await openTestHouse()
const folder = await mkdtemp(join(tmpdir(), 'haicap-saved-'))
after(() => rm(folder, { recursive: true, force: true }))
const CODE = 'H26.00166-260302-0001'
const ID = '00000000-0000-4000-8000-000000000001'
const told = { code: CODE, at: MONDAY_9, by: 'UBND phường Cầu Giấy' }
const statement = { ...told, what: 'mau_01', number: '12/TNHS/2026', facts: new Uint8Array(32) }
const scanned = `https://motcua.example/doi-chieu?m=${sealStatement(statement, LOG_KEY)}`

await house.worker`
  insert into events (module, noun, noun_id, noun_version, act, actor_kind, at, data)
  values ('dossiers', 'dossier', ${ID}, 1, 'submit', 'citizen', ${MONDAY_9}, '{}'),
    ('dossiers', 'dossier', ${ID}, 2, 'accept', 'officer', ${MONDAY_9}, '{}')`
const [agency] = await house.owner<{ id: string }[]>`select id from agencies limit 1`
assert.ok(agency)
const of = { id: ID, agency_id: agency.id, unit_id: 166 }
await inTransaction(house.worker, {}, (trx) =>
  statePaper({ trx, actor: SYSTEM, now: MONDAY_9 }, of, statement),
)
await makeEvents(house, 300)
await logEverything(house)
const stated = await listStated(house.worker, ID)
const papers = stated.map(({ noun_id, facts_digest }) => ({
  ...{ noun_id, facts_digest, statement: sealStatement(statement, LOG_KEY) },
}))
const asked = { code: CODE, id: ID, by: told.by, papers, now: MONDAY_9 }
const proof = await proveRecord(house.worker, LOG_KEY, asked)

const saved = join(folder, 'kiem-tra-giay.html')
await writeFile(saved, savedCheckPage({ keys: [LOG_KEY.verifier.text], now: MONDAY_9 }))
const browser = await openBrowser()

/** The saved file on a phone that has no network; whatever it asks for is a failure. */
async function openSaved() {
  const context = await openContext(browser, { viewport: PHONE })
  const asked: string[] = []
  await context.setOffline(true)
  const page = await context.newPage()
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) asked.push(request.url())
  })
  page.on('pageerror', (error) => asked.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && asked.push(line.text()))
  await page.goto(pathToFileURL(saved).href)
  const result = page.locator('#result')
  return {
    page,
    said: () => result.innerText(),
    /** What the page says after an act: it is emptied before, because checking takes its moment. */
    verdict: async (act: () => Promise<void>) => {
      await result.evaluate((place) => place.replaceChildren())
      await act()
      await result.locator('h2').waitFor()
      return result.innerText()
    },
    close: async () => {
      await context.close()
      assert.deepEqual(asked, [], 'the page asked for nothing and nothing failed')
    },
  }
}

test('a saved page, without any network, says what a receipt’s code states, typed or from a picture, and no to a changed copy', async () => {
  const { page, said, verdict, close } = await openSaved()
  const check = () => verdict(() => page.getByRole('button', { name: 'Kiểm tra' }).click())
  await page.getByLabel('Nội dung của mã').fill(scanned)
  assert.match(await check(), /^Đúng như đã ghi/)
  for (const part of [CODE, '12/TNHS/2026', told.by, '02/03/2026 09:00', 'Giấy tiếp nhận']) {
    assert.ok((await said()).includes(part), part)
  }
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)

  const at = scanned.length - 60
  const changed = scanned.slice(0, at) + (scanned[at] === 'A' ? 'B' : 'A') + scanned.slice(at + 1)
  await page.getByLabel('Nội dung của mã').fill(changed)
  assert.match(await check(), /^KHÔNG đúng như đã ghi/)
  const thief = makeSigningKey(LOG_KEY.verifier.name, Buffer.alloc(32, 66))
  await page.getByLabel('Nội dung của mã').fill(sealStatement(statement, thief))
  assert.match(await check(), /^KHÔNG đúng như đã ghi/)

  const drawing = await browser.newPage()
  await drawing.setContent(`<div style="width:600px;padding:40px">${renderSVG(scanned, { ecc: 'M' })}</div>`)
  const picture = join(folder, 'code.png')
  await drawing.screenshot({ path: picture })
  await drawing.close()
  await page.getByLabel('Hoặc chọn ảnh').setInputFiles(picture)
  await page.locator('#result h2', { hasText: /^Đúng như đã ghi/ }).waitFor()
  assert.ok((await said()).includes('12/TNHS/2026'))
  await close()
})

test('a proof file is checked to its checkpoint; an edited, a reordered and a foreign one are refused', async () => {
  const { page, verdict, close } = await openSaved()
  const open = async (name: string, value: unknown) => {
    const file = join(folder, name)
    await writeFile(file, JSON.stringify(value))
    return verdict(() => page.getByLabel('Hoặc chọn ảnh').setInputFiles(file))
  }
  const [first, second] = proof.events
  assert.ok(first && second)
  const right = await open('right.json', proof)
  assert.match(right, /^Đúng như đã ghi/)
  assert.match(right, /Nộp hồ sơ.*№ 1.*Tiếp nhận hồ sơ.*№ 2/s)
  assert.match(right, /303/)
  const edited = { ...second, leaf: { ...second.leaf, at: '2026-03-01T02:00:00.000Z' } }
  const forgeries = {
    'edited.json': { ...proof, events: [first, edited] },
    'left-out.json': { ...proof, events: [first] },
    'reordered.json': { ...proof, events: [second, first] },
    'checkpoint.json': { ...proof, checkpoint: proof.checkpoint.replace('303', '304') },
    'without-event.json': { ...proof, papers: proof.papers.map((paper) => ({ ...paper, event: first })) },
    'nothing.json': { hello: 1 },
  }
  for (const [name, forged] of Object.entries(forgeries)) {
    assert.match(await open(name, forged), /^KHÔNG đúng như đã ghi/, name)
  }
  await close()
})

test('a code scanned after the proof file was opened is looked for in it: yes to the paper in the log, no to other facts', async () => {
  const { page, verdict, close } = await openSaved()
  const file = join(folder, 'with-paper.json')
  await writeFile(file, JSON.stringify(proof))
  await verdict(() => page.getByLabel('Hoặc chọn ảnh').setInputFiles(file))
  const press = async (code: string) => {
    await page.getByLabel('Nội dung của mã').fill(code)
    return verdict(() => page.getByRole('button', { name: 'Kiểm tra' }).click())
  }
  const yes = await press(scanned)
  assert.match(yes, /^Đúng như đã ghi/)
  assert.match(yes, /nằm trong nhật ký đã chốt và ký/)
  assert.match(yes, /12\/TNHS\/2026.*№ 3/s)
  const other = sealStatement({ ...statement, facts: new Uint8Array(32).fill(1) }, LOG_KEY)
  const no = await press(other)
  assert.match(no, /^KHÔNG đúng như đã ghi/)
  assert.match(no, /nội dung giấy đã đổi/)
  await close()
})
