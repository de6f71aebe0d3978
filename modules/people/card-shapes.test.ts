import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readCardScan, type CardScan } from './card-scan.ts'
import { dice } from '#test/dice.ts'

/** Made-up people of several provinces, centuries and sexes; addresses as old cards print them. */
const PEOPLE = [
  [
    '001190000123',
    '012345678',
    'Nguyễn Thị Hoa',
    '08031990',
    'Nữ',
    'Số 12, ngõ 68, Dịch Vọng, Cầu Giấy, Hà Nội',
    '15042021',
  ],
  [
    '001085004567',
    '',
    'Trần Văn Nam',
    '02091985',
    'Nam',
    'Tổ 5, Phường Mai Dịch, Quận Cầu Giấy, Hà Nội',
    '01072024',
  ],
  [
    '079203001234',
    '',
    'Lê Hoàng Bảo Ngọc',
    '31122003',
    'Nam',
    '12/5 Nguyễn Trãi, P.2, Q.5, TP. Hồ Chí Minh',
    '10102022',
  ],
  [
    '038305009876',
    '',
    'Y Moan Êban',
    '01012005',
    'Nữ',
    'Buôn Ako Dhong, Tân Lợi, TP. Buôn Ma Thuột, Đắk Lắk',
    '20052023',
  ],
  [
    '024160000777',
    '121314151',
    'Vũ Thị Ẻn',
    '05051960',
    'Nữ',
    'Thôn Đông, Xã Tân Mỹ, TP. Bắc Giang, Bắc Giang',
    '30062021',
  ],
  [
    '048099011111',
    '201234567',
    "K'Brêl Hồ D'Ran",
    '28021999',
    'Nam',
    'K42/7 Trần Cao Vân, Thanh Khê, Đà Nẵng',
    '11112021',
  ],
  ['036150123450', '', 'Đỗ Thị Thu Hường Giang', '19081950', 'Nữ', 'Xóm 3, Hải Hậu, Nam Định', '02022022'],
  [
    '001220000009',
    '',
    'Phạm Gia Khánh',
    '15062020',
    'Nam',
    'P. 1203, CC Vinhomes, Mễ Trì, Nam Từ Liêm, Hà Nội',
    '01082024',
  ],
] as const
type Person = (typeof PEOPLE)[number]

/** How the same card comes out of readers and keyboards of different makes. */
const SHAPES: Readonly<Record<string, (person: Person) => string>> = {
  'as printed': (person) => person.join('|'),
  'with a line end': (person) => `${person.join('|')}\r\n`,
  'with further fields': (person) => `${person.join('|')}||Nguyễn Văn Cha|Trần Thị Mẹ`,
  'without its end': (person) => person.slice(0, 6).join('|'),
  'in decomposed letters': (person) => person.join('|').normalize('NFD'),
  'with blanks about its fields': (person) => person.map((field) => ` ${field} `).join('|'),
}

const told = ({ personal_number, full_name, birth_on, sex, doubts }: CardScan) => ({
  ...{ personal_number, full_name, birth_on, sex, doubts: doubts.length },
})

function expected([number, , name, birth, sex]: Person) {
  return {
    ...{ personal_number: number, full_name: name.normalize('NFC'), sex: sex === 'Nam' ? 'male' : 'female' },
    ...{ birth_on: `${birth.slice(4)}-${birth.slice(2, 4)}-${birth.slice(0, 2)}`, doubts: 0 },
  }
}

describe('cards as scanners type them', () => {
  for (const [shape, make] of Object.entries(SHAPES)) {
    for (const person of PEOPLE) {
      test(`${person[2]}, ${shape}`, () => {
        const found = readCardScan(make(person))
        assert.ok(found.ok, 'the card must be read')
        assert.deepEqual(told(found.card), expected(person))
      })
    }
  }

  test('a day of birth that does not exist is left out, and the day of issue not taken for it', () => {
    const found = readCardScan(PEOPLE[0].join('|').replace('08031990', '31021990'))
    assert.ok(found.ok)
    assert.deepEqual([found.card.birth_on, found.card.issued_on], [undefined, '2021-04-15'])
  })

  test('two cards scanned into one field are doubtful: nobody can tell whose it is to be', () => {
    const [one, other] = [PEOPLE[0].join('|'), PEOPLE[1].join('|')]
    const found = readCardScan(`${one}|${other}`)
    assert.ok(found.ok && found.card.doubts.length > 0)
  })
})

/** What happens to a scan on its way: a key lost, doubled, swapped, mistyped; cut off; something else in between. */
function mutate(text: string, roll: (below: number) => number): string {
  const at = roll(text.length)
  const noise = '0123456789|abcƠđ́ .-\u0000\u{1F4A9}'
  const letter = Array.from(noise)[roll(Array.from(noise).length)] ?? ''
  const ways = [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + text.charAt(at) + text.slice(at),
    () => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at),
    () => text.slice(at),
    () => text.replaceAll('|', ''),
    () => text + text.slice(0, at),
    () => text.split('|').reverse().join('|'),
  ]
  return ways[roll(ways.length)]?.() ?? text
}

test('10,000 scans that went wrong: none crashes, and a number is only ever one that stands in the scan as a field', () => {
  const roll = dice(2026)
  let [read, doubted, refused] = [0, 0, 0]
  for (let turn = 0; turn < 10_000; turn++) {
    const person = PEOPLE[roll(PEOPLE.length)] ?? PEOPLE[0]
    let text = person.join('|')
    for (let harm = roll(3); harm >= 0; harm--) text = mutate(text, roll)
    const found = readCardScan(text)
    if (!found.ok) {
      refused += 1
      continue
    }
    const fields = text.split('|').map((field) => field.normalize('NFKC').replaceAll(/[\s.]/g, ''))
    assert.ok(fields.includes(found.card.personal_number), text)
    const sexInNumber = Number(found.card.personal_number[3]) % 2 === 0 ? 'male' : 'female'
    const isOther = found.card.sex !== undefined && found.card.sex !== sexInNumber
    const yearInNumber = found.card.personal_number.slice(4, 6)
    const isOtherYear = found.card.birth_on !== undefined && found.card.birth_on.slice(2, 4) !== yearInNumber
    if (isOther || isOtherYear) assert.ok(found.card.doubts.length > 0, `not doubted: ${text}`)
    if (found.card.doubts.length > 0) doubted += 1
    else read += 1
  }
  assert.ok(
    read > 1000 && doubted > 100 && refused > 1000,
    `${read} read, ${doubted} doubted, ${refused} refused`,
  )
})
