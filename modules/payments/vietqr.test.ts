import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { QRPay } from 'vietnam-qr-pay'
import { transferText, vietQr } from './vietqr.ts'

const ACCOUNT = { bin: '999999', number: '000000166' }
const HOA = { amount: 10_000, code: 'TD.H26.00166-260302-0001' }

/** Fields by number, read by their lengths. */
function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let at = 0; at < text.length;) {
    const length = Number(text.slice(at + 2, at + 4))
    fields[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length)
    at += 4 + length
  }
  return fields
}

/** The checksum of EMVCo by its table, another way than the encoder's. */
function checksum(text: string): string {
  const table = Array.from({ length: 256 }, (_, high) =>
    Array.from({ length: 8 }).reduce<number>(
      (crc) => (crc >= 0x8000 ? (crc * 2) ^ 0x11021 : crc * 2),
      high * 256,
    ),
  )
  let crc = 0xffff
  for (const byte of Buffer.from(text, 'ascii')) {
    crc = ((crc % 256) * 256) ^ (table[Math.floor(crc / 256) ^ byte] ?? 0)
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

test('no QR for an amount that is no whole number of đồng above 0', () => {
  for (const amount of [0, -1, 0.5, Number.NaN]) assert.throws(() => vietQr(ACCOUNT, { ...HOA, amount }))
})

test('the checksum is CCITT begun with FFFF: 123456789 gives 29B1', () => {
  assert.equal(checksum('123456789'), '29B1')
})

test('the payload has the fields of NAPAS in their order', () => {
  const payload = vietQr(ACCOUNT, HOA)
  const fields = fieldsOf(payload)
  assert.deepEqual(Object.keys(fields).toSorted(), ['00', '01', '38', '53', '54', '58', '62', '63'])
  assert.ok(payload.startsWith('00020101021238'))
  const account = fieldsOf(fields['38'] ?? '')
  assert.equal(account['00'], 'A000000727')
  assert.equal(account['02'], 'QRIBFTTA')
  assert.deepEqual(fieldsOf(account['01'] ?? ''), { '00': '999999', '01': '000000166' })
  assert.equal(fields['53'], '704')
  assert.equal(fields['54'], '10000')
  assert.equal(fields['58'], 'VN')
  assert.deepEqual(fieldsOf(fields['62'] ?? ''), { '08': 'TDH26001662603020001' })
  assert.equal(fields['63'], checksum(payload.slice(0, -4)))
})

test('a library of others reads bank, account, amount and description out of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999_999 }),
      fc.integer({ min: 0, max: 99_999 }),
      fc.stringMatching(/^[0-9A-Z]{6,19}$/),
      (amount, unit, number) => {
        const code = `H26.${String(unit).padStart(5, '0')}-261122-0007`
        const read = new QRPay(vietQr({ bin: '970436', number }, { amount, code }))
        assert.equal(read.isValid, true)
        assert.equal(read.consumer.bankBin, '970436')
        assert.equal(read.consumer.bankNumber, number)
        assert.equal(Number(read.amount), amount)
        assert.equal(read.additionalData.purpose, transferText(code))
      },
    ),
    { numRuns: 50 },
  )
})

test('the checksum tells a changed amount', () => {
  const payload = vietQr(ACCOUNT, HOA)
  const forged = payload.replace('540510000', '540590000')
  assert.notEqual(forged, payload)
  assert.equal(new QRPay(forged).isValid, false)
  assert.notEqual(checksum(forged.slice(0, -4)), forged.slice(-4))
})
