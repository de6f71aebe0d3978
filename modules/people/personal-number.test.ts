import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BIRTH_PROVINCES } from './birth-provinces.ts'
import { parsePersonalNumber } from './personal-number.ts'

const codes = Object.keys(BIRTH_PROVINCES)
const parts = fc.record({
  province: fc.constantFrom(...codes),
  century: fc.integer({ min: 0, max: 3 }),
  year: fc.integer({ min: 0, max: 99 }),
  rest: fc.integer({ min: 0, max: 999_999 }),
})
const pad = (value: number, width: number) => String(value).padStart(width, '0')

test('a number with another count of digits or with letters is refused', () => {
  for (const text of ['', '001190', '00119000012', '0011900001234', 'A01190000123', '001-190000123']) {
    assert.equal(parsePersonalNumber(text).ok, false, text)
  }
})

test('a province code that never existed is refused', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 999 }), (part, wrong) => {
      fc.pre(!codes.includes(pad(wrong, 3)))
      const number = `${pad(wrong, 3)}${part.century}${pad(part.year, 2)}${pad(part.rest, 6)}`
      assert.equal(parsePersonalNumber(number).ok, false)
    }),
  )
})

test('a century digit of people not yet born is refused', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 4, max: 9 }), (part, century) => {
      const number = `${part.province}${century}${pad(part.year, 2)}${pad(part.rest, 6)}`
      assert.equal(parsePersonalNumber(number).ok, false)
    }),
  )
})

test('every well-made number says province, sex and year of birth', () => {
  fc.assert(
    fc.property(parts, (part) => {
      const read = parsePersonalNumber(
        `${part.province}${part.century}${pad(part.year, 2)}${pad(part.rest, 6)}`,
      )
      assert.ok(read.ok)
      assert.equal(read.value.birthProvince, BIRTH_PROVINCES[part.province])
      assert.equal(read.value.sex, ['male', 'female', 'male', 'female'][part.century])
      assert.equal(read.value.birthYear, (part.century < 2 ? 1900 : 2000) + part.year)
    }),
  )
})

test('Nguyễn Thị Hoa was registered in Hà Nội, a woman born in 1990', () => {
  const read = parsePersonalNumber('001 190 000 123')
  assert.deepEqual(read, {
    ok: true,
    value: { number: '001190000123', birthProvince: 'Hà Nội', sex: 'female', birthYear: 1990 },
  })
  assert.equal(codes.length, 63)
})
