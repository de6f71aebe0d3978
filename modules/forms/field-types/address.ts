import { allowOptions, cleanLine } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'
import { checkParts } from './parts.ts'
import type { Part, PartReader } from './parts.ts'

const readLine: PartReader = (value) => {
  const line = cleanLine(value)
  if (line.length >= 2 && line.length <= 250) return { value: line }
  return { reason: { vi: 'viết từ 2 đến 250 ký tự.', en: 'write 2 to 250 characters.' } }
}

/** The parts an address field shows: the unit of today, and the address as old papers print it. */
export const ADDRESS_PARTS: readonly Part[] = [
  {
    key: 'unit',
    label: { vi: 'Phường, xã hiện nay', en: 'Ward or commune of today' },
    required: true,
    read: (value) => {
      const code = value.trim()
      if (/^\d{5}$/.test(code)) return { value: code }
      return {
        reason: {
          vi: 'chọn phường, xã hiện nay trong danh sách (mã 5 chữ số).',
          en: 'choose the ward or commune of today from the list (a code of 5 digits).',
        },
      }
    },
  },
  {
    key: 'line',
    label: { vi: 'Số nhà, đường, thôn, tổ dân phố', en: 'House number, street, village or group' },
    required: true,
    read: readLine,
  },
  {
    key: 'as_printed',
    label: { vi: 'Địa chỉ ghi trên giấy tờ cũ', en: 'Address as printed on older papers' },
    required: false,
    read: readLine,
  },
]

/** An address. Whether the unit exists is asked of `units` by the act that files the dossier. */
export const address: FieldKind = {
  problem: allowOptions([]),
  check: (field, value, context) => checkParts(field, value, { parts: ADDRESS_PARTS, context }),
}
