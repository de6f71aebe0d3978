import { openPdf } from '#platform/pdf.ts'
import { APOLOGY, bookOf, REFUSAL, STOP_NOTICE, SUPPLEMENT_REQUEST } from '#test/filled-forms.ts'
import { missing } from '#test/programs.ts'
import { codesOf, pagesOf, textOf } from '#test/reading-pdf.ts'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { printForm, type PrintData, type PrintForm } from './index.ts'
import { procedureInWords, signatureOf } from './wording.ts'

const pdf = openPdf()
after(() => pdf.close())
const moment = '2026-11-23T02:06:00.000Z'

function print<Form extends PrintForm>(form: Form, data: PrintData[Form]): Promise<Buffer> {
  return printForm(pdf, { form, data, moment })
}

const asksNothing = { ...SUPPLEMENT_REQUEST, items: [] }
const noReason = { ...REFUSAL, reason: ' \n ' }
const noNewDate = { ...APOLOGY, to_due_at: '2026-12-01' }
const halfADong = { ...STOP_NOTICE, fee_paid: 0.5 }
const unfit = [
  ['a request that asks for nothing', () => print('mau_02', asksNothing), '/items'],
  ['a refusal without a reason', () => print('mau_03', noReason), '/reason'],
  ['an apology whose new date is no moment', () => print('mau_04', noNewDate), '/to_due_at'],
  ['a notice with a fraction of a đồng', () => print('mau_05', halfADong), '/fee_paid'],
  ['a book over too many dossiers', () => print('mau_07', bookOf(5001)), '/rows'],
] as const
for (const [what, attempt, field] of unfit) {
  test(`${what} is refused and the field is named`, async () => {
    await assert.rejects(attempt, (refusal: { kind?: string; fields?: { field: string }[] }) => {
      assert.equal(refusal.kind, 'invalid')
      assert.ok(
        refusal.fields?.some((it) => it.field.startsWith(field)),
        JSON.stringify(refusal.fields),
      )
      return true
    })
  })
}

const says: readonly (readonly [string, () => Promise<Buffer>, readonly string[]])[] = [
  [
    'Mẫu 02 lists everything missing with guidance, reason, last day and whom to ask',
    () => print('mau_02', SUPPLEMENT_REQUEST),
    [
      'Số: 7/HDHS',
      'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      'Hồ sơ của: Nguyễn Thị Hoa',
      '1. Giấy chứng sinh: Nộp bản chính do cơ sở y tế cấp',
      'Tệp đã gửi bị mờ, không đọc được số nhà và ngày cấp.',
      'Lý do: Thành phần hồ sơ chưa đủ',
      'đến hết ngày 15 tháng 12 năm 2026',
      'số điện thoại 1022',
      'NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Lê Minh Đức',
    ],
  ],
  [
    'Mẫu 03 gives the reason and the law, and the leader signs',
    () => print('mau_03', REFUSAL),
    [
      'Số: 2/TCHS',
      'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
      'thuộc thẩm quyền giải quyết của cơ quan đăng ký đất đai',
      'Căn cứ pháp lý: Nghị định số 118/2025/NĐ-CP',
      'PHỤ TRÁCH ĐIỂM PHỤC VỤ',
      'Vũ Thị Thanh Thủy',
    ],
  ],
  [
    'Mẫu 04 apologises, with the date given, the reason and the new date',
    () => print('mau_04', APOLOGY),
    [
      'Số: 5/PXL',
      'XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT HỒ SƠ',
      'Kính gửi: Nguyễn Thị Hoa',
      'Giấy tiếp nhận hồ sơ và hẹn trả kết quả số 123/TNHS',
      'Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026',
      'chưa trả lời văn bản xác minh tình trạng hôn nhân',
      'Ủy ban nhân dân phường Cầu Giấy xin lỗi Ông/Bà',
      '17 giờ 00 phút, ngày 01 tháng 12 năm 2026',
      'Nơi nhận: - Như trên; - Trung tâm Phục vụ hành chính công thành phố Hà Nội;',
      'KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
      'Đỗ Quang Vinh',
    ],
  ],
  [
    'Mẫu 05 says why, since when, what goes back and what becomes of the fee',
    () => print('mau_05', STOP_NOTICE),
    [
      'Số: 3/TB',
      'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
      'Căn cứ Điều 21 Nghị định số 118/2025/NĐ-CP',
      'Theo đề nghị dừng giải quyết hồ sơ của Ông/Bà',
      'Thời điểm dừng: 15 giờ 15 phút, ngày 24 tháng 11 năm 2026',
      'Lý do: Người nộp chuyển nơi cư trú',
      '1 Giấy chứng sinh Bản chính 01',
      'đã thu 8.000 đồng; việc hoàn trả',
      'LÃNH ĐẠO TRUNG TÂM',
    ],
  ],
]
for (const [rule, make, parts] of says) {
  test(rule, { skip: missing('pdftotext', 'pdfinfo', 'pdftoppm', 'zbarimg') }, async () => {
    const made = await make()
    const text = textOf(made)
    for (const part of parts) assert.ok(text.includes(part), `${part}\nin ${text}`)
    assert.equal(pagesOf(made), 1)
    const { code, tracking_url } = SUPPLEMENT_REQUEST
    assert.deepEqual(codesOf(made), [`CODE-128:${code}`, `QR-Code:${tracking_url}`])
    assert.ok(made.equals(await make()), 'the same bytes again')
  })
}

test(
  'a stop by the body itself claims no request of the applicant',
  { skip: missing('pdftotext') },
  async () => {
    const nothingBack = { is_asked_for: false, handed_back: [], fee_paid: 0 }
    const text = textOf(await print('mau_05', { ...STOP_NOTICE, ...nothingBack }))
    assert.doesNotMatch(text, /Theo đề nghị/)
    assert.match(text, /Giấy tờ trả lại: không có/)
    assert.match(text, /Phí, lệ phí: chưa thu/)
    const early = await print('mau_05', { ...STOP_NOTICE, ...nothingBack, accepted_at: null, receipt: null })
    assert.match(textOf(early), /nộp tại Điểm phục vụ hành chính công phường Cầu Giấy lúc 09 giờ 05 phút/)
  },
)

test('an organisation is addressed as such', { skip: missing('pdftotext') }, async () => {
  const applicant = {
    ...REFUSAL.applicant,
    name: 'Công ty Hòa Bình',
    number: '0101234567',
    is_organisation: true,
  }
  const text = textOf(await print('mau_03', { ...REFUSAL, applicant }))
  assert.match(text, /Mã số thuế: 0101234567/)
  assert.doesNotMatch(text, /Ông\/Bà/)
})

test(
  'a long letter runs over pages and loses nothing, and never becomes markup',
  { skip: missing('pdftotext', 'pdfinfo') },
  async () => {
    const typed = '#panic("no") *đậm* @ref $x$ // <a> - một; + hai = ba'
    const reason = Array.from({ length: 30 }, (_, i) => `Lý do thứ ${i + 1}: ${typed}`).join('\n')
    const made = await print('mau_04', { ...APOLOGY, reason })
    assert.equal(pagesOf(made), 2)
    const text = textOf(made)
    assert.ok(text.includes(`Lý do thứ 30: ${typed}`), text)
  },
)

test('a procedure whose name begins with "Thủ tục" is not called so twice', () => {
  const procedure = { code: '1.004873', name: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân' }
  assert.equal(procedureInWords(procedure), 'Cấp Giấy xác nhận tình trạng hôn nhân (mã\u00a01.004873)')
})

test('a deputy signs for his chief; without a signer the title stands alone', () => {
  const deputy = signatureOf({ title: 'Phó Trưởng phòng', name: 'Đỗ Quang Vinh' }, '')
  assert.deepEqual(deputy.titles, ['KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG'])
  assert.deepEqual(signatureOf(null, 'Lãnh đạo trung tâm'), { titles: ['LÃNH ĐẠO TRUNG TÂM'], name: '' })
})

test(
  'the follow-up book repeats its head on every page and numbers every dossier',
  { skip: missing('pdftotext', 'pdfinfo') },
  async () => {
    const made = await print('mau_07', bookOf(60))
    const pages = pagesOf(made)
    assert.ok(pages > 3, `${pages} pages`)
    const texts = Array.from({ length: pages }, (_, i) => textOf(made, i + 1))
    for (const [i, text] of texts.entries()) {
      assert.match(text, /STT Mã hồ sơ/)
      assert.ok(text.includes(`Trang ${i + 1}/${pages}`), text)
    }
    const all = texts.join(' ')
    for (let row = 1; row <= 60; row++)
      assert.ok(all.includes(`261123-${String(row).padStart(4, '0')}`), `${row}`)
    assert.match(all, /Tổng số: 60 hồ sơ/)
    assert.match(textOf(await print('mau_07', bookOf(0))), /không có hồ sơ nào được tiếp nhận/)
  },
)
