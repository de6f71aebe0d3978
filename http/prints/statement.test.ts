import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { openStatement, sealedIn } from '#platform/tlog/statement.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY, HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything } from '#test/logging.ts'
import { missing } from '#test/programs.ts'
import { codesOf, pagesOf } from '#test/reading-pdf.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

describe(
  'what the log states of a receipt',
  { skip: missing('pdftoppm', 'zbarimg', 'pdfinfo') },
  async () => {
    const house = await openTestHouse()
    const { app } = await openDoor(house, { pages: webPages })
    await logEverything(house)
    const desk = await caller(app, 'tiepnhan.cau-giay')
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    await desk.post(`/api/dossiers/${code}/acceptance`)
    const printed = async () => (await desk.get(`/api/dossiers/${code}/prints/01`)).rawPayload
    const print = await printed()
    const scanned = codesOf(print).find((read) => read.includes('/doi-chieu?m=')) ?? ''
    const sealed = sealedIn(scanned)

    test('a scanner reads it from the paper, which stays one page and the same bytes', async () => {
      assert.equal(pagesOf(print), 1)
      assert.deepEqual(await printed(), print)
      const opened = openStatement(NODE, sealed, [LOG_KEY.verifier])
      assert.deepEqual(
        [opened?.statement.what, opened?.statement.code, opened?.statement.at],
        ['mau_01', code, MONDAY_9],
      )
      assert.match(String(opened?.statement.by), /Cầu Giấy/)
      const words = Buffer.from(sealed, 'base64url').toString()
      for (const secret of [HOA.personal_number, HOA.full_name, HOA.phone]) assert.ok(!words.includes(secret))
    })

    test('the page says what was recorded, when and by whom, without a script', async () => {
      const page = await visitor(app).get(scanned.replace(/^QR-Code:https?:\/\/[^/]+/, ''))
      assert.equal(page.statusCode, 200)
      for (const word of ['Đúng như đã ghi', code, 'Giấy tiếp nhận hồ sơ', '02/03/2026']) {
        assert.ok(page.body.includes(word), word)
      }
    })

    test('a changed copy is refused: other words, another signature, half of the code', async () => {
      const bytes = Buffer.from(sealed, 'base64url')
      const words = Buffer.from(bytes)
      words.write('2027', words.indexOf('2026-03'))
      const signature = Buffer.from(bytes)
      signature[10] = (signature[10] ?? 0) ^ 1
      for (const changed of [
        words.toString('base64url'),
        signature.toString('base64url'),
        sealed.slice(0, -9),
        'x',
      ]) {
        assert.equal(openStatement(NODE, changed, [LOG_KEY.verifier]), null)
        const page = await visitor(app).get(`/doi-chieu?m=${changed}`)
        assert.equal(page.statusCode, 400)
        assert.ok(page.body.includes('Không khớp với nhật ký'))
      }
    })

    test('what the city sees is masked, so nothing is stated of it', async () => {
      const controller = await caller(app, 'giamsat.ha-noi')
      await controller.post(`/api/dossiers/${code}/purpose`, { purpose: 'report' })
      const shown = (await controller.get(`/api/dossiers/${code}/prints/01`)).rawPayload
      assert.ok(!codesOf(shown).some((read) => read.includes('/doi-chieu')))
    })
  },
)
