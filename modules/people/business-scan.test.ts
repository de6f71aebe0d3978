import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, parseBusinessCode } from './business-code.ts'
import { readBusinessScan } from './business-scan.ts'
import { readScan } from './read-scan.ts'
import { dice } from '#test/dice.ts'

/** Public codes of well-known enterprises: their check digits were not made by this program. */
const KNOWN = ['0100112437', '0100109106', '0100150619', '0300588569', '0100686174', '0101248141']
const MADE = '0109876532'

/** What a scan gives: the number, or the reason it gives none. */
const read = (text: string): string => {
  const found = readBusinessScan(text)
  return found.ok ? found.business.code.code : found.reason.vi
}

/** The law's sum again, written another way, as an oracle. */
function isRight(code: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, check = -1] = Array.from(code, Number)
  const sum = 31 * a + 29 * b + 23 * c + 19 * d + 17 * e + 13 * f + 7 * g + 5 * h + 3 * i
  return (sum + check) % 11 === 10
}

describe('a code of an enterprise', () => {
  test('the check digit of known enterprises is right, and of none with another digit', () => {
    for (const code of [...KNOWN, MADE]) {
      assert.equal(checkDigit(code), code[9], code)
      for (let digit = 0; digit < 10; digit++) {
        const other = code.slice(0, 9) + digit
        assert.equal(parseBusinessCode(other).ok, other === code, other)
      }
    }
  })

  test('any one digit wrong, and any two neighbours swapped, are noticed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (n, at, by) => {
          const start = `01${String(n).padStart(7, '0')}`
          const digit = checkDigit(start)
          fc.pre(digit !== null)
          const code = start + digit
          assert.ok(parseBusinessCode(code).ok && isRight(code), code)
          const wrong = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1)
          assert.equal(parseBusinessCode(wrong).ok, false, wrong)
          const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
          if (swapped !== code) assert.equal(parseBusinessCode(swapped).ok, false, swapped)
        },
      ),
    )
  })

  test('a branch runs from 001, an owner’s number is a personal number', () => {
    assert.deepEqual(parseBusinessCode('0100112437 - 001'), {
      ...{ ok: true, value: { code: '0100112437001', kind: 'branch' } },
    })
    assert.equal(parseBusinessCode('0100112437-000').ok, false)
    assert.equal(parseBusinessCode('001190000123').ok, true)
    assert.equal(parseBusinessCode('999190000123').ok, false)
  })
})

const NAME = 'CÔNG TY TNHH THƯƠNG MẠI HOA SEN'
/** What stands on certificates and their codes, and the number to be read there. */
const SHAPES: readonly (readonly [string, string])[] = [
  ...KNOWN.map((code) => [code, code] as const),
  ...['\r\n', '\t', ' '].map((end) => [`${MADE}${end}`, MADE] as const),
  ['0100112437-001', '0100112437001'],
  ['0100112437 - 014', '0100112437014'],
  ['0100112437–002', '0100112437002'],
  ['0100112437003', '0100112437003'],
  [`MST: ${MADE}`, MADE],
  [`MST:${MADE}`, MADE],
  [`MST${MADE}`, MADE],
  [`mst=${MADE}`, MADE],
  [`MSDN: ${MADE}\n${NAME}`, MADE],
  [`Mã số doanh nghiệp: ${MADE}`, MADE],
  [`MÃ SỐ DOANH NGHIỆP: ${MADE}\nĐăng ký lần đầu: ngày 12 tháng 05 năm 2021`, MADE],
  [`Mã số thuế: ${MADE}; Điện thoại: 0912345678`, MADE],
  [`Mã số chi nhánh: 0100112437-005`, '0100112437005'],
  [`Mã số hộ kinh doanh: 001190000123`, '001190000123'],
  [`Hộ kinh doanh Bún chả Hương Liên|Mã số thuế: 001190000123`, '001190000123'],
  [`${MADE}|${NAME}|Số 12 phố Duy Tân, Cầu Giấy, Hà Nội|12/05/2021`, MADE],
  [`${NAME}|${MADE}|Nguyễn Thị Hoa`, MADE],
  [`MST:${MADE}|${NAME}|Nguyễn Thị Hoa|001190000123`, MADE],
  [`${MADE};${NAME};Hà Nội`, MADE],
  [`${MADE},${NAME}`, MADE],
  [`{"mst":"${MADE}","ten":"${NAME}"}`, MADE],
  [`{"taxCode":"0100112437-001","name":"CHI NHÁNH HÀ NỘI"}`, '0100112437001'],
  [`{"enterprise_code": "${MADE}"}`, MADE],
  [`https://dangkykinhdoanh.gov.vn/vn/Pages/Trangchu.aspx?msdn=${MADE}`, MADE],
  [`https://dangkykinhdoanh.gov.vn/tra-cuu?ma_so=${MADE}&v=2`, MADE],
  [`https://tracuunnt.gdt.gov.vn/tcnnt/mstdn.jsp?mst=${MADE}`, MADE],
  [`https://example.vn/dn/${MADE}`, MADE],
  [`https://example.vn/dn/${MADE}-cong-ty-hoa-sen`, MADE],
  [`https://example.vn/?ten=${encodeURIComponent(NAME)}&mst=0100112437-001`, '0100112437001'],
  [`Tên doanh nghiệp: ${NAME}\nMã số thuế : ${MADE}\nFax: 02437654321`, MADE],
  [`Ma so thue: ${MADE}`, MADE],
  [`Mã số thuế: ${MADE}`.normalize('NFD'), MADE],
  [`Tax code: ${MADE}`, MADE],
  [`TAX ID ${MADE}`, MADE],
  [`Mã số thuế ${MADE}, mã số doanh nghiệp ${MADE}`, MADE],
]

describe('the code on a certificate', () => {
  test(`${SHAPES.length} shapes of it are read`, () => {
    assert.ok(SHAPES.length >= 40, `${SHAPES.length}`)
    for (const [text, code] of SHAPES) assert.equal(read(text), code, text)
  })

  test('what is called a tax code counts before other numbers, and a telephone never', () => {
    assert.equal(read(`Mã số thuế: ${MADE}; Điện thoại: 0100112437`), MADE)
    assert.equal(read(`${MADE}; ĐT: 0100112437`), MADE)
    assert.equal(read(`Mã số thuế: ${MADE}; số vào sổ 0100112437`), MADE)
  })

  test('the name is taken where it stands beside the number', () => {
    const found = readBusinessScan(`${MADE}|${NAME}|Hà Nội`)
    assert.ok(found.ok)
    assert.equal(found.business.name, NAME)
  })

  test('what holds no number, a wrong one, or two is refused with what to do', () => {
    for (const text of ['', 'https://example.vn', '0912 345 678', 'Điện thoại: 0100112437', '001190000123'])
      assert.match(read(text), /không có mã số doanh nghiệp/, text)
    for (const text of ['0109876533', 'MST: 0109876533', 'MST: 0100112437-0012', 'MST: 01001124371234'])
      assert.doesNotMatch(read(text), /^\d/, text)
    assert.match(read(`${MADE}|0100112437`), /nhiều mã số khác nhau/)
    assert.match(read('01H8012345'), /hộ kinh doanh kiểu cũ/)
  })

  test('a branch that lost a digit is not taken for its parent', () => {
    for (const text of ['0100112437-00', '0100112437-0', '0100112437.1', '0100112437 00', '0100112437-0011'])
      assert.doesNotMatch(read(text), /^\d/, text)
  })

  test('a card stays a card, and a firm’s code with its owner’s number stays a firm’s', () => {
    const card = '001190000123|012345678|Nguyễn Thị Hoa|08031990|Nữ|Số 12, Cầu Giấy, Hà Nội|15042021'
    assert.equal(readScan(card).of, 'card')
    assert.equal(readScan(card.replace('Số 12', 'Công ty Dệt 8-3')).of, 'card')
    assert.equal(readScan(card.replace('Số 12', 'Tổ 3, Trường Hùng Vương')).of, 'card')
    assert.equal(readScan(`MST:${MADE}|${NAME}|001190000123|Nguyễn Thị Hoa`).of, 'business')
    assert.equal(readScan('hello').of, 'unknown')
  })
})

/** A key lost, doubled, swapped, mistyped, put in; cut off at an end. */
function mutate(text: string, roll: (below: number) => number): string {
  const at = roll(text.length)
  const letter = '0123456789|-.: aĐ\u0000'.charAt(roll(18))
  const ways = [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + text.charAt(at) + text.slice(at),
    () => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at),
    () => text.slice(at),
    () => text + text.slice(0, at),
  ]
  return ways[roll(ways.length)]?.() ?? text
}

test('10,000 scans that went wrong: none crashes, and a number is only ever one that stands there whole with its check digit', () => {
  const roll = dice(2026)
  let [right, other, refused] = [0, 0, 0]
  for (let turn = 0; turn < 10_000; turn++) {
    const [whole, code] = SHAPES[roll(SHAPES.length)] ?? ['', '']
    let text = whole
    const harms = 1 + roll(3)
    for (let harm = 0; harm < harms; harm++) text = mutate(text, roll)
    const found = readBusinessScan(text)
    readScan(text)
    if (!found.ok) {
      refused += 1
      continue
    }
    const number = found.business.code.code
    assert.ok(
      text
        .normalize('NFKC')
        .replaceAll(/[\s–-]/g, '')
        .includes(number) || text.includes('%'),
      text,
    )
    if (number.length !== 12) assert.ok(isRight(number), `${number} in ${text}`)
    if (number === code) right += 1
    else {
      other += 1
      // One slip of a key never gives another enterprise; the digits of a branch are checked by nothing.
      const isOtherBranch = number.length > 10 && number.slice(0, 10) === code.slice(0, 10)
      // Nor can it be seen that the end was cut off right behind the parent's digits.
      const isCutOff = code.startsWith(number) && text.trimEnd().endsWith(number)
      if (harms === 1 && number.length !== 12)
        assert.ok(isOtherBranch || isCutOff, `${number} for ${code} in ${text}`)
    }
  }
  assert.ok(
    right > 2000 && refused > 2000 && other < 300,
    `${right} right, ${other} other, ${refused} refused`,
  )
})

test('no text makes it fail', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void readScan(text)))
})
