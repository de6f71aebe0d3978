import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import type { Review } from '#modules/prints'
import type { presentReport } from '#http/statistics/present-report.ts'
import { foldEverything } from '#test/folding.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { textOf } from '#test/reading-pdf.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

const PATH = '/api/review?period=2026-03-01..2026-03-15'

describe('the review report', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { clock: () => '2026-03-16T02:00:00.000Z' })
  await playHistory(house, { dossiers: 70, seed: 4 })
  await foldEverything(house)
  const leader = await caller(app, 'lanhdao.ha-noi')
  const folder = mkdtempSync(join(tmpdir(), 'review-'))
  after(() => rmSync(folder, { recursive: true }))

  test('a commune’s officer and a visitor get none; a period that is none is refused', async () => {
    assert.equal((await visitor(app).get(PATH)).statusCode, 401)
    assert.equal((await (await caller(app, 'ky.cau-giay')).get(PATH)).statusCode, 403)
    assert.equal((await leader.get('/api/review?period=tháng')).statusCode, 400)
  })

  test('its numbers are the unit summary’s, each leads to where it is looked up, and each thing a unit needs is of 126', async () => {
    const review = (await leader.get(PATH)).json<Review>()
    const path = '/api/reports/unit-summary?period=2026-03-01..2026-03-15'
    const { total } = (await leader.get(path)).json<ReturnType<typeof presentReport>>()
    const [figures, , readiness] = review.sections
    const row = figures?.table?.rows.find(({ cells }) => cells[0] === 'Đã giải quyết')
    assert.equal(row?.cells[1], String(total['c11']))
    const sources = review.sections.flatMap(({ table }) => table?.rows.map((one) => one.source) ?? [])
    assert.ok(sources.length > 20 && sources.every((source) => source?.startsWith('http://127.0.0.1:8080/')))
    assert.ok(readiness?.table?.rows.every(({ cells }) => /^\d+\/126$/.test(cells[1] ?? '')))
  })

  test(
    'the Word file holds the same words, its links and its chart, and the PDF the same title',
    { skip: missing('python3', 'pdftotext') },
    async () => {
      const docx = await leader.get(`${PATH}&format=docx`)
      assert.match(docx.headers['content-disposition'] ?? '', /ra-soat-2026-03-01--2026-03-15\.docx/)
      writeFileSync(join(folder, 'a.docx'), docx.rawPayload)
      execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'a.docx'), folder])
      const xml = readFileSync(join(folder, 'word/document.xml'), 'utf8')
      assert.match(xml, /II\. CÁC ĐƠN VỊ TIẾP NHẬN NHIỀU HỒ SƠ NHẤT/)
      assert.match(xml, /<pic:pic/)
      assert.match(
        readFileSync(join(folder, 'word/_rels/document.xml.rels'), 'utf8'),
        /\/bao-cao\?bieu=unit-summary/,
      )
      const pdf = await leader.get(`${PATH}&format=pdf`)
      assert.equal(pdf.headers['content-type'], 'application/pdf')
      assert.match(textOf(pdf.rawPayload), /Rà soát hoạt động/)
    },
  )
})
