import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskNumbers } from './list-discards.ts'

test('numbers of persons and phones are shown by their last three digits', () => {
  assert.equal(maskNumbers('Bà Hoa 001190004321 nộp lại'), 'Bà Hoa •••••••••321 nộp lại')
  assert.equal(maskNumbers('gọi 0912 345 678.'), 'gọi •••••••678.')
  assert.equal(maskNumbers('gọi 0912-345-678 lúc 9 giờ'), 'gọi •••••••678 lúc 9 giờ')
  assert.equal(maskNumbers('CMND 012345678, đã nhập lại'), 'CMND ••••••678, đã nhập lại')
})

test('codes of dossiers, days and short numbers stay, so that what happened can be followed', () => {
  for (const words of [
    'nhập lại dưới mã H26.00166-260302-0001',
    'ngày 02/03/2026 ở quầy 2',
    'số M012 đã gọi ở quầy khác',
  ])
    assert.equal(maskNumbers(words), words)
})

test('a sum of money stays, and a number before “đồng ý” or “đồng nghiệp” is no sum', () => {
  for (const words of ['nộp 150.000.000 đồng', 'Thuế 1.200.000.000đ, đã nộp', '250.000.000 VNĐ.'])
    assert.equal(maskNumbers(words), words)
  assert.equal(maskNumbers('Ông 123.456.789 đồng ý nộp'), 'Ông ••••••789 đồng ý nộp')
  assert.equal(maskNumbers('CCCD 001.190.004.321 đồng nghĩa'), 'CCCD •••••••••321 đồng nghĩa')
  assert.equal(maskNumbers('số 123.456.789 đồng nghiệp'), 'số ••••••789 đồng nghiệp')
  assert.equal(maskNumbers('số 150000000 đồng'), 'số ••••••000 đồng')
})
