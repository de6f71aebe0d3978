/** Where a transfer goes: `bin` is the bank's six digits at NAPAS. */
export type BankAccount = {
  readonly bin: string
  readonly bank: string
  readonly number: string
  readonly holder: string
}

/** A dossier's code as banks let it through: letters and digits only. */
export function transferText(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** One field: two digits of number, two of length, the text. */
function field(id: string, text: string): string {
  if (text.length === 0 || text.length > 99)
    throw new RangeError(`VietQR field ${id} has ${text.length} letters`)
  return `${id}${String(text.length).padStart(2, '0')}${text}`
}

/** CRC-16/CCITT (polynomial 1021, begun with FFFF) of a text of ASCII, as four hexadecimal digits. */
function crc16(text: string): string {
  let crc = 0xffff
  for (const letter of text) {
    crc ^= letter.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** Mã VietQR (EMVCo, NAPAS 24/7): a transfer of so many đồng to an account, the dossier's code as its description. */
export function vietQr(
  account: Pick<BankAccount, 'bin' | 'number'>,
  asked: { readonly amount: number; readonly code: string },
): string {
  const { amount, code } = asked
  if (!Number.isSafeInteger(amount) || amount < 1) throw new RangeError(`${amount} is no amount in đồng`)
  const beneficiary = field('00', account.bin) + field('01', account.number)
  const body = [
    field('00', '01'),
    field('01', '12'),
    field('38', field('00', 'A000000727') + field('01', beneficiary) + field('02', 'QRIBFTTA')),
    field('53', '704'),
    field('54', String(amount)),
    field('58', 'VN'),
    field('62', field('08', transferText(code))),
    '6304',
  ].join('')
  return body + crc16(body)
}
