import { openPdf } from '#platform/pdf.ts'
import { CONTROL_SLIP, RECEIPT } from '#test/filled-forms.ts'
import { missing } from '#test/programs.ts'
import { codesOf, pagesOf, textOf } from '#test/reading-pdf.ts'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Mau01, printForm } from './index.ts'

const pdf = openPdf()
after(() => pdf.close())
const moment = '2026-11-23T02:06:00.000Z'

function printReceipt(changed: Partial<Mau01> = {}): Promise<Buffer> {
  return printForm(pdf, { form: 'mau_01', data: { ...RECEIPT, ...changed }, moment })
}

const unfit: readonly (readonly [string, object, string])[] = [
  ['without a name', { applicant: { ...RECEIPT.applicant, name: ' ' } }, '/applicant/name'],
  ['with a fraction of a đồng', { fees: [{ name: 'Lệ phí', amount: 0.5, paid: false }] }, '/fees/0/amount'],
  ['with an unknown kind of paper', { papers: [{ name: 'x', kind: 'fax', count: 1 }] }, '/papers/0/kind'],
  ['with a code the barcode cannot carry', { code: 'HỒ-SƠ' }, '/code'],
  ['with a tracking address that is none', { tracking_url: 'javascript:alert(1)' }, '/tracking_url'],
  ['with a moment without its zone', { accepted_at: '2026-11-23 09:05' }, '/accepted_at'],
]
for (const [what, change, field] of unfit) {
  test(`a receipt ${what} is refused and the field is named`, async () => {
    await assert.rejects(printReceipt(change), (refusal: { kind?: string; fields?: { field: string }[] }) => {
      assert.equal(refusal.kind, 'invalid')
      assert.ok(refusal.fields?.some((it) => it.field.startsWith(field)))
      return true
    })
  })
}

test('the same data and moment give the same bytes', async () => {
  const other = openPdf()
  const again = await printForm(other, { form: 'mau_01', data: RECEIPT, moment })
  await other.close()
  assert.ok((await printReceipt()).equals(again))
  assert.ok(!(await printReceipt({ sets: 2 })).equals(again))
})

test('the receipt says everything Mẫu 01 asks', { skip: missing('pdftotext') }, async () => {
  const text = textOf(await printReceipt({ land_parcel: { sheet: '5', lot: '12' } }))
  const parts = [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: 123/TNHS',
    'Cầu Giấy, ngày 23 tháng 11 năm 2026',
    'Mã hồ sơ: DEMO.H26.166-20261123-0000123',
    'Tiếp nhận hồ sơ của: Nguyễn Thị Hoa',
    'Số định danh cá nhân: 001190000123',
    'Điện thoại: 0912345678',
    'thửa số 12, tờ bản đồ số 5',
    'Giấy tờ chứng minh nơi cư trú Bản điện tử 01',
    'Số lượng hồ sơ: 01 bộ',
    'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 23 tháng 11 năm 2026',
    '17 giờ 00 phút, ngày 23 tháng 11 năm 2026',
    'Lệ phí đăng ký khai sinh 8.000 đồng (đã thu); Phí cấp bản sao trích lục 16.000 đồng Vào Sổ',
    'Quyển số 01/2026, Số thứ tự 000123',
    'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Hoa',
    'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Lê Minh Đức',
    'BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ',
    '1022',
  ]
  for (const part of parts) assert.ok(text.includes(part), `${part}\nin ${text}`)
})

test('a fee whose amount nobody knows is not printed as free', { skip: missing('pdftotext') }, async () => {
  const unknown = { name: 'Lệ phí cấp Giấy xác nhận', amount: null, paid: false }
  assert.match(
    textOf(await printReceipt({ fees: [unknown] })),
    /Lệ phí cấp Giấy xác nhận \(mức thu được thông báo sau\)/,
  )
})

test(
  'a receipt without papers says so instead of showing an empty table, from the corrected layout on',
  { skip: missing('pdftotext') },
  async () => {
    const data = { ...RECEIPT, papers: [] }
    const at = (when: string) => printForm(pdf, { form: 'mau_01', data, moment: when })
    const corrected = textOf(await at('2026-12-01T02:00:00.000Z'))
    assert.match(corrected, /Thành phần hồ sơ nộp: không có giấy tờ nộp kèm Số lượng hồ sơ/)
    assert.doesNotMatch(corrected, /Tên giấy tờ/)
    assert.match(textOf(await at('2026-11-30T02:00:00.000Z')), /Tên giấy tờ/)
    const full = await printForm(pdf, { form: 'mau_01', data: RECEIPT, moment: '2026-12-01T02:00:00.000Z' })
    assert.match(textOf(full), /Thành phần hồ sơ nộp gồm: STT Tên giấy tờ Loại Số lượng 1 Tờ khai/)
  },
)

test('a real receipt bears no demonstration mark', { skip: missing('pdftotext') }, async () => {
  assert.doesNotMatch(textOf(await printReceipt({ demonstration: false })), /TRÌNH DIỄN/)
})

test('the control slip shows each hand-over and how it ended', { skip: missing('pdftotext') }, async () => {
  const print = await printForm(pdf, { form: 'mau_06', data: CONTROL_SLIP, moment })
  const text = textOf(print)
  for (const part of [
    'Trước hạn',
    'Đúng hạn',
    'Quá hạn',
    '09 giờ 20 phút',
    'Phạm Thu Hằng',
    'Công an phường',
  ])
    assert.ok(text.includes(part), `${part}\nin ${text}`)
  assert.equal(pagesOf(print), 1)
})

test(
  'every Vietnamese letter, capital and small, stands on the page',
  { skip: missing('pdftotext') },
  async () => {
    const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
    const small = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'].map((vowel) =>
      tones.map((tone) => (vowel + tone).normalize('NFC')).join(''),
    )
    const words = [...small, 'bcdđghklmnpqrstvx', 'fjwz'].flatMap((word) => [word, word.toUpperCase()])
    const text = textOf(await printReceipt({ request: words.join(' ') }))
    for (const word of words) assert.ok(text.includes(word), word)
  },
)

test('what a person typed never becomes markup', { skip: missing('pdftotext') }, async () => {
  const typed = '#panic("no") *đậm* @ref $x$ #read("official.typ") \\ // <a>'
  const text = textOf(await printReceipt({ request: typed }))
  assert.ok(text.includes(typed), text)
})

test(
  'the barcode carries the code and the QR the tracking page',
  { skip: missing('pdftoppm', 'zbarimg') },
  async () => {
    const real = { ...RECEIPT, demonstration: false, code: 'H26.19.01-261123-010001' }
    const prints = [
      [await printReceipt(), RECEIPT],
      [await printForm(pdf, { form: 'mau_01', data: real, moment }), real],
      [await printForm(pdf, { form: 'mau_06', data: CONTROL_SLIP, moment }), CONTROL_SLIP],
    ] as const
    for (const [print, { code, tracking_url }] of prints) {
      assert.deepEqual(codesOf(print), [`CODE-128:${code}`, `QR-Code:${tracking_url}`])
    }
  },
)

test(
  'an ordinary receipt is one page; fifteen papers and long names wrap and lose nothing',
  { skip: missing('pdftotext', 'pdfinfo') },
  async () => {
    assert.equal(pagesOf(await printReceipt()), 1)
    const name =
      'Giấy tờ chứng minh quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất, bản'
    const papers = Array.from({ length: 15 }, (_, i) => ({
      name: `${name} ${i + 1}`,
      kind: 'copy' as const,
      count: 2,
    }))
    const applicant = {
      ...RECEIPT.applicant,
      name: 'Công Tằng Tôn Nữ Thị Phương Thảo Nguyên '.repeat(4).trim(),
    }
    const print = await printReceipt({ papers, applicant })
    assert.equal(pagesOf(print), 2)
    const text = textOf(print)
    assert.ok(text.includes(applicant.name))
    assert.ok(text.includes('Trang 2/2'))
  },
)

test('an empty control slip and a limitless receipt still print', async () => {
  await printForm(pdf, { form: 'mau_06', data: { ...CONTROL_SLIP, hand_overs: [] }, moment })
  await printReceipt({ due_at: null, fees: [], papers: [], register: null, number: null, hotline: null })
})
