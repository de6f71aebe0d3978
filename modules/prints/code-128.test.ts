import assert from 'node:assert/strict'
import { test } from 'node:test'
import { code128Svg, code128Values } from './code-128.ts'

test('letters outside printable ASCII are refused', () => {
  for (const text of ['', 'Đ', 'a\n']) assert.throws(() => code128Values(text), RangeError)
})

test('set B: the standard’s own example has its check value', () => {
  assert.deepEqual(code128Values('PJJ123C'), [104, 48, 42, 42, 17, 18, 19, 35, 55, 106])
})

test('runs of digits go in pairs, an odd first one alone', () => {
  assert.deepEqual(code128Values('123456').slice(0, 4), [105, 12, 34, 56])
  assert.deepEqual(code128Values('12345').slice(0, 5), [104, 17, 99, 23, 45])
  assert.deepEqual(code128Values('1234A').slice(0, 5), [105, 12, 34, 100, 33])
})

test('every symbol is eleven modules wide and the stop thirteen', () => {
  const all = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')
  const width = Number(/viewBox="0 0 (\d+) /.exec(code128Svg(all))?.[1])
  const values = code128Values(all)
  assert.equal(width, 20 + 11 * (values.length - 1) + 13)
})
