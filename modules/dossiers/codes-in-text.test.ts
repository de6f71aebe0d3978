import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { transferText } from '#modules/payments'
import { codesInText } from './codes-in-text.ts'

const PATTERNS = ['TD.H26.{unit}-{yymmdd}-{0000}']
const CODE = 'TD.H26.00166-260302-0001'

const NONE = [
  '',
  'chuyen tien',
  'TDH26',
  'H26.00166-260302-0001',
  'TDH2600166260302001',
  'TD.H26.00166-260302-',
]
for (const text of NONE) {
  test(`“${text}” names no dossier`, () => assert.deepEqual(codesInText(PATTERNS, text), []))
}

const NAMED = [
  CODE,
  'TDH26001662603020001',
  'MBVCB.5550123456.TDH26001662603020001.CT tu 0011 NGUYEN THI HOA',
  'Nop phi td.h26.00166-260302-0001 ct 12/3',
  'TD H26 00166 260302 0001 Hoa',
  'TDH26001662603 020001 Nguyen Thi Hoa',
]
for (const text of NAMED) {
  test(`“${text}” names the dossier`, () => assert.ok(codesInText(PATTERNS, text).includes(CODE)))
}

test('a text that names two dossiers names both', () => {
  const other = 'TD.H26.00166-260302-0002'
  assert.deepEqual(codesInText(PATTERNS, `${CODE} ${transferText(other)}`), [CODE, other])
})

test('whatever the sequence number, the text of a transfer names its dossier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (unit, count) => {
      const code = `TD.H26.${String(unit).padStart(5, '0')}-261122-${String(count).padStart(4, '0')}`
      assert.deepEqual(codesInText(PATTERNS, `${transferText(code)} chuyen tien`), [code])
    }),
  )
})
