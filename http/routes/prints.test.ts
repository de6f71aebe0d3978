import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { codesOf, textOf } from '#test/reading-pdf.ts'
import { caller, openDoor } from '#test/serving.ts'

const ASKED = {
  items: [{ key: 'earlier', guidance: 'Nộp bản chính giấy xác nhận đã cấp trước đây' }],
  reason: 'Bản nộp bị mờ,\r\nkhông đọc được số',
}
const BROUGHT = { checklist: [{ key: 'earlier', kind: 'copy', count: 2, paper_ids: [] }] }
const REFUSAL = { reason: 'Không thuộc thẩm quyền giải quyết của phường', legal_basis: 'NĐ 118/2025/NĐ-CP' }

describe('the seven forms over HTTP', async () => {
  const { app } = await openDoor(await openTestHouse())
  const people = async (name: string) => caller(app, `${name}.cau-giay`)
  const desk = await people('tiepnhan')
  const leader = await people('lanhdaoquay')
  const specialist = await people('chuyenvien')
  const head = await people('truongphong')
  const hoa = await caller(app, 'congdan.1')
  const city = await caller(app, 'giamsat.ha-noi')

  const done = async (answer: Promise<{ statusCode: number; body: string }>): Promise<void> => {
    const { statusCode, body } = await answer
    assert.ok(statusCode < 300, body)
  }
  const file = async (): Promise<string> => {
    const { code } = (await desk.post('/api/dossiers', MARITAL_STATUS)).json()
    return `/api/dossiers/${code}`
  }
  const underReview = async (): Promise<string> => {
    const at = await file()
    await done(desk.post(`${at}/acceptance`))
    await done(desk.post(`${at}/forwarding`))
    await done(head.post(`${at}/assignment`, { specialist: 'chuyenvien.cau-giay' }))
    return at
  }

  test('a dossier without such a paper says so, and when there will be one', async () => {
    const at = await underReview()
    for (const form of ['02', '03', '04', '05']) {
      const answer = await desk.get(`${at}/prints/${form}`)
      assert.equal(answer.statusCode, 409, answer.body)
      assert.match(answer.json().detail, new RegExp(`chưa có .*Mẫu ${form}`))
    }
    assert.equal((await desk.get(`${at}/prints/07`)).statusCode, 400)
    assert.equal((await desk.get(`${at}/prints/01?at=2026-01-01T00:00:00.000Z`)).statusCode, 409)
  })

  test('the receipt stays the same to the byte, whatever happens to the dossier afterwards', async () => {
    const at = await underReview()
    const before = (await hoa.get(`${at}/prints/01`)).rawPayload
    await done(specialist.post(`${at}/supplement-requests`, ASKED))
    const request = (await hoa.get(`${at}/prints/02`)).rawPayload
    await done(desk.post(`${at}/supplements`, BROUGHT))
    assert.ok((await desk.get(`${at}/prints/01`)).rawPayload.equals(before))
    assert.ok((await desk.get(`${at}/prints/02`)).rawPayload.equals(request))
  })

  test('what is due stands on the receipt as at acceptance, also after it is paid', async () => {
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    const at = `/api/dossiers/${code}`
    await done(desk.post(`${at}/acceptance`))
    const before = (await desk.get(`${at}/prints/01`)).rawPayload
    await done(desk.post(`${at}/payment`, { amount: 10_000 }))
    assert.ok((await desk.get(`${at}/prints/01`)).rawPayload.equals(before))
  })

  test(
    'a request for papers is of the body that asks, with its number',
    { skip: missing('pdftotext') },
    async () => {
      const at = await underReview()
      await done(specialist.post(`${at}/supplement-requests`, ASKED))
      const text = textOf((await hoa.get(`${at}/prints/02`)).rawPayload)
      assert.match(text, /^.{0,60}ỦY BAN NHÂN DÂN PHƯỜNG CẦU GIẤY VĂN PHÒNG/)
      assert.match(text, /Số: \d+\/HDHS Cầu Giấy, ngày 02 tháng 3 năm 2026/)
      assert.match(text, /Bản nộp bị mờ, không đọc được số/)
    },
  )

  test(
    'a signed refusal is printed with reason, law and the leader; a draft is not',
    { skip: missing('pdftotext') },
    async () => {
      const at = await file()
      await done(desk.post(`${at}/refusal`, REFUSAL))
      assert.equal((await desk.get(`${at}/prints/03`)).statusCode, 409)
      await done(leader.post(`${at}/refusal`))
      const text = textOf((await hoa.get(`${at}/prints/03`)).rawPayload)
      for (const part of [REFUSAL.reason, REFUSAL.legal_basis, '1/TCHS', 'PHỤ TRÁCH ĐIỂM PHỤC VỤ']) {
        assert.ok(text.includes(part), `${part} in ${text}`)
      }
    },
  )

  test(
    'the apology names both dates; the notice of stopping what goes back',
    { skip: missing('pdftotext', 'pdftoppm', 'zbarimg') },
    async () => {
      const at = await underReview()
      const extension = { reason: 'Chờ xác minh nơi cư trú trước đây', due_at: '2026-03-10T10:00:00.000Z' }
      await done(head.post(`${at}/extension`, extension))
      const apology = textOf((await hoa.get(`${at}/prints/04`)).rawPayload)
      assert.match(apology, /hẹn trả kết quả: 17 giờ 00 phút, ngày 05 tháng 3 năm 2026/)
      assert.match(apology, /chậm nhất vào 17 giờ 00 phút, ngày 10 tháng 3 năm 2026/)
      await done(hoa.post(`${at}/withdrawal`, { reason: 'Không còn nhu cầu' }))
      const notice = (await hoa.get(`${at}/prints/05`)).rawPayload
      assert.match(textOf(notice), /Theo đề nghị dừng giải quyết hồ sơ của Ông\/Bà.*Bản chính 01/)
      const code = at.split('/').at(-1)
      assert.ok(codesOf(notice).includes(`CODE-128:${code}`))
    },
  )

  test(
    'a city role sees no number, phone or address on a print',
    { skip: missing('pdftotext') },
    async () => {
      const at = await underReview()
      await city.post(`${at}/purpose`, { purpose: 'inspection' })
      const seen = textOf((await city.get(`${at}/prints/01`)).rawPayload)
      assert.match(seen, /Nguyễn Thị Hoa/)
      assert.doesNotMatch(seen, /001190000123|0912345678/)
    },
  )

  describe('the follow-up book', () => {
    const march = '/api/registers/follow-up?from=2026-03-01&to=2026-03-31'

    test('is for the desk officers and the leader of the point, over a sensible period', async () => {
      assert.equal((await specialist.get(march)).statusCode, 403)
      assert.equal((await hoa.get(march)).statusCode, 403)
      assert.equal((await city.get(march)).statusCode, 403)
      const other = '00000000-0000-4000-8000-000000000000'
      assert.equal((await desk.get(`${march}&agency=${other}`)).statusCode, 403)
      for (const wrong of [
        'from=2026-03-02&to=2026-03-01',
        'from=2020-01-01&to=2026-01-01',
        'from=2026-02-30&to=2026-03-01',
      ]) {
        assert.equal((await desk.get(`/api/registers/follow-up?${wrong}`)).statusCode, 400, wrong)
      }
    })

    test(
      'shows every dossier accepted in the period, in the order of receipts',
      { skip: missing('pdftotext') },
      async () => {
        const at = await underReview()
        const code = at.split('/').at(-1) ?? ''
        const waiting = (await file()).split('/').at(-1) ?? ''
        const text = textOf((await leader.get(march)).rawPayload).replaceAll('- ', '-')
        assert.ok(text.includes(code), text)
        assert.ok(!text.includes(waiting), 'not accepted yet')
        const empty = await desk.get('/api/registers/follow-up?from=2026-04-01&to=2026-04-30')
        assert.match(textOf(empty.rawPayload), /không có hồ sơ nào/)
        const other = await caller(app, 'tiepnhan.hoan-kiem')
        assert.match(textOf((await other.get(march)).rawPayload), /không có hồ sơ nào/)
      },
    )

    test('comes as a spreadsheet too', { skip: missing('unzip') }, async () => {
      const code = (await underReview()).split('/').at(-1) ?? ''
      const answer = await desk.get(`${march}&format=xlsx`)
      assert.match(String(answer.headers['content-type']), /spreadsheetml/)
      const folder = mkdtempSync(join(tmpdir(), 'haicap-book-'))
      const book = join(folder, 'so.xlsx')
      writeFileSync(book, answer.rawPayload)
      const all = execFileSync('unzip', ['-p', book]).toString()
      rmSync(folder, { recursive: true })
      for (const part of [
        code,
        'Nguyễn Thị Hoa',
        'SỔ THEO DÕI HỒ SƠ',
        'Từ ngày 01/03/2026 đến ngày 31/03/2026',
      ]) {
        assert.ok(all.includes(part), part)
      }
    })
  })
})
