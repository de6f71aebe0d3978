import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { AUTHORISATION, BIRTH_NOTICE, SINGLE_STATUS } from '#test/paper-texts.ts'
import { proposePaper } from './propose-paper.ts'

const OF_BIRTH = [
  { key: 'birth_notice', name: 'Giấy chứng sinh' },
  { key: 'witness_statement', name: 'Xác nhận của người làm chứng về việc sinh' },
  { key: 'pledge', name: 'Giấy cam đoan về việc sinh' },
  { key: 'authorisation', name: 'Văn bản ủy quyền' },
  { key: 'identity', name: 'Giấy tờ tùy thân có ảnh còn hạn' },
  { key: 'status_confirmation', name: 'Giấy xác nhận tình trạng hôn nhân' },
]
const kindOf = (lines: readonly string[], papers = OF_BIRTH) => proposePaper(lines.join('\n'), papers).kind
const fieldsOf = (lines: readonly string[]) =>
  Object.fromEntries(proposePaper(lines.join('\n'), []).fields.map(({ what, value }) => [what, value]))

describe('which paper it seems to be', () => {
  test('nothing is proposed for what has no title of these, and nothing for a paper the procedure does not ask for', () => {
    assert.equal(kindOf([]), null)
    assert.equal(kindOf(['HÓA ĐƠN TIỀN ĐIỆN', 'Tháng 02/2026']), null)
    assert.equal(kindOf(BIRTH_NOTICE, OF_BIRTH.slice(2)), null)
  })

  test('a name in the midst of a sentence is no title', () => {
    assert.equal(
      kindOf(['TỜ TRÌNH', 'Kính gửi cơ quan, tôi xin nộp giấy chứng sinh của con tôi và các giấy khác.']),
      null,
    )
  })

  test('it goes by the title, also where the procedure calls the paper otherwise', () => {
    assert.deepEqual(kindOf(BIRTH_NOTICE), { key: 'birth_notice', line: 'GIẤY CHỨNG SINH' })
    assert.equal(kindOf(AUTHORISATION)?.key, 'authorisation')
    assert.equal(kindOf(SINGLE_STATUS)?.key, 'status_confirmation')
    assert.equal(kindOf(['CĂN CƯỚC CÔNG DÂN', 'Citizen Identity Card'])?.key, 'identity')
  })

  test('a letter misread in each word and lost marks do not matter', () => {
    assert.equal(kindOf(['GIAY CHUNG SINK'])?.key, 'birth_notice')
    assert.equal(kindOf(['GIẤY XÁC NHÂN TÌNH TRANG HÔN NHÀN'])?.key, 'status_confirmation')
  })

  test('where two papers are called alike, neither is proposed', () => {
    const alike = [
      { key: 'one', name: 'Giấy cam đoan' },
      { key: 'two', name: 'Văn bản cam đoan' },
    ]
    assert.equal(kindOf(['BẢN CAM ĐOAN'], alike), null)
  })
})

describe('what it seems to say', () => {
  test('name, number and days are taken where the paper calls them so', () => {
    assert.deepEqual(fieldsOf(BIRTH_NOTICE), {
      full_name: 'Nguyễn Thị Hoa',
      personal_number: '001190000123',
      birth_on: '1990-03-08',
      paper_number: '1234/2026',
      issued_on: '2026-02-14',
    })
    assert.deepEqual(fieldsOf(SINGLE_STATUS), {
      full_name: 'Trần Văn Nam',
      personal_number: '001085004567',
      birth_on: '1985-09-02',
      paper_number: '56/UBND-XNTTHN',
      issued_on: '2026-01-05',
    })
  })

  test('a number that cannot be one and a day that is none are not proposed', () => {
    assert.deepEqual(fieldsOf(['Số định danh: 999190000123', 'Ngày sinh: 31/02/1990']), {})
    assert.deepEqual(fieldsOf(['Điện thoại 0912345678', 'Ngày sinh:']), {})
  })

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void proposePaper(text, OF_BIRTH)),
    )
  })
})
