import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readCardScan } from './card-scan.ts'

const CARD =
  '001190000123|012345678|Nguyễn Thị Hoa|08031990|Nữ|Số 12, ngõ 68, Dịch Vọng, Cầu Giấy, Hà Nội|15042021'
const HOA = {
  personal_number: '001190000123',
  full_name: 'Nguyễn Thị Hoa',
  birth_on: '1990-03-08',
  sex: 'female',
  address_printed: 'Số 12, ngõ 68, Dịch Vọng, Cầu Giấy, Hà Nội',
  issued_on: '2021-04-15',
  doubts: [],
}
const read = (text: string) => {
  const found = readCardScan(text)
  return found.ok ? found.card : found.reason.vi
}

describe('the code of a citizen card', () => {
  test('what is no card is refused with what to do', () => {
    for (const text of ['', '001190000123', 'https://vneid.gov.vn|abc', '001190000|x|y', '999190000123|x'])
      assert.match(JSON.stringify(read(text)), /không phải mã QR của thẻ căn cước/, text)
  })

  test('seven fields are read, the address as it is printed', () => assert.deepEqual(read(CARD), HOA))

  test('a missing old number, further fields and decomposed letters do not matter', () => {
    assert.deepEqual(read(CARD.replace('012345678', '')), HOA)
    assert.deepEqual(read(`${CARD}||Nguyễn Văn Cha|`), HOA)
    assert.deepEqual(read(CARD.normalize('NFD')), HOA)
  })

  test('what does not fit the twelve digits is said to be doubtful, not corrected', () => {
    const card = readCardScan(CARD.replace('08031990', '08031991').replace('|Nữ|', '|Nam|'))
    assert.ok(card.ok)
    assert.equal(card.card.doubts.length, 2)
    assert.equal(card.card.birth_on, '1991-03-08')
  })

  test('a day that does not exist is left out', () => {
    const card = readCardScan('001190000123||Nguyễn Thị Hoa|31021990|Nữ|')
    assert.ok(card.ok && card.card.birth_on === undefined)
  })

  test('no text makes it fail, and it never invents a number', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const found = readCardScan(`${before}|${after}`)
        if (found.ok)
          assert.ok(
            `${before}${after}`.normalize('NFKC').replace(/[\s.]/g, '').includes(found.card.personal_number),
          )
      }),
    )
  })
})
