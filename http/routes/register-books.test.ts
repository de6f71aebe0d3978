import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { actorNamed } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { textOf } from '#test/reading-pdf.ts'
import { caller, openDoor } from '#test/serving.ts'

/** The texts of a spreadsheet's parts. */
function textOfSheet(sheet: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'haicap-sheet-')), 'so.xlsx')
  writeFileSync(file, sheet)
  const all = execFileSync('unzip', ['-p', file]).toString()
  rmSync(dirname(file), { recursive: true })
  return all
}

describe('the registers of an agency', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const stranger = await caller(app, 'tiepnhan.hoan-kiem')

  type Listed = { register: string; agency: string; year: number; taken: number; name: string }
  const listed = async (): Promise<Listed> => {
    const { items } = (await desk.get('/api/registers')).json()
    return items.find(({ register }: Listed) => register === 'TNHS') ?? assert.fail('no register of receipts')
  }

  test('are for its own officers', async () => {
    for (let filed = 0; filed < 3; filed++) {
      const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
      assert.ok((await desk.post(`/api/dossiers/${code}/acceptance`)).statusCode < 300)
    }
    const { agency, year, taken } = await listed()
    assert.equal(taken, 3)
    const refused = await stranger.get(`/api/registers/entries?agency=${agency}&register=TNHS&year=${year}`)
    assert.equal(refused.statusCode, 403)
    assert.deepEqual((await stranger.get('/api/registers')).json().items, [])
  })

  test('tell what each number was taken for, page by page', async () => {
    const { agency, year } = await listed()
    const at = `/api/registers/entries?agency=${agency}&register=TNHS&year=${year}`
    const first = (await desk.get(`${at}&limit=2`)).json()
    assert.deepEqual(
      first.items.map((line: { number: number; about: string }) => [line.number, line.about]),
      [
        [1, 'Mẫu 01'],
        [2, 'Mẫu 01'],
      ],
    )
    const second = (await desk.get(`${at}&limit=2&after=${first.next}`)).json()
    assert.deepEqual([second.items.length, second.next], [1, null])
  })

  test('print as a book and download as a spreadsheet', { skip: missing('pdftotext') }, async () => {
    const { agency, year } = await listed()
    const at = `/api/registers/book?agency=${agency}&register=TNHS&year=${year}`
    const pdf = (await desk.get(at)).rawPayload
    assert.match(textOf(pdf), /SỔ GIẤY TIẾP NHẬN VÀ HẸN TRẢ KẾT QUẢ.*Tổng số: 3 số, trong đó 0 số đã hủy/)
    const sheet = await desk.get(`${at}&format=xlsx`)
    assert.equal(sheet.rawPayload.subarray(0, 2).toString(), 'PK')
  })

  test(
    'as units merge the old book says where and why it ended, the new one whose numbers it goes on after',
    { skip: missing('pdftotext', 'unzip') },
    async () => {
      const { agency, year } = await listed()
      const next = (await actorNamed(house, 'tiepnhan.hoan-kiem')).posts[0]?.agency_id ?? ''
      const admin = await caller(app, 'quantri.ha-noi')
      const succession = {
        agency,
        register: 'TNHS',
        rule: 'continue',
        successor: next,
        reason: 'Sáp nhập đơn vị',
      }
      assert.equal((await admin.post('/api/registers/succession', succession)).statusCode, 200)
      const at = (of: string) => `/api/registers/book?agency=${of}&register=TNHS&year=${year}`
      const ended = /Sổ kết thúc lúc 02\/03\/2026 09:00 ở số 3: Sáp nhập đơn vị\. .+ cấp tiếp từ sau số 3\./
      const begun = /Sổ này tiếp tục sổ của .+, từ sau số 3\./
      for (const [who, of, said] of [
        [desk, agency, ended],
        [stranger, next, begun],
      ] as const) {
        const sheet = (await who.get(`${at(of)}&format=xlsx`)).rawPayload
        assert.match(textOfSheet(sheet), said)
        assert.match(textOf((await who.get(at(of))).rawPayload), said)
      }
    },
  )
})
